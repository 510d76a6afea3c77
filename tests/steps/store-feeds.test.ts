// The feeds' table: agreeing with the settings, being due, being claimed, and remembering.
import assert from "node:assert/strict";
import { test } from "node:test";
import { keyEntries } from "../../src/core/feed/entry-keys.ts";
import { limits } from "../../src/core/limits.ts";
import { storableKey } from "../../src/store/storable.ts";
import { after, entry, feedMemory, feedSetting, hourMs, minuteMs, sortedEntry } from "../helpers/make.ts";
import { checkOf, claimFeed, leaseMs, lookedAt, openTestStore, readyFeed } from "../helpers/stored.ts";

const nobody = "01939a00-0000-7000-8000-00000000ffff";

test("sync: feeds listed for the first time -> all are due now, without a baseline", async (t) => {
  const store = await openTestStore(t);
  await store.feeds.sync([feedSetting({ name: "one" }), feedSetting({ name: "two" })], after(0));

  assert.equal((await store.feeds.due(after(0), 10)).length, 2);
  assert.equal((await store.feeds.due(after(-1), 10)).length, 0);
  const { id, ...claimed } = await claimFeed(store, "one", after(0));
  assert.match(id, /^[0-9a-f-]{36}$/);
  assert.deepEqual(claimed, {
    ...feedSetting({ name: "one" }),
    etag: undefined,
    lastModified: undefined,
    bodyHash: undefined,
    baselineAt: undefined,
    failures: 0,
    memory: feedMemory(),
  });
});

test("sync: the same settings again -> nothing changes, a claim stands", async (t) => {
  const store = await openTestStore(t);
  const feed = await readyFeed(store);
  const before = await store.sql`select feeds.*, xmin from feeds`;

  await store.feeds.sync([feedSetting()], after(hourMs));

  assert.deepEqual([...(await store.sql`select feeds.*, xmin from feeds`)], [...before]);
  assert.equal(await store.feeds.claim(feed.id, lookedAt, leaseMs), undefined);
});

test("sync: another address under the same name -> everything remembered is forgotten and it is due now", async (t) => {
  const store = await openTestStore(t);
  const feed = await readyFeed(store);
  await store.feeds.recordCheck(
    checkOf(feed, { checkedAt: lookedAt, succeeded: false, outcome: "http-404", nextDueAt: after(24 * hourMs) }),
  );
  const now = after(hourMs);

  await store.feeds.sync([feedSetting({ url: "https://daily-news.example/new.xml" })], now);

  const moved = await store.feeds.claim(feed.id, now, leaseMs);
  assert.ok(moved);
  assert.equal(moved.id, feed.id);
  assert.equal(moved.url, "https://daily-news.example/new.xml");
  assert.deepEqual(
    [moved.etag, moved.lastModified, moved.bodyHash, moved.baselineAt, moved.failures],
    [undefined, undefined, undefined, undefined, 0],
  );
  const [facts] = (await store.status.facts(now)).feeds;
  assert.deepEqual([facts?.outcome, facts?.detail], [undefined, ""]);
});

test("sync: a shorter interval -> the next look comes no later than the new interval", async (t) => {
  const store = await openTestStore(t);
  const feed = await readyFeed(store);
  await store.feeds.recordCheck(checkOf(feed, { checkedAt: lookedAt, nextDueAt: after(10 * hourMs) }));

  await store.feeds.sync([feedSetting({ intervalMs: minuteMs })], after(hourMs));

  assert.deepEqual(await store.feeds.due(after(hourMs + minuteMs - 1), 10), []);
  assert.deepEqual(await store.feeds.due(after(hourMs + minuteMs), 10), [feed.id]);
});

test("sync: a longer interval -> the look that is planned stays", async (t) => {
  const store = await openTestStore(t);
  const feed = await readyFeed(store);
  await store.feeds.recordCheck(checkOf(feed, { checkedAt: lookedAt, nextDueAt: after(hourMs) }));

  await store.feeds.sync([feedSetting({ intervalMs: 5 * hourMs })], lookedAt);

  assert.deepEqual(await store.feeds.due(after(hourMs), 10), [feed.id]);
});

