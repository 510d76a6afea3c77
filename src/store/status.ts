// What the tables say about the house: a few questions, each answered by an index, so that asking costs little.
import type { StatusFacts } from "../core/status/facts.ts";
import type { StatusStore } from "../ports/store.ts";
import { newestAlerts } from "./alerts.ts";
import type { Sql } from "./connect.ts";
import { backlogOf, countsOf, outcomesOf } from "./counts.ts";
import { latencies } from "./latencies.ts";
import { feedFacts, watchFacts } from "./sources.ts";
import { trailOf } from "./trail.ts";
import { channelsOff, undelivered, undeliveredCount } from "./undelivered.ts";

export function statusStore(sql: Sql): StatusStore {
  return {
    facts: (now) => factsOf(sql, now),
    feeds: () => feedFacts(sql),
    alerts: (rowsMax) => newestAlerts(sql, rowsMax),
    trail: (url) => trailOf(sql, url),
  };
}

async function factsOf(sql: Sql, now: Date): Promise<StatusFacts> {
  const [feeds, watches] = await Promise.all([feedFacts(sql), watchFacts(sql)]);
  const [lines, count, off] = await Promise.all([undelivered(sql), undeliveredCount(sql), channelsOff(sql)]);
  const [backlog, counts, outcomes] = await Promise.all([backlogOf(sql, now), countsOf(sql), outcomesOf(sql, now)]);
  return {
    feeds,
    watches,
    undelivered: lines,
    undeliveredCount: count,
    channelsOff: off,
    backlog,
    counts,
    outcomes,
    ...(await latencies(sql, now)),
  };
}
