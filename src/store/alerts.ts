// Alerts: one per watch and story; their revisions, and the notifications that carry a revision to its routes.
import type { AlertContent } from "../core/alert/alert.ts";
import type { AlertDecision } from "../core/story/judgement.ts";
import type { AlertRow, JudgedArticle } from "../ports/store.ts";
import type { Sql, Transaction } from "./connect.ts";
import { newId } from "./ids.ts";
import { storableJson } from "./storable.ts";

export type Tell = Extract<AlertDecision, { kind: "tell" }>;

/** Opens the alerts that are told for the first time, and gives the others their next revision. */
export async function recordAlerts(tx: Transaction, judged: JudgedArticle, told: readonly Tell[]): Promise<void> {
  if (told.length === 0) return;

  const rows = told.map(({ content }) => ({
    id: content.alertId,
    watch: content.watch.name,
    storyId: content.storyId,
    level: content.level,
    revision: content.revision,
    content,
  }));
  await tx`
    with told as (
      select *
      from json_to_recordset(${storableJson(rows)}::text::json) as told (
        id uuid, watch text, "storyId" uuid, level text, revision integer, content json
      )
    ), alert as (
      insert into alerts (id, watch, story_id, level, revision, opened_at, changed_at)
      select id, watch, "storyId", level, revision, ${judged.now}, ${judged.now}
      from told
      on conflict (watch, story_id) do update set
        level = excluded.level,
        revision = excluded.revision,
        changed_at = excluded.changed_at
    )
    insert into alert_revisions (alert_id, revision, article_id, content, told_at)
    select id, revision, ${judged.article.id}, content, ${judged.now}
    from told`;
}

/** The outbox: one row per revision and route. Gives the ids of those that are due; a channel that is off holds its own. */
export async function recordNotifications(
  tx: Transaction,
  now: Date,
  told: readonly Tell[],
): Promise<readonly string[]> {
  const rows = told.flatMap(({ content, routes }) =>
    routes.map((route) => ({
      id: newId(now),
      alertId: content.alertId,
      revision: content.revision,
      route: route.name,
      channel: route.channel,
    })),
  );
  if (rows.length === 0) return [];

  const recorded = await tx<{ id: string; state: string }[]>`
    insert into notifications (id, alert_id, revision, route, channel, state, due_at, created_at)
    select
      id, "alertId", revision, route, told.channel,
      case when channels_off.channel is null then 'due' else 'held' end,
      case when channels_off.channel is null then ${now}::timestamptz end,
      ${now}
    from jsonb_to_recordset(${storableJson(rows)}::text::jsonb) as told (
      id uuid, "alertId" uuid, revision integer, route text, channel text
    )
    left join channels_off on channels_off.channel = told.channel
    returning id, state`;
  return recorded.filter((row) => row.state === "due").map((row) => row.id);
}

type NotificationLine = {
  readonly id: string;
  readonly route: string;
  readonly channel: string;
  readonly state: string;
  readonly attempts: number;
  /** ISO 8601, as JSON carries it. */
  readonly sentAt: string | null;
};

type NewestRow = {
  readonly content: AlertContent;
  readonly openedAt: Date;
  readonly articles: number;
  readonly notifications: readonly NotificationLine[];
};

/** The alerts opened last come first, each as its latest revision with the notifications of that revision. */
export async function newestAlerts(sql: Sql, rowsMax: number): Promise<readonly AlertRow[]> {
  const rows = await sql<NewestRow[]>`
    with newest as (
      select id, story_id, revision, opened_at
      from alerts
      order by opened_at desc, id desc
      limit ${rowsMax}
    )
    select
      alert_revisions.content,
      newest.opened_at as "openedAt",
      (select count(distinct item_id) from articles where articles.story_id = newest.story_id) as articles,
      (
        select coalesce(jsonb_agg(jsonb_build_object(
          'id', id, 'route', route, 'channel', channel, 'state', state, 'attempts', attempts, 'sentAt', sent_at
        ) order by route), '[]')
        from notifications
        where notifications.alert_id = newest.id and notifications.revision = newest.revision
      ) as notifications
    from newest
    join alert_revisions on alert_revisions.alert_id = newest.id and alert_revisions.revision = newest.revision
    order by newest.opened_at desc, newest.id desc`;
  return rows.map((row) => ({ ...row, notifications: row.notifications.map(lineOf) }));
}

function lineOf(line: NotificationLine): AlertRow["notifications"][number] {
  return { ...line, sentAt: line.sentAt === null ? undefined : new Date(line.sentAt) };
}
