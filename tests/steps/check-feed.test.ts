// Looking at a feed, on a real store.
import assert from "node:assert/strict";
import { test } from "node:test";
import type { FeedEntry, FeedHints, FeedReading } from "../../src/core/feed/feed.ts";
import type { WebAnswer } from "../../src/ports/web.ts";
import { checkFeed } from "../../src/steps/check-feed.ts";
import type { OpenStore } from "../../src/store/open-store.ts";
import { body, clockAt, notedJobs, unchanged, webThat } from "../helpers/doors.ts";
import { after, dayMs, entry, feedDocument, feedSetting, hourMs, minuteMs, start } from "../helpers/make.ts";
import { openTestStore } from "../helpers/stored.ts";

async function listed(store: OpenStore, name = "daily-news"): Promise<string> {
  await store.feeds.sync([feedSetting({ name })], start);
  const [id] = await store.feeds.due(start, 1);
  assert.ok(id);
  return id;
}

function doors(store: OpenStore, answer: WebAnswer = body("a feed")) {
  let reading: FeedReading = { kind: "feed", feed: feedDocument(), problems: [] };
  const web = webThat(answer);
  const jobs = notedJobs();
  const clock = clockAt(start);
  const needs = { clock, web, jobs, feeds: store.feeds, feedReader: { readFeed: async () => reading } };
  return {
    ...needs,
    needs,
    brings(entries: readonly Partial<FeedEntry>[], problems: readonly string[] = []) {
      reading = { kind: "feed", feed: feedDocument({ entries: entries.map((parts) => entry(parts)) }), problems };
    },
    asks(hints: FeedHints) {
      reading = { kind: "feed", feed: feedDocument({ hints, entries: [entry()] }), problems: [] };
    },
    isNoFeed(why: "html" | "empty") {
      reading = { kind: "not-a-feed", why, detail: "starts with <!doctype html>" };
    },
  };
}

async function feedRow(store: OpenStore) {
  const { feeds } = await store.status.facts(start);
  assert.ok(feeds[0]);
  return feeds[0];
}

async function outcomes(store: OpenStore): Promise<readonly string[]> {
  const rows = await store.sql<{ line: string }[]>`
    select guid || ' ' || coalesce(outcome, state) as line from items order by guid`;
  return rows.map(({ line }) => line);
}

test("checkFeed: the first look -> a baseline, nothing to read, validators kept", async (t) => {
  const store = await openTestStore(t);
  const id = await listed(store);
  const door = doors(store);
  door.brings([{ guid: "a" }, { guid: "b" }]);

  const outcome = await checkFeed(id, door.needs);

  assert.deepEqual(outcome, { kind: "done", what: "ok, 0 to read" });
  assert.deepEqual(await outcomes(store), ["a baseline", "b baseline"]);
  assert.deepEqual(door.jobs.added, []);
  assert.equal((await feedRow(store)).outcome, "ok");
});

test("checkFeed: the second look -> asks with the validators; only what is new is to be read", async (t) => {
  const store = await openTestStore(t);
  const id = await listed(store);
  const door = doors(store);
  door.brings([{ guid: "a" }]);
  await checkFeed(id, door.needs);

  door.clock.set(after(dayMs));
  door.web.answerWith(body("another feed", { etag: '"v3"' }));
  door.brings([
    { guid: "b", publishedAt: after(dayMs) },
    { guid: "a" },
    { guid: "old", publishedAt: after(-4 * dayMs) },
  ]);
  const outcome = await checkFeed(id, door.needs);

  assert.deepEqual(outcome, { kind: "done", what: "ok, 1 to read" });
  assert.equal(door.web.asked[1]?.etag, '"v2"');
  assert.equal(door.web.asked[1]?.lastModified, "Fri, 20 Nov 2026 08:15:00 GMT");
  assert.deepEqual(await outcomes(store), ["a baseline", "b to-read", "old too-old"]);
  assert.match(door.jobs.added.join(), /^read-article [0-9a-f-]{36}$/);
});

test("checkFeed: not due -> dropped, the web is not asked", async (t) => {
  const store = await openTestStore(t);
  const id = await listed(store);
  const door = doors(store);
  await checkFeed(id, door.needs);

  const again = await checkFeed(id, door.needs);

  assert.equal(again.kind, "drop");
  assert.equal(door.web.asked.length, 1);
});