test("sync: a feed waiting out its failures, other words changed -> its wait stays", async (t) => {
  const store = await openTestStore(t);
  const feed = await readyFeed(store);
  await store.feeds.recordCheck(
    checkOf(feed, { checkedAt: lookedAt, succeeded: false, nextDueAt: after(10 * hourMs) }),
  );

  await store.feeds.sync([feedSetting({ outlet: "Another Name", country: "FR", language: "fr" })], after(hourMs));

  assert.deepEqual(await store.feeds.due(after(9 * hourMs), 10), []);
  const again = await store.feeds.claim(feed.id, after(10 * hourMs), leaseMs);
  assert.deepEqual(
    [again?.outlet, again?.country, again?.language, again?.failures, again?.etag],
    ["Another Name", "FR", "fr", 1, '"v1"'],
  );
});

test("sync: a feed listed no longer -> never due, not to be claimed, kept, and back when listed again", async (t) => {
  const store = await openTestStore(t);
  const [gone, kept] = [feedSetting({ name: "gone" }), feedSetting({ name: "kept" })];
  await store.feeds.sync([gone, kept], after(0));
  const goneId = (await claimFeed(store, "gone", after(0))).id;
  const due = after(hourMs);

  await store.feeds.sync([kept], due);
  assert.equal((await store.feeds.due(due, 10)).length, 1);
  assert.equal(await store.feeds.claim(goneId, due, leaseMs), undefined);
  assert.deepEqual(
    (await store.status.facts(due)).feeds.map((feed) => feed.name),
    ["kept"],
  );

  await store.feeds.sync([gone, kept], due);
  assert.equal((await store.feeds.claim(goneId, due, leaseMs))?.id, goneId);
});

test("sync: an empty list -> every feed stops", async (t) => {
  const store = await openTestStore(t);
  await store.feeds.sync([feedSetting()], after(0));
  await store.feeds.sync([], after(0));
  assert.deepEqual(await store.feeds.due(after(hourMs), 10), []);
});

test("sync: several processes at once -> one row for each feed", async (t) => {
  const store = await openTestStore(t);
  const forward = Array.from({ length: 20 }, (_, index) => feedSetting({ name: `feed-${index}` }));
  const backward = [...forward].reverse();
  await Promise.all([forward, backward, forward, backward].map((feeds) => store.feeds.sync(feeds, after(0))));
  assert.equal((await store.feeds.due(after(0), 100)).length, 20);
});

test("sync: a NUL in a setting -> it is left out instead of failing", async (t) => {
  const store = await openTestStore(t);
  await store.feeds.sync([feedSetting({ outlet: "The\0 Daily \ud800" })], after(0));
  assert.equal((await claimFeed(store, "daily-news", after(0))).outlet, "The Daily \uFFFD");
});

test("due: more feeds than asked for -> the longest due come first", async (t) => {
  const store = await openTestStore(t);
  await store.feeds.sync(
    ["a", "b", "c"].map((name) => feedSetting({ name })),
    after(0),
  );
  await store.sql`update feeds set due_at = ${after(-5000)} where name = 'b'`;
  await store.sql`update feeds set due_at = ${after(-9000)} where name = 'c'`;

  const due = await store.feeds.due(after(0), 2);

  const rows = await store.sql<{ id: string; name: string }[]>`select id, name from feeds`;
  assert.deepEqual(
    due.map((id) => rows.find((row) => row.id === id)?.name),
    ["c", "b"],
  );
});

test("claim: two at once -> one wins, the other gets nothing", async (t) => {
  const store = await openTestStore(t);
  await store.feeds.sync([feedSetting()], after(0));
  const [id = ""] = await store.feeds.due(after(0), 1);
  const claims = await Promise.all(Array.from({ length: 4 }, () => store.feeds.claim(id, after(0), leaseMs)));
  assert.equal(claims.filter((claim) => claim !== undefined).length, 1);
});

test("claim: the lease has run out -> someone else may take the feed", async (t) => {
  const store = await openTestStore(t);
  await store.feeds.sync([feedSetting()], after(0));
  const { id } = await claimFeed(store, "daily-news", after(0));
  assert.equal(await store.feeds.claim(id, after(leaseMs - 1), leaseMs), undefined);
  assert.equal((await store.feeds.claim(id, after(leaseMs), leaseMs))?.id, id);
});

test("claim: a feed that does not exist -> undefined", async (t) => {
  const store = await openTestStore(t);
  assert.equal(await store.feeds.claim(nobody, after(0), leaseMs), undefined);
});

