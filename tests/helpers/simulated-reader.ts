// The real step on a real database over simulated days, against servers that judge it.
import { parseFeed } from "../../src/feeds/parse-feed.ts";
import { checkFeed } from "../../src/steps/check-feed.ts";
import { hostTurns } from "../../src/store/hosts.ts";
import { type OpenStore, openStore } from "../../src/store/open-store.ts";
import { openWeb } from "../../src/web/open-web.ts";
import { dayMs, feedSetting, start } from "./make.ts";
import { type Judged, type PoliteSite, type Profile, politeSite } from "./polite-site.ts";

export type Simulation = {
  readonly databaseUrl: string;
  readonly profiles: readonly Profile[];
  readonly days: number;
  readonly everyMs: number;
  /** Every so many looks the process ends and starts again. */
  readonly restartAfterLooks: number;
};

export type Simulated = { readonly judged: readonly Judged[]; readonly looks: number; readonly restarts: number };

type Clock = { at: Date };
type Process = { readonly store: OpenStore; look(id: string): Promise<void>; close(): Promise<void> };

export async function simulate(run: Simulation): Promise<Simulated> {
  const clock: Clock = { at: start };
  const sites = await Promise.all(run.profiles.map((profile) => politeSite(profile, () => clock.at)));
  let process = await startProcess(run, sites, clock);
  let looks = 0;
  let restarts = 0;
  try {
    const endsAt = start.getTime() + run.days * dayMs;
    for (let next = await nextDue(process.store); next.getTime() < endsAt; next = await nextDue(process.store)) {
      clock.at = new Date(Math.max(next.getTime(), clock.at.getTime()));
      for (const id of await process.store.feeds.due(clock.at, run.profiles.length)) {
        await process.look(id);
        looks += 1;
      }
      if (looks / run.restartAfterLooks >= restarts + 1) {
        restarts += 1;
        await process.close();
        process = await startProcess(run, sites, clock);
      }
    }
  } finally {
    await process.close();
    for (const site of sites) await site.close();
  }
  return { judged: sites.map(({ judged }) => judged), looks, restarts };
}

/** As the service starts: the list is synced again, and what a dead process held is given back. */
async function startProcess(
  { databaseUrl, everyMs }: Simulation,
  sites: readonly PoliteSite[],
  clock: Clock,
): Promise<Process> {
  const store = await openStore({ url: databaseUrl, poolMax: 2 });
  const now = () => clock.at;
  const web = openWeb(
    { userAgent: "newswatch-test", allowPrivate: ["127.0.0.0/8"], hostGapMs: 0, turns: hostTurns(store.sql) },
    { now },
  );
  const listed = sites.map(({ judged, url }) =>
    feedSetting({ name: judged.name, url: `${url}/feed.xml`, intervalMs: everyMs }),
  );
  await store.feeds.sync(listed, now());
  await store.upkeep.releaseLeases(now());
  await store.upkeep.mendPlans(now());
  const needs = {
    clock: { now },
    web,
    feeds: store.feeds,
    feedReader: { readFeed: parseFeed },
    jobs: { add: async () => undefined },
  };
  return {
    store,
    look: async (id) => {
      await checkFeed(id, needs);
    },
    async close() {
      await web.close();
      await store.close();
    },
  };
}

async function nextDue(store: OpenStore): Promise<Date> {
  const [row] = await store.sql<{ at: Date }[]>`select min(due_at) as at from feeds where active`;
  return row?.at ?? new Date(8.64e15);
}