test("checkFeed: 304 -> unchanged, the validators of the answer kept, those it left out stay", async (t) => {
  const store = await openTestStore(t);
  const id = await listed(store);
  const door = doors(store);
  await checkFeed(id, door.needs);

  door.clock.set(after(dayMs));
  door.web.answerWith(unchanged({ etag: '"v9"' }));
  const outcome = await checkFeed(id, door.needs);
  door.clock.set(after(2 * dayMs));
  await checkFeed(id, door.needs);

  assert.deepEqual(outcome, { kind: "done", what: "unchanged, 0 to read" });
  assert.equal(door.web.asked[2]?.etag, '"v9"');
  assert.equal(door.web.asked[2]?.lastModified, "Fri, 20 Nov 2026 08:15:00 GMT");
});

test("checkFeed: 200 with the same bytes -> unchanged, and the new validators kept", async (t) => {
  const store = await openTestStore(t);
  const id = await listed(store);
  const door = doors(store);
  await checkFeed(id, door.needs);

  door.clock.set(after(dayMs));
  door.web.answerWith(body("a feed", { etag: '"v3"', lastModified: undefined }));
  door.isNoFeed("html");
  const outcome = await checkFeed(id, door.needs);
  door.clock.set(after(2 * dayMs));
  await checkFeed(id, door.needs);

  assert.deepEqual(outcome, { kind: "done", what: "unchanged, 0 to read" });
  assert.equal(door.web.asked[2]?.etag, '"v3"');
  assert.equal(door.web.asked[2]?.lastModified, undefined);
});

test("checkFeed: 304 to the first look -> a bad answer, and no baseline of nothing", async (t) => {
  const store = await openTestStore(t);
  const id = await listed(store);
  const door = doors(store, unchanged());
  await checkFeed(id, door.needs);
  const row = await feedRow(store);

  door.clock.set(after(dayMs));
  door.web.answerWith(body("a feed"));
  door.brings([{ guid: "a" }]);
  await checkFeed(id, door.needs);

  assert.deepEqual([row.outcome, row.failures], ["bad-answer", 1]);
  assert.deepEqual(await outcomes(store), ["a baseline"]);
});

test("checkFeed: a web page instead of a feed -> named, and no baseline is lost by it", async (t) => {
  const store = await openTestStore(t);
  const id = await listed(store);
  const door = doors(store);
  door.isNoFeed("html");
  await checkFeed(id, door.needs);
  const row = await feedRow(store);

  door.clock.set(after(dayMs));
  door.web.answerWith(body("now a feed"));
  door.brings([{ guid: "a" }]);
  await checkFeed(id, door.needs);

  assert.equal(row.outcome, "not-a-feed:html");
  assert.equal(row.detail, "starts with <!doctype html>");
  assert.equal(row.failures, 1);
  assert.deepEqual(await outcomes(store), ["a baseline"]);
});

test("checkFeed: failures -> each named, counted, and looked at ever later; a success forgets them", async (t) => {
  const store = await openTestStore(t);
  const id = await listed(store);
  const door = doors(store, { kind: "failed", reason: "timeout", detail: "no answer within 30 s" });
  await checkFeed(id, door.needs);
  const first = await feedRow(store);
  door.clock.set(after(dayMs));
  door.web.answerWith({ kind: "failed", reason: "http-503", detail: "503", status: 503 });
  await checkFeed(id, door.needs);
  const second = await feedRow(store);
  door.clock.set(after(3 * dayMs));
  door.web.answerWith(body("a feed"));
  await checkFeed(id, door.needs);
  const third = await feedRow(store);

  assert.deepEqual([first.outcome, first.failures], ["timeout", 1]);
  assert.deepEqual([second.outcome, second.failures], ["http-503", 2]);
  assert.ok(second.nextDueAt.getTime() - dayMs > first.nextDueAt.getTime());
  assert.deepEqual([third.outcome, third.failures], ["ok", 0]);
});

test("checkFeed: Retry-After -> the next look is not before it", async (t) => {
  const store = await openTestStore(t);
  const id = await listed(store);
  const retryAfterMs = 5 * 60 * minuteMs;
  const door = doors(store, { kind: "failed", reason: "http-429", detail: "429", status: 429, retryAfterMs });

  await checkFeed(id, door.needs);

  assert.equal((await feedRow(store)).nextDueAt.getTime(), start.getTime() + retryAfterMs);
});

test("checkFeed: problems of a feed that could be read -> are told, its items are kept", async (t) => {
  const store = await openTestStore(t);
  const id = await listed(store);
  const door = doors(store);
  door.brings([{ guid: "a" }], ["a bare & was mended", "no version"]);

  await checkFeed(id, door.needs);

  assert.equal((await feedRow(store)).detail, "read with problems: a bare & was mended; no version");
  assert.deepEqual(await outcomes(store), ["a baseline"]);
});

