// Notifications that no receiver has taken yet, and the channels that are off.
import { limits } from "../core/limits.ts";
import type { StatusFacts, UndeliveredFacts } from "../core/status/facts.ts";
import type { Sql } from "./connect.ts";

type UndeliveredRow = Omit<UndeliveredFacts, "nextAttemptAt" | "lastResult"> & {
  readonly nextAttemptAt: Date | null;
  readonly lastResult: string | null;
};

/** The oldest first; the last result is that of the latest attempt that has ended. */
export async function undelivered(sql: Sql): Promise<readonly UndeliveredFacts[]> {
  const rows = await sql<UndeliveredRow[]>`
    select
      notifications.id,
      notifications.route,
      notifications.channel,
      coalesce(alert_revisions.content -> 'article' ->> 'title', notices.subject || ': ' || notices.sentence, '') as title,
      notifications.state,
      notifications.attempts,
      notifications.created_at as "createdAt",
      notifications.due_at as "nextAttemptAt",
      (
        select result || ': ' || detail
        from attempts
        where attempts.notification_id = notifications.id and ended_at is not null
        order by number desc
        limit 1
      ) as "lastResult"
    from notifications
    left join notices on notices.id = notifications.notice_id
    left join alert_revisions
      on alert_revisions.alert_id = notifications.alert_id
      and alert_revisions.revision = notifications.revision
    where notifications.state <> 'sent'
    order by notifications.created_at, notifications.id
    limit ${limits.undeliveredRowsMax}`;
  return rows.map((row) => ({
    ...row,
    nextAttemptAt: row.nextAttemptAt ?? undefined,
    lastResult: row.lastResult ?? undefined,
  }));
}

export async function undeliveredCount(sql: Sql): Promise<number> {
  const [row] = await sql<{ count: number }[]>`
    select count(*)
    from notifications
    where state <> 'sent'`;
  return row?.count ?? 0;
}

export async function channelsOff(sql: Sql): Promise<StatusFacts["channelsOff"]> {
  const rows = await sql<StatusFacts["channelsOff"][number][]>`
    select channel, why, since
    from channels_off
    order by channel`;
  return [...rows];
}
