// What becomes of the entries of a feed.
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Feed, FeedEntry } from "../../src/core/feed/feed.ts";
import { type KnownKeys, keyEntries, sortEntries } from "../../src/core/feed/sort-entries.ts";
import { feed } from "../helpers/make.ts";

const now = new Date("2026-03-05T12:00:00Z");
const day = 86_400_000;
const nothing: KnownKeys = { guids: new Set(), links: new Set() };

function entry(parts: Partial<FeedEntry> = {}): FeedEntry {
  return {
    guid: "g1",
    link: "https://wire.example/one",
    title: "One",
    text: "Text.",
    author: undefined,
    publishedAt: now,
    ...parts,
  };
}

function fates(entries: readonly FeedEntry[], known = nothing, parts: Partial<Feed> = {}) {
  return sortEntries(keyEntries(entries), known, { feed: feed(parts), now }).map(
    ({ entry: { guid }, fate }) => `${guid} ${fate}`,
  );
}

test("sortEntries: a new entry in a feed that has its baseline -> is read", () => {
  assert.deepEqual(fates([entry()]), ["g1 read"]);
});

test("sortEntries: the first look at a feed -> everything is baseline, however new", () => {
  assert.deepEqual(
    fates([entry(), entry({ guid: "g2", link: "https://wire.example/two" })], nothing, { baselineAt: undefined }),
    ["g1 baseline", "g2 baseline"],
  );
});

test("sortEntries: an entry known by its guid -> is left out", () => {
  assert.deepEqual(fates([entry()], { guids: new Set(["g1"]), links: new Set() }), []);
});

test("sortEntries: a known page under a new id -> set aside by name, not read again", () => {
  assert.deepEqual(fates([entry({ guid: "other" })], { guids: new Set(), links: new Set(["wire.example/one"]) }), [
    "other known-page",
  ]);
});

test("sortEntries: published before the window -> too old; at its edge -> read; without a date -> read", () => {
  assert.deepEqual(fates([entry({ publishedAt: new Date(now.getTime() - 3 * day - 1) })]), ["g1 too-old"]);
  assert.deepEqual(fates([entry({ publishedAt: new Date(now.getTime() - 3 * day) })]), ["g1 read"]);
  assert.deepEqual(fates([entry({ publishedAt: undefined })]), ["g1 read"]);
});

test("sortEntries: dated in the future -> read, and dated by when it was seen", () => {
  const future = entry({ publishedAt: new Date(now.getTime() + day) });

  const [sorted] = sortEntries(keyEntries([future]), nothing, { feed: feed(), now });

  assert.equal(sorted?.fate, "read");
  assert.equal(sorted?.entry.publishedAt, undefined);
});

test("sortEntries: a clock that runs a few minutes fast -> the date is kept", () => {
  const soon = new Date(now.getTime() + 5 * 60_000);

  const [sorted] = sortEntries(keyEntries([entry({ publishedAt: soon })]), nothing, { feed: feed(), now });

  assert.deepEqual(sorted?.entry.publishedAt, soon);
});

test("sortEntries: one guid twice in a document -> the first counts", () => {
  assert.deepEqual(fates([entry({ title: "first" }), entry({ title: "second" })]), ["g1 read"]);
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
  const entries = [entry({ guid: "g2", link }), entry({ guid: "g3", link })];

  assert.deepEqual(fates(entries, { guids: new Set(["g2"]), links: new Set(["wire.example/live"]) }), ["g3 read"]);
});