test("checkFeed: turned away by a product -> named after it, with the header that shows it", async (t) => {
  const store = await openTestStore(t);
  const id = await listed(store);
  const wall = { product: "Cloudflare", header: "cf-mitigated" };
  const door = doors(store, { kind: "failed", reason: "http-403", detail: "403 Forbidden", status: 403, wall });

  await checkFeed(id, door.needs);

  const row = await feedRow(store);
  assert.equal(row.outcome, "blocked:cloudflare");
  assert.equal(row.detail, "Cloudflare turned us away, as the header cf-mitigated shows; 403 Forbidden");
});

test("checkFeed: what the document asks of readers -> kept over looks that bring no document, and honoured", async (t) => {
  const store = await openTestStore(t);
  const id = await listed(store);
  const door = doors(store);
  door.asks({ ttlMs: 60 * minuteMs, updateEveryMs: undefined, skipHours: [3, 3, 99], skipDays: [] });
  await checkFeed(id, door.needs);
  door.clock.set(after(dayMs));
  door.web.answerWith(unchanged({ freshForMs: 20 * minuteMs }));
  await checkFeed(id, door.needs);

  const { nextDueAt, memory } = await feedRow(store);
  assert.deepEqual(memory.hints, { everyMs: 60 * minuteMs, skipHours: [3], skipDays: [] });
  assert.ok(nextDueAt.getTime() - after(dayMs).getTime() >= 60 * minuteMs);
});

test("checkFeed: a new guid, host, scheme and tracking for a known entry, by a restarted program -> no second item", async (t) => {
  const store = await openTestStore(t);
  const id = await listed(store);
  const door = doors(store);
  door.brings([{ guid: "a", link: "https://www.news.example/a?utm_source=rss" }]);
  await checkFeed(id, door.needs);

  const again = doors(store, body("other bytes"));
  again.clock.set(after(dayMs));
  again.brings([{ guid: "a-2", link: "http://m.news.example/a/amp?fbclid=1", publishedAt: after(dayMs) }]);
  const outcome = await checkFeed(id, again.needs);

  assert.deepEqual(outcome, { kind: "done", what: "ok, 0 to read" });
  assert.deepEqual(await outcomes(store), ["a baseline"]);
});

test("checkFeed: an edited entry -> its item is marked, nothing is read for it; unchanged ones are not", async (t) => {
  const store = await openTestStore(t);
  const id = await listed(store);
  const door = doors(store);
  door.brings([{ guid: "a" }, { guid: "b" }]);
  await checkFeed(id, door.needs);
  door.clock.set(after(dayMs));
  door.web.answerWith(body("other bytes"));
  door.brings([{ guid: "a", text: "The president has left." }, { guid: "b" }]);
  await checkFeed(id, door.needs);

  const rows = await store.sql`select guid, edited_at from items order by guid`;
  assert.deepEqual(
    rows.map((row) => [row["guid"], row["edited_at"]]),
    [
      ["a", after(dayMs)],
      ["b", null],
    ],
  );
  assert.deepEqual(door.jobs.added, []);
});

test("checkFeed: who had an entry first, as the feed says -> kept with the item", async (t) => {
  const store = await openTestStore(t);
  const id = await listed(store);
  const door = doors(store);
  door.brings([{ guid: "a", source: { name: "TASS", url: "https://tass.example/" } }, { guid: "b" }]);
  await checkFeed(id, door.needs);

  const rows = await store.sql`select source_name, source_url from items order by guid`;
  assert.deepEqual(
    rows.map((row) => [row["source_name"], row["source_url"]]),
    [
      ["TASS", "https://tass.example/"],
      [null, null],
    ],
  );
});

test("checkFeed: 'not modified' for longer than the rhythm explains -> asked whole; old news in it -> not believed for a month", async (t) => {
  const store = await openTestStore(t);
  const id = await listed(store);
  const door = doors(store);
  door.brings(
    Array.from({ length: 20 }, (_, index) => ({
      guid: `${index}`,
      title: `T${index}`,
      publishedAt: after(-index * 6 * hourMs),
    })),
  );
  await checkFeed(id, door.needs);
  door.web.answerWith(unchanged());
  for (const days of [1, 2]) {
    door.clock.set(after(days * dayMs));
    await checkFeed(id, door.needs);
  }
  door.web.answerWith(body("other bytes"));
  door.brings([{ guid: "late", title: "Late", publishedAt: after(dayMs + hourMs) }]);
  door.clock.set(after(3 * dayMs));
  const outcome = await checkFeed(id, door.needs);
  door.clock.set(after(5 * dayMs));
  await checkFeed(id, door.needs);

  assert.deepEqual(outcome, { kind: "done", what: "ok, 1 to read" });
  assert.deepEqual(
    door.web.asked.map(({ etag }) => etag),
    [undefined, '"v2"', '"v2"', undefined, undefined],
  );
  assert.deepEqual((await feedRow(store)).memory.doubt.distrustedSince, after(3 * dayMs));
});

