// Looking at a feed, on a real store.
import assert from "node:assert/strict";
import { test } from "node:test";
import type { FeedEntry, FeedReading } from "../../src/core/feed/feed.ts";
import type { WebAnswer } from "../../src/ports/web.ts";
import { checkFeed } from "../../src/steps/check-feed.ts";
import type { OpenStore } from "../../src/store/open-store.ts";
import { body, clockAt, notedJobs, webThat } from "../helpers/doors.ts";
import { after, dayMs, entry, feedSetting, minuteMs, start } from "../helpers/make.ts";
import { openTestStore } from "../helpers/stored.ts";

async function listed(store: OpenStore, name = "daily-news"): Promise<string> {
  await store.feeds.sync([feedSetting({ name })], start);
  const [id] = await store.feeds.due(start, 1);
  assert.ok(id);
  return id;
}

function doors(store: OpenStore, answer: WebAnswer = body("a feed")) {
  let reading: FeedReading = { kind: "feed", feed: { title: "Daily", entries: [] }, problems: [] };
  const web = webThat(answer);
  const jobs = notedJobs();
  const clock = clockAt(start);
  const needs = { clock, web, jobs, feeds: store.feeds, feedReader: { readFeed: async () => reading } };
  return {
    ...needs,
    needs,
    brings(entries: readonly Partial<FeedEntry>[], problems: readonly string[] = []) {
      reading = { kind: "feed", feed: { title: "Daily", entries: entries.map((parts) => entry(parts)) }, problems };
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
  door.web.answerWith({ kind: "unchanged", etag: '"v9"', lastModified: undefined });
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
  const door = doors(store, { kind: "unchanged", etag: undefined, lastModified: undefined });
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
