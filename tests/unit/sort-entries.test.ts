// What becomes of the entries of a feed.
import assert from "node:assert/strict";
import { test } from "node:test";
import { keyEntries, titlesAgree, wordsKeyOf } from "../../src/core/feed/entry-keys.ts";
import type { Feed, FeedEntry } from "../../src/core/feed/feed.ts";
import type { KnownItem } from "../../src/core/feed/known-items.ts";
import { sortEntries } from "../../src/core/feed/sort-entries.ts";
import { entry as anyEntry, dayMs, feed, hourMs } from "../helpers/make.ts";

const now = new Date("2026-03-05T12:00:00Z");

function entry(parts: Partial<FeedEntry> = {}): FeedEntry {
  return anyEntry({ guid: "g1", link: "https://wire.example/one", title: "One", publishedAt: now, ...parts });
}

function item(parts: Partial<KnownItem> = {}): KnownItem {
  const { title, text } = entry(parts.title === undefined ? {} : { title: parts.title });
  return {
    id: "item-1",
    guid: "g1",
    link: "https://wire.example/one",
    linkKey: "wire.example/one",
    wordsKey: wordsKeyOf({ title, text }),
    title,
    publishedAt: now,
    ...parts,
  };
}

function sort(entries: readonly FeedEntry[], known: readonly KnownItem[] = [], parts: Partial<Feed> = {}) {
  return sortEntries(keyEntries(entries), known, { feed: feed(parts), now });
}

function fates(...[entries, known, parts]: Parameters<typeof sort>) {
  return sort(entries, known, parts).fresh.map(({ entry: { guid }, fate }) => `${guid} ${fate}`);
}

test("sortEntries: a new entry in a feed that has its baseline -> is read", () => {
  assert.deepEqual(fates([entry()]), ["g1 read"]);
});

test("sortEntries: the first look at a feed -> everything is baseline, however new", () => {
  assert.deepEqual(
    fates([entry(), entry({ guid: "g2", link: "https://wire.example/two" })], [], { baselineAt: undefined }),
    ["g1 baseline", "g2 baseline"],
  );
});

test("sortEntries: an entry known by its guid -> is left out, whatever its date, place or scheme is now", () => {
  const known = [item()];
  assert.deepEqual(fates([entry()], known), []);
  assert.deepEqual(
    fates([entry({ publishedAt: new Date(now.getTime() + hourMs), title: "Another headline" })], known),
    [],
  );
  assert.deepEqual(fates([entry({ link: "http://m.wire.example/one/amp?utm_source=x" })], known), []);
  assert.deepEqual(fates([entry({ link: "https://wire.example/one-and-more" })], known), []);
});

test("sortEntries: a known page under a new id -> the same item, not one more", () => {
  assert.deepEqual(fates([entry({ guid: "other" })], [item()]), []);
  assert.deepEqual(fates([entry({ guid: "other", link: "https://amp.wire.example/one?fbclid=1" })], [item()]), []);
});

test("sortEntries: published before the window -> too old; at its edge -> read; without a date -> read", () => {
  assert.deepEqual(fates([entry({ publishedAt: new Date(now.getTime() - 3 * dayMs - 1) })]), ["g1 too-old"]);
  assert.deepEqual(fates([entry({ publishedAt: new Date(now.getTime() - 3 * dayMs) })]), ["g1 read"]);
  assert.deepEqual(fates([entry({ publishedAt: undefined })]), ["g1 read"]);
});

test("sortEntries: dated in the future -> read, and dated by when it was seen", () => {
  const [sorted] = sort([entry({ publishedAt: new Date(now.getTime() + dayMs) })]).fresh;

  assert.equal(sorted?.fate, "read");
  assert.equal(sorted?.entry.publishedAt, undefined);
});

test("sortEntries: a clock that runs a few minutes fast -> the date is kept", () => {
  const soon = new Date(now.getTime() + 5 * 60_000);
  assert.deepEqual(sort([entry({ publishedAt: soon })]).fresh[0]?.entry.publishedAt, soon);
});

test("sortEntries: one entry twice in a document -> the first counts", () => {
  const titles = ["President lands in Beijing", "President lands in Beijing, talks begin"];
  assert.deepEqual(fates(titles.map((title) => entry({ title }))), ["g1 read"]);
});

test("sortEntries: one guid for two pages -> no guid: both are news, and known again when they come back", () => {
  const pair = [entry({ title: "First" }), entry({ title: "Second", link: "https://wire.example/two" })];
  const { fresh } = sort(pair);

  assert.deepEqual(
    fresh.map(({ entry: { guid } }) => guid),
    ["link:wire.example/one", "link:wire.example/two"],
  );
  const known = fresh.map(({ entry: { guid, link, title }, linkKey, wordsKey }, index) =>
    item({ id: `i${index}`, guid, link, linkKey, wordsKey, title }),
  );
  assert.deepEqual(fates(pair, known), []);
  assert.deepEqual(fates(pair.slice(1), known), [], "also when only one of them is left in the document");
});

test("sortEntries: one guid for all, without links -> told apart by their words", () => {
  const words = ["Ministers meet", "Storm ahead", "Markets close"];
  const entries = words.map((title) => entry({ guid: "0", link: undefined, title }));

  const { fresh } = sort(entries);

  assert.equal(fresh.length, 3);
  assert.equal(new Set(fresh.map(({ entry: { guid } }) => guid)).size, 3);
});