test("checkFeed: moved for good, seen for a week -> asked at the new address, url as set; failing there -> back", async (t) => {
  const store = await openTestStore(t);
  const id = await listed(store);
  const there = "https://new.example/feed.xml";
  const door = doors(store);
  door.brings([{ guid: "a" }]);
  for (let day = 0; day < 9; day += 1) {
    door.clock.set(after(day * dayMs));
    door.web.answerWith(day === 0 ? body("a feed", { movedTo: there }) : unchanged({ movedTo: there }));
    await checkFeed(id, door.needs);
  }
  const moved = await feedRow(store);
  door.clock.set(after(20 * dayMs));
  door.web.answerWith({ kind: "failed", reason: "http-404", detail: "404 Not Found", status: 404 });
  await checkFeed(id, door.needs);
  door.clock.set(after(30 * dayMs));
  await checkFeed(id, door.needs);

  assert.equal(moved.memory.move.url, there);
  assert.equal(moved.url, feedSetting().url);
  const urls = door.web.asked.map(({ url }) => url);
  assert.deepEqual(urls.slice(-3), [there, there, feedSetting().url]);
  assert.equal((await feedRow(store)).memory.move.url, undefined);
});

test("checkFeed: the operator writes down where the feed has moved -> the same feed, its baseline kept, no longer moved", async (t) => {
  const store = await openTestStore(t);
  const id = await listed(store);
  const door = doors(store);
  door.brings([{ guid: "a" }]);
  await checkFeed(id, door.needs);
  await store.sql`update feeds set moved_url = 'https://new.example/feed.xml', moved_at = ${start}`;
  await store.feeds.sync([feedSetting({ url: "https://new.example/feed.xml" })], after(minuteMs));
  const row = await feedRow(store);
  assert.deepEqual([row.url, row.memory.move.url, row.baselineAt], ["https://new.example/feed.xml", undefined, start]);
});

test("checkFeed: the new address holds another feed -> its entries are not taken for news, and the old address is asked again", async (t) => {
  const store = await openTestStore(t);
  const id = await listed(store);
  const door = doors(store);
  door.brings([{ guid: "a" }]);
  await checkFeed(id, door.needs);
  await store.sql`update feeds set moved_url = 'https://new.example/feed.xml', moved_at = ${after(1)}`;
  door.clock.set(after(dayMs));
  door.web.answerWith(body("other bytes"));
  door.brings([{ guid: "x", title: "Casino", publishedAt: after(dayMs) }]);
  const outcome = await checkFeed(id, door.needs);

  assert.deepEqual(outcome, { kind: "done", what: "other-feed, 0 to read" });
  assert.deepEqual(await outcomes(store), ["a baseline"]);
  assert.equal((await feedRow(store)).memory.move.url, undefined);
});

test("checkFeed: every entry of a full document is new -> told that some may have been missed", async (t) => {
  const store = await openTestStore(t);
  const id = await listed(store);
  const door = doors(store);
  door.brings([{ guid: "old" }]);
  await checkFeed(id, door.needs);
  door.clock.set(after(dayMs));
  door.web.answerWith(body("other bytes"));
  door.brings(
    Array.from({ length: 6 }, (_, index) => ({ guid: `new-${index}`, title: `N${index}`, publishedAt: after(dayMs) })),
  );
  await checkFeed(id, door.needs);

  assert.match((await feedRow(store)).detail, /every entry was new, so some may have been missed/);
});

test("checkFeed: a clock without mistakes and a plan of a week -> the plan stands; planned by a clock that ran ahead -> due", async (t) => {
  const store = await openTestStore(t);
  const id = await listed(store);
  const door = doors(store, { kind: "failed", reason: "http-410", detail: "410 Gone", status: 410 });
  await checkFeed(id, door.needs);
  door.clock.set(after(2 * dayMs));
  await checkFeed(id, door.needs);

  await store.upkeep.mendPlans(after(2 * dayMs));
  assert.deepEqual(await store.feeds.due(after(7 * dayMs), 10), []);
  await store.upkeep.mendPlans(after(minuteMs));
  assert.deepEqual(await store.feeds.due(after(minuteMs), 10), [id]);
});
