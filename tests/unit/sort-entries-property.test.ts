// A feed that changes everything about its entries but what they are: one item for each true entry, none lost, none doubled.
import assert from "node:assert/strict";
import { test } from "node:test";
import { keyEntries } from "../../src/core/feed/entry-keys.ts";
import type { FeedEntry } from "../../src/core/feed/feed.ts";
import type { KnownItem } from "../../src/core/feed/known-items.ts";
import { sortEntries } from "../../src/core/feed/sort-entries.ts";
import { shareOf } from "../../src/core/hash.ts";
import { after, entry, feed, hourMs, minuteMs } from "../helpers/make.ts";

const subjects = "Ministers Storm Markets Pilots Farmers Judges Doctors Miners Sailors Bakers Poets Nurses".split(" ");
const deeds = "meet strike close return object wait travel build vote march sing rest".split(" ");

/** Dice that fall the same for the same seed. */
function dice(seed: string) {
  let thrown = 0;
  const share = () => {
    thrown += 1;
    return shareOf(`${seed} ${thrown}`);
  };
  return {
    often: (probability: number) => share() < probability,
    one: <Value>(values: readonly Value[], otherwise: Value): Value =>
      values[Math.floor(share() * values.length)] ?? otherwise,
    upTo: (max: number) => Math.floor(share() * max),
  };
}
type Dice = ReturnType<typeof dice>;

type TrueEntry = { readonly number: number; readonly title: string; readonly path: string };

function trueEntry(number: number): TrueEntry {
  const title = `${subjects[number % 12]} ${deeds[Math.floor(number / 12) % 12]} in town${number} and port${number * 7}`;
  return { number, title, path: `/2026/11/${number}/story-${number}.html` };
}

/** The kinds of feeds that there are, by what they keep still. */
type Kind = "guids" | "links" | "new-guids" | "no-guids" | "one-link" | "words-only" | "one-guid";
const kinds: readonly Kind[] = ["guids", "links", "new-guids", "no-guids", "one-link", "words-only", "one-guid"];

const hosts = ["https://wire.example", "http://wire.example", "https://www.wire.example", "http://m.wire.example"];
const tails = ["", "?utm_source=rss", "?fbclid=7&utm_medium=x", "?outputType=amp", "?ref=rss", "#top", "/amp"];

/** The whole address may change from one look to the next, not within one document. */
function isElsewhere({ number }: TrueEntry, round: number): boolean {
  return shareOf(`${number} at ${round}`) > 0.9;
}

function disguised(truth: TrueEntry, { kind, round, roll }: { kind: Kind; round: number; roll: Dice }): FeedEntry {
  const link = `${roll.one(hosts, "")}${truth.path}${roll.one(tails, "")}`;
  const wrapped = roll.often(0.1) ? `https://www.google.com/url?sa=t&url=${encodeURIComponent(link)}` : link;
  const id = `tag:wire.example,2026:${truth.number}`;
  const publishedAt = roll.often(0.2) ? after(round * hourMs) : after(truth.number * minuteMs);
  const common = { title: truth.title, text: `Report number ${truth.number}.`, publishedAt };
  switch (kind) {
    case "guids":
      return entry({
        ...common,
        guid: id,
        link: isElsewhere(truth, round) ? `https://wire.example/at/${truth.number}` : wrapped,
      });
    case "links":
      return entry({ ...common, guid: roll.often(0.7) ? id : `${id}#${round}`, link: wrapped });
    case "new-guids":
      return entry({ ...common, guid: `${round}-${truth.number}-${roll.upTo(1e9)}`, link: wrapped });
    case "no-guids":
      return entry({ ...common, guid: wrapped, hasOwnId: false, link: wrapped });
    case "one-link":
      return entry({ ...common, guid: id, link: "https://wire.example/live" });
    case "words-only":
      return entry({ ...common, guid: `hash ${truth.number}`, hasOwnId: false, link: undefined });
    case "one-guid":
      return entry({ ...common, guid: "0", link: wrapped });
  }
}

/** Entries come, stay for a while, leave, and sometimes come back, in any order. */
function documentOf(kind: Kind, round: number, roll: Dice): readonly FeedEntry[] {
  const newest = 3 + round * 2;
  const shown: FeedEntry[] = [];
  for (let number = 0; number < newest; number += 1) {
    const isRecent = number >= newest - 8;
    const isBack = !isRecent && roll.often(0.15);
    if (isRecent || isBack) shown.push(disguised(trueEntry(number), { kind, round, roll }));
    if (isRecent && kind !== "one-link" && kind !== "words-only" && roll.often(0.05)) {
      shown.push(disguised(trueEntry(number), { kind, round, roll }));
    }
  }
  return shown.sort(() => (roll.often(0.5) ? 1 : -1));
}

function run(kind: Kind, seed: number): readonly string[] {
  const roll = dice(`${kind} ${seed}`);
  const stored: KnownItem[] = [];
  for (let round = 0; round < 20; round += 1) {
    const keyed = keyEntries(documentOf(kind, round, roll));
    const { fresh } = sortEntries(keyed, stored, { feed: feed({ windowMs: 1e12 }), now: after(round * hourMs) });
    for (const {
      entry: { guid, link, title, publishedAt },
      linkKey,
      wordsKey,
    } of fresh) {
      assert.ok(!stored.some((one) => one.guid === guid), `${kind}: ${guid} is recorded twice`);
      stored.push({ id: `item-${stored.length}`, guid, link, linkKey, wordsKey, title, publishedAt });
    }
  }
  return stored.map(({ title }) => title).sort();
}

const truth = Array.from({ length: 3 + 19 * 2 }, (_, number) => trueEntry(number).title).sort();

for (const kind of kinds) {
  test(`sortEntries: twenty looks at a feed that keeps only ${kind} still, ten times -> one item for each true entry`, () => {
    for (let seed = 0; seed < 10; seed += 1) assert.deepEqual(run(kind, seed), truth, `seed ${seed}`);
  });
}