test("known: guids, pages, words and shared links of this feed and of another -> only this feed's", async (t) => {
  const store = await openTestStore(t);
  const feed = await readyFeed(store, { name: "mine" });
  const live = {
    ...sortedEntry({ guid: "live", link: "https://news.example/live", title: "Live" }),
    linkKey: undefined,
  };
  const entries = [sortedEntry({ guid: "a", title: "A" }), sortedEntry({ guid: "b", title: "B" }), live];
  entries.push(sortedEntry({ guid: "c", link: undefined, title: "C" }));
  await store.feeds.recordCheck(checkOf(feed, { checkedAt: lookedAt, entries }));

  const asked = keyEntries([
    entry({ guid: "a", link: "https://news.example/elsewhere", title: "1" }),
    entry({ guid: "z", link: "http://www.news.example/b/?utm_source=x", title: "2" }),
    entry({ guid: "y", link: undefined, title: "C" }),
    entry({ guid: "x", link: "https://news.example/live", title: "3" }),
    entry({ guid: "nowhere", link: "https://news.example/nowhere", title: "4" }),
  ]);
  const known = await store.feeds.known(feed.id, asked);

  assert.deepEqual(known.map(({ guid, linkKey, title }) => `${guid} ${linkKey} ${title}`).sort(), [
    "a news.example/a A",
    "b news.example/b B",
    "c undefined C",
    "live undefined Live",
  ]);
  assert.deepEqual(await store.feeds.known(nobody, asked), []);
});

test("known: nothing asked -> nothing known", async (t) => {
  const store = await openTestStore(t);
  const feed = await readyFeed(store);
  assert.deepEqual(await store.feeds.known(feed.id, []), []);
});

test("known: a guid that no index could hold -> stored, and known again in the feed's own spelling", async (t) => {
  const store = await openTestStore(t);
  const feed = await readyFeed(store);
  const long = `tag:${"習".repeat(limits.keyBytesMax)}`;
  const longer = `${long}!`;
  const link = `https://news.example/${"p".repeat(3 * limits.keyBytesMax)}`;
  const linkKey = link.slice("https://".length);
  const entries = [sortedEntry({ guid: long, link }), sortedEntry({ guid: longer, link: undefined })];

  const ids = await store.feeds.recordCheck(checkOf(feed, { checkedAt: lookedAt, entries }));

  assert.equal(ids.length, 2);
  const asked = [
    entry({ guid: long, link }),
    entry({ guid: longer, link: undefined }),
    entry({ guid: `${longer}!`, link }),
  ];
  const known = await store.feeds.known(feed.id, keyEntries(asked));
  assert.deepEqual(known.map(({ guid }) => guid).sort(), [long, longer].sort());
  assert.deepEqual(
    known.flatMap((item) => item.linkKey ?? []),
    [storableKey(linkKey)],
    "a link that two entries of the document share is not asked for, so it comes as it is stored",
  );
  const first = await store.items.claimToRead(ids[0] ?? "", lookedAt, leaseMs);
  assert.equal(first?.link, undefined, "an address that is cut short would lead somewhere else");
});

test("sync: listed under a new name at the old address -> the same feed, with its baseline", async (t) => {
  const store = await openTestStore(t);
  const feed = await readyFeed(store, { name: "old-name" });
  await store.feeds.sync([{ ...feedSetting({ name: "new-name" }), url: feed.url }], lookedAt);

  const rows = await store.sql<{ id: string; name: string; at: Date | null }[]>`
    select id, name, baseline_at as at from feeds`;
  assert.deepEqual(
    rows.map(({ id, name, at }) => [id, name, at !== null]),
    [[feed.id, "new-name", true]],
  );
});

test("sync: two feeds exchange their names -> each keeps to its name, with the address that is listed for it", async (t) => {
  const store = await openTestStore(t);
  const [one, two] = [feedSetting({ name: "one" }), feedSetting({ name: "two" })];
  await store.feeds.sync([one, two], lookedAt);
  await store.feeds.sync(
    [
      { ...one, url: two.url },
      { ...two, url: one.url },
    ],
    lookedAt,
  );

  const rows = await store.sql<{ name: string; url: string }[]>`select name, url from feeds order by name`;
  assert.deepEqual(
    rows.map(({ name, url }) => [name, url]),
    [
      ["one", two.url],
      ["two", one.url],
    ],
  );
});
