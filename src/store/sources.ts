// The feeds and watches as the status shows them.
import { limits } from "../core/limits.ts";
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

type WatchRow = Omit<WatchFacts, "lastMatchAt" | "lastAlertAt" | "recent"> & {
  readonly lastMatchAt: Date | null;
  readonly lastAlertAt: Date | null;
  readonly recentMatches: number;
  readonly recentMs: number | null;
  readonly longestGapMs: number | null;
};

/** Every watch that was ever in use, by name, in its latest version. */
export async function watchFacts(sql: Sql): Promise<readonly WatchFacts[]> {
  const rows = await sql<WatchRow[]>`
    select
      latest.watch as name,
      latest.version,
      (select max(matched_at) from matches where matches.watch = latest.watch) as "lastMatchAt",
      (select max(changed_at) from alerts where alerts.watch = latest.watch) as "lastAlertAt",
      (select count(*) from alerts where alerts.watch = latest.watch) as alerts,
      recent.matches as "recentMatches",
      recent.over_ms as "recentMs",
      recent.longest_gap_ms as "longestGapMs"
    from (select watch, max(version) as version from watch_versions group by watch) as latest
    cross join lateral (
      select
        count(*) as matches,
        (extract(epoch from max(matched_at) - min(matched_at)) * 1000)::float8 as over_ms,
        (extract(epoch from max(gap)) * 1000)::float8 as longest_gap_ms
      from (
        select matched_at, matched_at - lag(matched_at) over (order by matched_at) as gap
        from (
          select matched_at
          from matches
          where matches.watch = latest.watch
          order by matched_at desc
          limit ${limits.silenceMatchesMax}
        ) as newest
      ) as gaps
    ) as recent
    order by latest.watch`;
  return rows.map(watchFactsOf);
}

function watchFactsOf(row: WatchRow): WatchFacts {
  const { name, version, alerts, recentMatches: matches, recentMs, longestGapMs } = row;
  return {
    name,
    version,
    alerts,
    lastMatchAt: row.lastMatchAt ?? undefined,
    lastAlertAt: row.lastAlertAt ?? undefined,
    ...(matches === 0 ? {} : { recent: { matches, overMs: recentMs ?? 0, longestGapMs: longestGapMs ?? 0 } }),
  };
}
