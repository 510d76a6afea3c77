// What a look at a feed leaves behind: the feed's own row, its new items, and the duplicates among them.
import assert from "node:assert/strict";
import { test } from "node:test";
import { keyEntries } from "../../src/core/feed/entry-keys.ts";
import { limits } from "../../src/core/limits.ts";
import {
  after,
  entry,
  feedSetting,
  hourMs,
  minuteMs,
  readArticle,
  secondMs,
  sortedEntry,
  feed as unknownFeed,
} from "../helpers/make.ts";
import {
  checkOf,
  claimFeed,
  itemsToRead,
  leaseMs,
  lookedAt,
  openTestStore,
  readyFeed,
  readyFeeds,
} from "../helpers/stored.ts";

test("recordCheck: the first success -> baseline, validators and times are set, the next look is planned", async (t) => {
  const store = await openTestStore(t);
  await store.feeds.sync([feedSetting()], after(0));
  const feed = await claimFeed(store, "daily-news", after(0));
  const validators = { etag: 'W/"ü"', lastModified: "Fri, 20 Nov 2026 08:00:00 GMT", bodyHash: "h" };

  await store.feeds.recordCheck(
    checkOf(feed, { checkedAt: after(secondMs), nextDueAt: after(minuteMs), validators, detail: "fine" }),
  );

  const [facts] = (await store.status.facts(after(secondMs))).feeds;
  assert.deepEqual([facts?.outcome, facts?.detail, facts?.failures, facts?.items], ["ok", "fine", 0, 0]);
  assert.deepEqual(
    [facts?.lastCheckedAt, facts?.lastSuccessAt, facts?.lastNewItemAt, facts?.nextDueAt],
    [after(secondMs), after(secondMs), undefined, after(minuteMs)],
  );
  const again = await store.feeds.claim(feed.id, after(minuteMs), leaseMs);
  assert.deepEqual(again?.baselineAt, after(secondMs));
  assert.deepEqual({ etag: again?.etag, lastModified: again?.lastModified, bodyHash: again?.bodyHash }, validators);
});

test("recordCheck: a failure -> counted and named, what was remembered is kept, a success forgives", async (t) => {
  const store = await openTestStore(t);
  let feed = await readyFeed(store);
  for (const failures of [1, 2]) {
    const checkedAt = after(failures * hourMs);
    const { validators: _none, ...failed } = checkOf(feed, { checkedAt, succeeded: false, outcome: "timeout" });
    await store.feeds.recordCheck({ ...failed, nextDueAt: checkedAt });
    feed = await claimFeed(store, "daily-news", checkedAt);
    assert.deepEqual([feed.failures, feed.etag, feed.baselineAt], [failures, '"v1"', after(0)]);
  }

  const now = after(5 * hourMs);
  await store.feeds.recordCheck(checkOf(feed, { checkedAt: now, nextDueAt: now }));
  assert.equal((await claimFeed(store, "daily-news", now)).failures, 0);
  const [facts] = (await store.status.facts(now)).feeds;
  assert.deepEqual([facts?.outcome, facts?.lastSuccessAt], ["ok", now]);
});

test("recordCheck: failures before any success -> still no baseline", async (t) => {
  const store = await openTestStore(t);
  await store.feeds.sync([feedSetting()], after(0));
  const feed = await claimFeed(store, "daily-news", after(0));
  await store.feeds.recordCheck(checkOf(feed, { succeeded: false, outcome: "dns", nextDueAt: after(1) }));
  assert.equal((await claimFeed(store, "daily-news", after(1))).baselineAt, undefined);
});

test("recordCheck: validators without values -> the old ones are forgotten", async (t) => {
  const store = await openTestStore(t);
  const feed = await readyFeed(store);
  const validators = { etag: undefined, lastModified: undefined, bodyHash: undefined };
  await store.feeds.recordCheck(checkOf(feed, { checkedAt: lookedAt, validators, nextDueAt: lookedAt }));
  assert.equal((await claimFeed(store, "daily-news", lookedAt)).etag, undefined);
});

