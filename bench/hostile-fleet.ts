// Measures what a fleet of hostile servers costs the good feeds beside it: the time from a feed's due moment until its
// look is recorded, with and without the fleet, through the real step, store, door and threads.
//   node dist/bench/hostile-fleet.js [--feeds 200] [--window 20] [--workers 8]
import { once } from "node:events";
import { createServer } from "node:http";
import { performance } from "node:perf_hooks";
import { setTimeout as pause } from "node:timers/promises";
import { parseArgs } from "node:util";
import type { FeedReading } from "../src/core/feed/feed.ts";
import { feedReader } from "../src/feeds/feed-reader.ts";
import { checkFeed } from "../src/steps/check-feed.ts";
import { hostTurns } from "../src/store/hosts.ts";
import { openStore } from "../src/store/open-store.ts";
import { openThreads } from "../src/threads/pool.ts";
import { openWeb } from "../src/web/open-web.ts";
import { goodFeed } from "../tests/helpers/hostile-feeds.ts";
import { hostileFleet } from "../tests/helpers/hostile-fleet.ts";
import { feedSetting } from "../tests/helpers/make.ts";
import { freshDatabase } from "./fresh-database.ts";

const { values } = parseArgs({
  options: {
    feeds: { type: "string", default: "200" },
    window: { type: "string", default: "20" },
    workers: { type: "string", default: "8" },
  },
});
const goodCount = Number(values.feeds);
const windowMs = Number(values.window) * 1_000;
const workers = Number(values.workers);
/** What a feed takes to arrive over a real network. */
const latencyMs = 100;

type Planned = { readonly name: string; readonly url: string };
type Place = { readonly planned: readonly Planned[]; close(): Promise<void> };

/** Each good feed has a host of its own, as feeds have. */
async function goodSite(): Promise<Place> {
  const server = createServer((request, response) => {
    setTimeout(() => response.end(goodFeed(request.headers.host ?? "")), latencyMs);
  });
  server.listen(0, "0.0.0.0");
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" ? (address?.port ?? 0) : 0;
  return {
    planned: Array.from({ length: goodCount }, (_, index) => ({
      name: `good-${index}`,
      url: `http://127.1.${index >> 8}.${index & 255}:${port}/feed`,
    })),
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

async function hostileSites(): Promise<Place> {
  const started = await Promise.all(hostileFleet.map(async ({ name, start }) => ({ name, ...(await start()) })));
  return {
    planned: started.map(({ name, url }) => ({ name, url })),
    async close() {
      for (const { close } of started) await close();
    },
  };
}

/** Feeds fall due one after the other over the window, as jitter spreads them; workers take them in that order. */
async function delays(planned: readonly Planned[]): Promise<ReadonlyMap<string, number>> {
  const database = await freshDatabase();
  const store = await openStore({ url: database.url });
  const turns = hostTurns(store.sql);
  const web = openWeb({ userAgent: "newswatch-bench (+local)", allowPrivate: ["127.0.0.0/8"], hostGapMs: 500, turns });
  const threads = openThreads({ file: new URL("../workers/parse-thread.js", import.meta.url), threads: 2 });
  const read = feedReader((input) => threads.run<FeedReading>("parseFeed", input));
  const needs = {
    clock: { now: () => new Date() },
    feeds: store.feeds,
    feedReader: read,
    web,
    jobs: { add: async () => undefined },
  };
  try {
    await store.feeds.sync(
      planned.map((feed) => feedSetting(feed)),
      new Date(0),
    );
    const rows = await store.sql<{ id: string; name: string }[]>`select id, name from feeds`;
    const ids = new Map(rows.map(({ id, name }) => [name, id]));
    const waiting = planned.map(({ name }, index) => ({ name, dueInMs: (index * windowMs) / planned.length }));
    const took = new Map<string, number>();
    const startedAtMs = performance.now();
    const work = async () => {
      for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
        const dueAtMs = startedAtMs + next.dueInMs;
        await pause(Math.max(0, dueAtMs - performance.now()));
        await checkFeed(ids.get(next.name) ?? "", needs);
        took.set(next.name, performance.now() - dueAtMs);
      }
    };
    await Promise.all(Array.from({ length: workers }, work));
    return took;
  } finally {
    await web.close();
    await threads.close();
    await store.close();
    await database.stop();
  }
}

/** The two kinds mixed evenly. */
function mixed(good: readonly Planned[], bad: readonly Planned[]): readonly Planned[] {
  const place = (feeds: readonly Planned[]) => feeds.map((feed, index) => ({ feed, at: (index + 0.5) / feeds.length }));
  return [...place(good), ...place(bad)].toSorted((one, other) => one.at - other.at).map(({ feed }) => feed);
}

function report(what: string, took: ReadonlyMap<string, number>): number {
  const good = [...took].flatMap(([name, ms]) => (name.startsWith("good-") ? ms : [])).toSorted((a, b) => a - b);
  const at = (share: number) => good[Math.min(good.length - 1, Math.floor(good.length * share))] ?? 0;
  console.log(
    `${what.padEnd(18)} good feeds ${good.length}  median ${at(0.5).toFixed(0)} ms  90 % ${at(0.9).toFixed(0)} ms  slowest ${at(1).toFixed(0)} ms`,
  );
  return at(0.5);
}

const good = await goodSite();
const bad = await hostileSites();
console.log(
  `${workers} workers, ${goodCount} good feeds, ${bad.planned.length} hostile, due over ${windowMs / 1_000} s`,
);
const alone = report("without the fleet", await delays(good.planned));
const beside = report("beside the fleet", await delays(mixed(good.planned, bad.planned)));
console.log(`the median delay is ${(beside / alone).toFixed(2)} times that without`);
await good.close();
await bad.close();