test("sortEntries: a guid that is used again for another page with another title -> news under an id of its own", () => {
  const again = entry({ guid: "g1", link: "https://wire.example/two", title: "Storm ahead" });
  const { fresh } = sort([again], [item({ title: "Ministers meet" })]);

  assert.deepEqual(
    fresh.map(({ entry: { guid }, fate }) => [guid, fate]),
    [["link:wire.example/two", "read"]],
  );
});

test("sortEntries: the address follows an edited title under the same guid -> the same item", () => {
  const moved = entry({
    link: "https://wire.example/president-in-beijing-for-talks",
    title: "President in Beijing for talks",
  });
  assert.deepEqual(fates([moved], [item({ title: "President in Beijing" })]), []);
});

test("sortEntries: no guid and no link -> known by its words", () => {
  const bare = (title: string) => entry({ guid: `hash of ${title}`, hasOwnId: false, link: undefined, title });
  const known = [item({ guid: "words:x", link: undefined, linkKey: undefined, title: "Ministers meet" })];

  assert.deepEqual(sort([bare("Ministers meet"), bare("Storm ahead")], known).fresh.length, 1);
});

test("sortEntries: new guids at every fetch and no links -> known by their words", () => {
  const known = [item({ guid: "old", link: undefined, linkKey: undefined })];
  assert.deepEqual(fates([entry({ guid: "new", link: undefined })], known), []);
});

test("sortEntries: one link for every entry, seen once by itself -> the next entry is news", () => {
  const live = "https://wire.example/live";
  const first = item({ guid: "1", link: live, linkKey: "wire.example/live", title: "Storm ahead", publishedAt: now });
  const later = new Date(now.getTime() + hourMs);
  const next = entry({ guid: "2", link: live, title: "Ministers meet", publishedAt: later });

  const { fresh } = sort([next], [first]);

  assert.deepEqual(
    fresh.map(({ linkKey, fate }) => [linkKey, fate]),
    [[undefined, "read"]],
  );
});

test("sortEntries: a link that was shared before -> tells nothing apart when it comes alone", () => {
  const live = "https://wire.example/live";
  const known = [item({ guid: "1", link: live, linkKey: undefined, title: "Storm ahead" })];

  const { fresh } = sort([entry({ guid: "2", link: live, title: "Ministers meet" })], known);

  assert.deepEqual(fresh[0]?.linkKey, undefined);
  assert.equal(fresh.length, 1);
});

test("sortEntries: a page whose id counts its edits, with a wholly new headline -> the same item", () => {
  const known = [item({ guid: "https://wire.example/one#0", title: "Storm ahead" })];
  const edited = entry({
    guid: "https://wire.example/one#1",
    title: "Ministers meet",
    publishedAt: new Date(now.getTime() + 1),
  });

  assert.deepEqual(fates([edited], known), []);
});

test("sortEntries: a known entry with other words -> noted as edited, once, and not as news", () => {
  const { fresh, edited } = sort([entry({ text: "Corrected." }), entry({ text: "Corrected." })], [item()]);

  assert.deepEqual(fresh, []);
  assert.deepEqual(edited, [{ id: "item-1", wordsKey: wordsKeyOf({ title: "One", text: "Corrected." }) }]);
  assert.deepEqual(sort([entry()], [item()]).edited, [], "the same words are no edit");
});

test("keyEntries: a link that several entries share -> tells none of them apart", () => {
  const link = "https://wire.example/live";
  const keyed = keyEntries([
    entry({ link }),
    entry({ guid: "g2", link }),
    entry({ guid: "g3", link: `${link}/other` }),
  ]);

  assert.deepEqual(
    keyed.map(({ linkKey }) => linkKey),
    [undefined, undefined, "wire.example/live/other"],
  );
});

test("sortEntries: live entries under one known link -> each new guid is still news", () => {
  const link = "https://wire.example/live";
  const entries = [
    entry({ guid: "g2", link, title: "Storm ahead" }),
    entry({ guid: "g3", link, title: "Ministers meet" }),
  ];
  const known = [item({ guid: "g2", link, linkKey: "wire.example/live", title: "Storm ahead" })];

  assert.deepEqual(fates(entries, known), ["g3 read"]);
});

test("titlesAgree: edits, other scripts, no words -> half of the words decide", () => {
  assert.ok(titlesAgree("Xi arrives in Moscow", "Xi Jinping arrives in Moscow for talks with Putin"));
  assert.ok(titlesAgree("习近平抵达莫斯科", "习近平抵达莫斯科进行国事访问"));
  assert.ok(titlesAgree("", "Anything"));
  assert.ok(!titlesAgree("Storm ahead", "Ministers meet"));
});

test("sortEntries: two thousand entries under one guid and one link -> sorted in the time of a blink", () => {
  const many = Array.from({ length: 2_000 }, (_, index) =>
    entry({ guid: "0", title: `Story ${index} of town${index}` }),
  );
  const began = performance.now();
  assert.equal(sort(many).fresh.length, 2_000);
  assert.ok(performance.now() - began < 1_000, "a hostile feed must not hold up the others");
});