test("recordCheck: entries of each fate -> news is to be read, the rest is settled with its reason", async (t) => {
  const store = await openTestStore(t);
  const feed = await readyFeed(store);
  const entries = [
    sortedEntry({ guid: "old" }, "too-old"),
    sortedEntry({ guid: "n1" }),
    sortedEntry({ guid: "base" }, "baseline"),
    sortedEntry({ guid: "n2", link: undefined, author: undefined, publishedAt: undefined }),
  ];

  const ids = await store.feeds.recordCheck(checkOf(feed, { checkedAt: lookedAt, entries }));

  const rows = await store.sql`
    select id, guid, state, outcome, why, due_at, settled_at, seen_at
    from items
    order by guid`;
  assert.deepEqual(
    rows.map((row) => [row["guid"], row["state"], row["outcome"], row["why"], row["due_at"], row["settled_at"]]),
    [
      ["base", "settled", "baseline", "is baseline in this test", null, lookedAt],
      ["n1", "to-read", null, null, lookedAt, null],
      ["n2", "to-read", null, null, lookedAt, null],
      ["old", "settled", "too-old", "is too-old in this test", null, lookedAt],
    ],
  );
  assert.deepEqual(ids, [rows[1]?.["id"], rows[2]?.["id"]], "in the feed's order");
  const [facts] = (await store.status.facts(lookedAt)).feeds;
  assert.deepEqual([facts?.items, facts?.lastNewItemAt], [4, lookedAt]);
});

test("recordCheck: only baseline entries -> no new item is claimed to have come", async (t) => {
  const store = await openTestStore(t);
  await store.feeds.sync([feedSetting()], after(0));
  const feed = await claimFeed(store, "daily-news", after(0));
  await store.feeds.recordCheck(checkOf(feed, { entries: [sortedEntry({}, "baseline")] }));
  const [facts] = (await store.status.facts(after(0))).feeds;
  assert.deepEqual([facts?.items, facts?.lastNewItemAt], [1, undefined]);
});

test("recordCheck: a page another feed has brought -> settled as its duplicate, naming it", async (t) => {
  const store = await openTestStore(t);
  const [first, second] = await readyFeeds(store, [feedSetting({ name: "first" }), feedSetting({ name: "second" })]);
  assert.ok(first && second);
  const link = "https://news.example/page";
  const [firstId] = await itemsToRead(store, first, [{ guid: "x", link }]);

  const ids = await itemsToRead(store, second, [
    { guid: "x", link: "https://www.news.example/page?utm_source=feed" },
    { guid: "y" },
  ]);

  assert.equal(ids.length, 1);
  const [row] = await store.sql`select * from items where feed_id = ${second.id} and guid = 'x'`;
  assert.deepEqual(
    [row?.["state"], row?.["outcome"], row?.["duplicate_of"], row?.["why"]],
    ["settled", "duplicate-of", firstId, `the same page as item ${firstId} from first`],
  );
  const keyed = keyEntries([entry({ guid: "x", link: "https://news.example/page" })]);
  const known = (await store.feeds.known(second.id, keyed)).find(({ guid }) => guid === "x");
  assert.equal(known?.linkKey, "news.example/page");
  assert.deepEqual(
    (await store.status.facts(lookedAt)).feeds.map((facts) => facts.items),
    [1, 2],
  );
});

test("recordCheck: a page that another feed had in its baseline -> is read, for it may be news", async (t) => {
  const store = await openTestStore(t);
  const [first, second] = await readyFeeds(store, [feedSetting({ name: "first" }), feedSetting({ name: "second" })]);
  assert.ok(first && second);
  const link = "https://news.example/page";
  await store.feeds.recordCheck(checkOf(first, { checkedAt: lookedAt, entries: [sortedEntry({ link }, "baseline")] }));

  const ids = await itemsToRead(store, second, [{ guid: "x", link }]);

  assert.equal(ids.length, 1);
  assert.equal((await store.status.trail(link)).length, 2);
});

test("recordCheck: a page that nobody could read -> another feed that brings it is read in its place", async (t) => {
  const store = await openTestStore(t);
  const [first, second] = await readyFeeds(store, [feedSetting({ name: "first" }), feedSetting({ name: "second" })]);
  assert.ok(first && second);
  const link = "https://news.example/page";
  const [id = ""] = await itemsToRead(store, first, [{ guid: "x", link }]);
  const item = await store.items.claimToRead(id, lookedAt, leaseMs);
  assert.ok(item);
  const article = readArticle({ canonicalUrl: undefined });
  const outcome = "unreadable:http-403";
  await store.items.recordArticle({ item, article, source: "feed", url: link, outcome, fetchedAt: lookedAt });
  await store.items.settle({ id: id, outcome: "no-match", why: "met no watch", now: lookedAt });

  const [again] = await itemsToRead(store, second, [{ guid: "y", link }]);

  assert.ok(again);
  assert.equal((await store.items.claimToRead(again, lookedAt, leaseMs))?.feedName, "second");
});

