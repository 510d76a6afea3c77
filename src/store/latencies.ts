// How long it took, lately, from publication and from our fetch to the receiver's yes.
import { limits } from "../core/limits.ts";
import type { LatencyFacts, StatusFacts } from "../core/status/facts.ts";
import type { Sql } from "./connect.ts";

type LatencyRow = {
  readonly publishedCount: number;
  readonly publishedMs: readonly [number, number] | null;
  readonly fetchedCount: number;
  readonly fetchedMs: readonly [number, number] | null;
};

/** Percentiles over what was sent in the status window. What has no time of publication counts only from its fetch. */
export async function latencies(sql: Sql, now: Date): Promise<Pick<StatusFacts, "publishedToSent" | "fetchedToSent">> {
  const since = new Date(now.getTime() - limits.statusWindowMs);
  const [row] = await sql<LatencyRow[]>`
    select
      count("publishedMs") as "publishedCount",
      percentile_cont(array[0.5, 0.95]) within group (order by "publishedMs") as "publishedMs",
      count("fetchedMs") as "fetchedCount",
      percentile_cont(array[0.5, 0.95]) within group (order by "fetchedMs") as "fetchedMs"
    from (
      select
        (extract(epoch from sent_at - (content ->> 'publishedAt')::timestamptz) * 1000)::float8 as "publishedMs",
        (extract(epoch from sent_at - (content ->> 'fetchedAt')::timestamptz) * 1000)::float8 as "fetchedMs"
      from notifications
      join alert_revisions
        on alert_revisions.alert_id = notifications.alert_id
        and alert_revisions.revision = notifications.revision
      where notifications.state = 'sent' and notifications.sent_at > ${since}
    ) as sent`;
  return {
    publishedToSent: latencyOf(row?.publishedCount, row?.publishedMs),
    fetchedToSent: latencyOf(row?.fetchedCount, row?.fetchedMs),
  };
}

function latencyOf(
  count: number | undefined,
  percentiles: readonly [number, number] | null | undefined,
): LatencyFacts | undefined {
  if (count === undefined || count === 0 || !percentiles) return undefined;

  const [p50Ms, p95Ms] = percentiles;
  return { count, p50Ms: Math.round(p50Ms), p95Ms: Math.round(p95Ms) };
}
