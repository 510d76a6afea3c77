// What came of an item's articles: the watches they met, and the notifications they caused.
import type { ArticleDifference } from "../core/article-difference.ts";
import type { Trail } from "../core/status/trail.ts";
import type { Sql } from "./connect.ts";

export type MatchLine = { readonly itemId: string; readonly match: Trail["matches"][number] };
export type NotificationLine = { readonly itemId: string; readonly notification: Trail["notifications"][number] };

type MatchRow = Trail["matches"][number] & { readonly itemId: string };

export async function matchLines(sql: Sql, itemIds: readonly string[]): Promise<readonly MatchLine[]> {
  const rows = await sql<MatchRow[]>`
    select
      articles.item_id as "itemId",
      matches.watch,
      matches.watch_version as version,
      matches.matched_at as "matchedAt",
      matches.evidence,
      matches.decision,
      matches.why
    from articles
    join matches on matches.article_id = articles.id
    where articles.item_id = any (${[...itemIds]}::uuid[])
    order by matches.matched_at, matches.watch`;
  return rows.map(({ itemId, ...match }) => ({ itemId, match }));
}

export type VersionLine = { readonly itemId: string; readonly version: NonNullable<Trail["versions"]>[number] };

type VersionRow = {
  readonly itemId: string;
  readonly version: number;
  readonly cause: string;
  readonly title: string;
  readonly fetchedAt: Date;
  readonly difference: ArticleDifference | null;
};

/** All versions of the items' articles, the first one first. */
export async function versionLines(sql: Sql, itemIds: readonly string[]): Promise<readonly VersionLine[]> {
  const rows = await sql<VersionRow[]>`
    select item_id as "itemId", version, cause, title, fetched_at as "fetchedAt", difference
    from articles
    where item_id = any (${[...itemIds]}::uuid[])
    order by item_id, version`;
  return rows.map(({ itemId, difference, ...row }) => ({
    itemId,
    version: { ...row, difference: difference ?? undefined },
  }));
}

type NotificationRow = {
  readonly itemId: string;
  readonly id: string;
  readonly watch: string;
  readonly route: string;
  readonly channel: string;
  readonly state: string;
  readonly attempts: readonly AttemptLine[];
};

/** Times as JSON carries them. */
type AttemptLine = {
  readonly number: number;
  readonly startedAt: string;
  readonly endedAt: string | null;
  readonly result: string | null;
  readonly detail: string | null;
};

export async function notificationLines(sql: Sql, itemIds: readonly string[]): Promise<readonly NotificationLine[]> {
  const rows = await sql<NotificationRow[]>`
    select
      articles.item_id as "itemId",
      notifications.id,
      alerts.watch,
      notifications.route,
      notifications.channel,
      notifications.state,
      (
        select coalesce(jsonb_agg(jsonb_build_object(
          'number', number, 'startedAt', started_at, 'endedAt', ended_at, 'result', result, 'detail', detail
        ) order by number), '[]')
        from attempts
        where attempts.notification_id = notifications.id
      ) as attempts
    from articles
    join alert_revisions on alert_revisions.article_id = articles.id
    join alerts on alerts.id = alert_revisions.alert_id
    join notifications
      on notifications.alert_id = alert_revisions.alert_id
      and notifications.revision = alert_revisions.revision
    where articles.item_id = any (${[...itemIds]}::uuid[])
    order by notifications.created_at, alerts.watch, notifications.route`;
  return rows.map(({ itemId, attempts, ...notification }) => ({
    itemId,
    notification: { ...notification, attempts: attempts.map(attemptOf) },
  }));
}

function attemptOf(line: AttemptLine): Trail["notifications"][number]["attempts"][number] {
  return {
    number: line.number,
    startedAt: new Date(line.startedAt),
    endedAt: line.endedAt === null ? undefined : new Date(line.endedAt),
    result: line.result ?? undefined,
    detail: line.detail ?? undefined,
  };
}