test("recordCheck: dated by a clock that ran ahead -> the next look is kept all the same", async (t) => {
  const store = await openTestStore(t);
  const feed = await readyFeed(store);
  const ahead = after(30 * 24 * hourMs);
  await store.feeds.recordCheck(checkOf(feed, { checkedAt: ahead, entries: [] }));

  await store.upkeep.mendPlans(lookedAt);
  const again = await claimFeed(store, feed.name, lookedAt);
  const [id] = await itemsToRead(store, again, [{ guid: "now" }]);

  assert.ok(id);
});

test("recordCheck: the same entries again -> nothing new, nothing twice", async (t) => {
  const store = await openTestStore(t);
  const feed = await readyFeed(store);
  const entries = [{ guid: "a" }, { guid: "b" }];
  assert.equal((await itemsToRead(store, feed, entries)).length, 2);
  assert.equal((await itemsToRead(store, feed, entries)).length, 0);
  assert.equal((await store.status.facts(lookedAt)).counts.items, 2);
});

test("recordCheck: two entries of one document with one link key -> one is read, one is its duplicate", async (t) => {
  const store = await openTestStore(t);
  const feed = await readyFeed(store);
  const link = "https://news.example/same";
  const ids = await itemsToRead(store, feed, [
    { guid: "b", link },
    { guid: "a", link },
  ]);
  assert.equal(ids.length, 1);
  const rows = await store.sql`select duplicate_of from items where outcome = 'duplicate-of'`;
  assert.deepEqual(
    rows.map((row) => row["duplicate_of"]),
    [...ids],
  );
});

test("recordCheck: two feeds bring the same pages at the same moment -> each page is read once", async (t) => {
  const store = await openTestStore(t);
  const names = ["a", "b", "c", "d"];
  const feeds = await readyFeeds(
    store,
    names.map((name) => feedSetting({ name })),
  );
  const guids = Array.from({ length: 30 }, (_, index) => `page-${index}`);
  const orders = [guids, [...guids].reverse(), guids, [...guids].reverse()];

  const ids = await Promise.all(
    feeds.map((feed, index) =>
      itemsToRead(
        store,
        feed,
        (orders[index] ?? []).map((guid) => ({ guid })),
      ),
    ),
  );

  assert.equal(ids.flat().length, 30);
  const [row] = await store.sql`
    select count(*) as all, count(*) filter (where outcome = 'duplicate-of') as duplicates from items`;
  assert.deepEqual([row?.["all"], row?.["duplicates"]], [120, 90]);
});

test("recordCheck: one feed recorded by two workers at once -> each entry once", async (t) => {
  const store = await openTestStore(t);
  const feed = await readyFeed(store);
  const entries = [{ guid: "a" }, { guid: "b" }, { guid: "c" }];
  const ids = await Promise.all([itemsToRead(store, feed, entries), itemsToRead(store, feed, entries)]);
  assert.equal(ids.flat().length, 3);
});

test("recordCheck: a writer comes after a newer check -> it changes nothing", async (t) => {
  const store = await openTestStore(t);
  const late = await readyFeed(store);
  const now = after(hourMs);
  const newer = await claimFeed(store, "daily-news", now);
  const validators = { etag: '"new"', lastModified: undefined, bodyHash: undefined };
  await store.feeds.recordCheck(checkOf(newer, { checkedAt: now, validators, nextDueAt: after(2 * hourMs) }));

  const ids = await store.feeds.recordCheck(
    checkOf(late, { checkedAt: lookedAt, entries: [sortedEntry()], succeeded: false, nextDueAt: after(0) }),
  );

  assert.deepEqual(ids, []);
  assert.deepEqual(await store.feeds.due(now, 10), []);
  assert.equal((await claimFeed(store, "daily-news", after(2 * hourMs))).etag, '"new"');
});

