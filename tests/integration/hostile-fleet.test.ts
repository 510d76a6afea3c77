// More than forty hostile servers through the real step, store, door and threads: each ends named, and others do not wait.
import assert from "node:assert/strict";
import type { LookupFunction } from "node:net";
import { test } from "node:test";
import type { FeedReading } from "../../src/core/feed/feed.ts";
import { feedReader } from "../../src/feeds/feed-reader.ts";
import { checkFeed } from "../../src/steps/check-feed.ts";
import { hostTurns } from "../../src/store/hosts.ts";
import { openThreads } from "../../src/threads/pool.ts";
import { doors } from "../helpers/door.ts";
import { clockAt, notedJobs } from "../helpers/doors.ts";
import { goodFeed } from "../helpers/hostile-feeds.ts";
import { hostileFleet } from "../helpers/hostile-fleet.ts";
import { feedSetting, start } from "../helpers/make.ts";
import { oddServer } from "../helpers/odd-server.ts";
import { openTestStore } from "../helpers/stored.ts";

const { open } = doors();
const goodCount = 10;

/** The loopback is not asked of any name server. */
const lookup: LookupFunction = (_hostname, _options, callback) => {
  callback(Object.assign(new Error("No such name."), { code: "ENOTFOUND" }), "", 4);
};

test("hostile fleet: forty and more servers beside good ones -> every one named, and no good one waits", async (t) => {
  assert.ok(hostileFleet.length >= 40, `${hostileFleet.length} servers`);
  const store = await openTestStore(t);
  const web = open({ turns: hostTurns(store.sql) }, { lookup, headersTimeoutMs: 11_000, fetchTimeoutMs: 12_000 });
  const threads = openThreads({ file: new URL("../../workers/parse-thread.js", import.meta.url), threads: 2 });
  t.after(() => threads.close());

  const planted = await Promise.all(
    hostileFleet.map(async ({ name, outcome, start: begin }) => ({ name, outcome, ...(await begin()) })),
  );
  const good = await oddServer(
    Object.fromEntries(
      Array.from({ length: goodCount }, (_, index) => [
        `/${index}`,
        (_: unknown, response: { end(text: string): unknown }) => response.end(goodFeed(String(index))),
      ]),
    ),
  );
  t.after(async () => {
    await good.close();
    for (const { close } of planted) await close();
  });

  const goodFeeds = Array.from({ length: goodCount }, (_, index) => ({
    name: `good ${index}`,
    url: `${good.url}/${index}`,
  }));
  const listed = [...planted, ...goodFeeds].map(({ name, url }) => feedSetting({ name, url }));
  await store.feeds.sync(listed, start);

  const needs = {
    clock: clockAt(start),
    feeds: store.feeds,
    feedReader: feedReader((input) => threads.run<FeedReading>("parseFeed", input)),
    web,
    jobs: notedJobs(),
  };
  const ended: string[] = [];
  const ids = await store.sql<{ id: string; name: string }[]>`select id, name from feeds order by name`;
  await Promise.all(
    ids.map(async ({ id, name }) => {
      await checkFeed(id, needs);
      ended.push(name);
    }),
  );

  const rows = await store.sql<{ name: string; outcome: string; detail: string }[]>`
    select name, outcome, detail from feeds order by name`;
  const outcomes = new Map(rows.map(({ name, outcome }) => [name, outcome]));
  assert.deepEqual(
    planted.map(({ name }) => `${name}: ${outcomes.get(name)}`),
    planted.map(({ name, outcome }) => `${name}: ${outcome}`),
  );
  assert.deepEqual(
    goodFeeds.map(({ name }) => outcomes.get(name)),
    Array(goodCount).fill("ok"),
  );

  // The robust side of "others do not wait": each good feed is done before the first server that hangs is given up.
  const firstGivenUp = ended.findIndex((name) => outcomes.get(name) === "timeout");
  const lastGood = ended.findLastIndex((name) => name.startsWith("good "));
  assert.ok(lastGood < firstGivenUp, ended.join(", "));

  // Whatever they sent, what is shown of them is short, plain, and tells nothing of this machine.
  for (const { name, detail } of rows) assert.doesNotMatch(detail, /root:|secret|[^\p{L}\p{N}\p{P}\p{S} ]/u, name);
});
