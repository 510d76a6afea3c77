// The feeds and watches as the status shows them.
import type { FeedFacts, WatchFacts } from "../core/status/facts.ts";
import type { Sql } from "./connect.ts";
import { type MemoryRow, memoryColumns, memoryOf } from "./feed-memory.ts";

type FeedRow = MemoryRow &
  Omit<FeedFacts, "outcome" | "lastCheckedAt" | "lastSuccessAt" | "lastNewItemAt" | "baselineAt" | "memory"> & {
    readonly outcome: string | null;
    readonly baselineAt: Date | null;
  };

/** The feeds that are listed, by name. */
export async function feedFacts(sql: Sql): Promise<readonly FeedFacts[]> {
  const rows = await sql<FeedRow[]>`
    select
      name, url, outlet, country, language, outcome, detail, failures, items,
      interval_ms as "intervalMs",
      due_at as "nextDueAt",
      baseline_at as "baselineAt",
      ${memoryColumns(sql)}
    from feeds
    where active
    order by name`;
  return rows.map(factsOf);
}

function factsOf(row: FeedRow): FeedFacts {
  const { name, url, outlet, country, language, intervalMs, detail, failures, items, nextDueAt } = row;
  return {
    ...{ name, url, outlet, country, language, intervalMs, detail, failures, items, nextDueAt },
    outcome: row.outcome ?? undefined,
    lastCheckedAt: row.lastCheckedAt ?? undefined,
    lastSuccessAt: row.lastSuccessAt ?? undefined,
    lastNewItemAt: row.lastNewItemAt ?? undefined,
    baselineAt: row.baselineAt ?? undefined,
    memory: memoryOf(row),
  };
}

type WatchRow = Omit<WatchFacts, "lastMatchAt" | "lastAlertAt"> & {
  readonly lastMatchAt: Date | null;
  readonly lastAlertAt: Date | null;
};

/** Every watch that was ever in use, by name, in its latest version. */
export async function watchFacts(sql: Sql): Promise<readonly WatchFacts[]> {
  const rows = await sql<WatchRow[]>`
    select
      latest.watch as name,
      latest.version,
      (select max(matched_at) from matches where matches.watch = latest.watch) as "lastMatchAt",
      (select max(changed_at) from alerts where alerts.watch = latest.watch) as "lastAlertAt",
      (select count(*) from alerts where alerts.watch = latest.watch) as alerts
    from (select watch, max(version) as version from watch_versions group by watch) as latest
    order by latest.watch`;
  return rows.map((row) => ({
    ...row,
    lastMatchAt: row.lastMatchAt ?? undefined,
    lastAlertAt: row.lastAlertAt ?? undefined,
  }));
}