test("recordCheck: the address changed meanwhile -> the old address' answer is not remembered for the new", async (t) => {
  const store = await openTestStore(t);
  const old = await readyFeed(store);
  await store.feeds.sync([feedSetting({ url: "https://daily-news.example/new.xml" })], lookedAt);

  assert.deepEqual(await store.feeds.recordCheck(checkOf(old, { checkedAt: lookedAt, entries: [sortedEntry()] })), []);

  const feed = await claimFeed(store, "daily-news", lookedAt);
  assert.deepEqual([feed.etag, feed.baselineAt], [undefined, undefined]);
});

test("recordCheck: a feed that is not in the table -> nothing is recorded", async (t) => {
  const store = await openTestStore(t);
  assert.deepEqual(await store.feeds.recordCheck(checkOf(unknownFeed(), { entries: [sortedEntry()] })), []);
  assert.equal((await store.status.facts(after(0))).counts.items, 0);
});

test("recordCheck: a second first look, late -> its entries are not taken for a baseline", async (t) => {
  const store = await openTestStore(t);
  await store.feeds.sync([feedSetting()], after(0));
  const slow = await claimFeed(store, "daily-news", after(0));
  const quick = await claimFeed(store, "daily-news", after(leaseMs));
  await store.feeds.recordCheck(checkOf(quick, { checkedAt: after(leaseMs) }));

  const entries = [sortedEntry({}, "baseline")];
  await store.feeds.recordCheck(checkOf(slow, { checkedAt: after(2 * leaseMs), entries }));

  const known = await store.feeds.known(slow.id, keyEntries([entry()]));
  assert.deepEqual(known, [], "the next look brings it as news");
});

test("recordCheck: hostile texts, endless fields, times out of range -> stored whole, cut, or left out", async (t) => {
  const store = await openTestStore(t);
  const feed = await readyFeed(store);
  const hostile = {
    guid: "g\0\ud800",
    title: `a\0b\udc00${"x".repeat(limits.titleCharsMax)}`,
    text: `${"y".repeat(limits.entryTextCharsMax - 1)}😀z`,
    author: "\0".repeat(10),
  };
  const times = [new Date(Number.NaN), new Date(Date.UTC(-50, 0, 1)), new Date(8.64e15)];
  const entries = times.map((publishedAt, index) => ({
    ...hostile,
    guid: hostile.guid + index,
    publishedAt,
    link: undefined,
  }));

  const ids = await itemsToRead(store, feed, entries);

  assert.equal(ids.length, 3);
  for (const id of ids) {
    const read = await store.items.claimToRead(id, lookedAt, leaseMs);
    assert.ok(read);
    assert.equal(read.publishedAt, undefined);
    assert.ok(read.title.startsWith("ab\uFFFDxx"));
    assert.ok(read.title.length <= limits.titleCharsMax);
    assert.equal(read.text, "y".repeat(limits.entryTextCharsMax - 1), "half a character is not kept");
    assert.equal(read.author, "");
  }
});

test("recordCheck: two thousand entries -> one batch", async (t) => {
  const store = await openTestStore(t);
  const feed = await readyFeed(store);
  const entries = Array.from({ length: limits.entriesPerFeedMax }, (_, index) => ({ guid: `many-${index}` }));
  const ids = await itemsToRead(store, feed, entries);
  assert.equal(new Set(ids).size, limits.entriesPerFeedMax);
  assert.equal((await store.items.undone("to-read", lookedAt, 5_000)).length, limits.entriesPerFeedMax);
});

test("recordCheck: an entry with far too many and far too long categories -> bounded in number and length", async (t) => {
  const store = await openTestStore(t);
  const feed = await readyFeed(store);
  const categories = Array.from({ length: 5_000 }, (_, index) => `${index} ${"x".repeat(5_000)}`);
  await store.feeds.recordCheck(
    checkOf(feed, { checkedAt: lookedAt, entries: [sortedEntry({ guid: "many", categories })] }),
  );
  const [row] = await store.sql<{ categories: string[] }[]>`select categories from items where guid = 'many'`;
  assert.equal(row?.categories.length, limits.entryCategoriesMax);
  assert.ok(row?.categories.every((one) => one.length === limits.categoryCharsMax));
});
