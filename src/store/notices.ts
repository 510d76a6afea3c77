// Notices: what the operator is told, opened and closed together with the notifications that carry it.
import { limits } from "../core/limits.ts";
import type { ClosedNotice, NoticePlan, NoticesNow, OpenNotice } from "../core/notice/notice.ts";
import type { NoticeStore } from "../ports/store.ts";
import type { Sql, Transaction } from "./connect.ts";
import { newId } from "./ids.ts";
import { storable, storableJson } from "./storable.ts";
import { transaction } from "./transaction.ts";

export function noticeStore(sql: Sql): NoticeStore {
  return {
    now: (now) => noticesNow(sql, now),
    record: (plan, told) => recordNotices(sql, plan, told),
  };
}

async function noticesNow(sql: Sql, now: Date): Promise<NoticesNow> {
  const since = new Date(now.getTime() - limits.noticeClosedMs);
  const open = await sql<OpenNotice[]>`
    select id, kind, subject, opened_at as "openedAt"
    from notices
    where closed_at is null
    order by opened_at, id`;
  const closed = await sql<ClosedNotice[]>`
    select kind, subject, closed_at as "closedAt"
    from notices
    where closed_at > ${since}
    order by closed_at`;
  return { open: [...open], closed: [...closed] };
}

type Told = { readonly channels: readonly string[]; readonly now: Date };

/** Gives the ids of the notifications that are due. What another process has opened or closed meanwhile is left to it. */
async function recordNotices(sql: Sql, plan: NoticePlan, told: Told): Promise<readonly string[]> {
  if (plan.open.length === 0 && plan.close.length === 0) return [];

  return transaction(sql, async (tx) => {
    const closed = await closeNotices(tx, plan.close, told.now);
    const opened = await openNotices(tx, plan.open, told.now);
    const ended = await notify(tx, { noticeIds: closed, revision: 2 }, told);
    return [...ended, ...(await notify(tx, { noticeIds: opened, revision: 1 }, told))];
  });
}

async function openNotices(tx: Transaction, open: NoticePlan["open"], now: Date): Promise<readonly string[]> {
  if (open.length === 0) return [];

  const rows = open.map(({ kind, subject, sentence, remedy }) => ({
    id: newId(now),
    kind,
    subject: storable(subject, limits.titleCharsMax),
    sentence: storable(sentence, limits.storedDetailCharsMax),
    remedy: storable(remedy, limits.storedDetailCharsMax),
  }));
  const opened = await tx<{ id: string }[]>`
    insert into notices (id, kind, subject, sentence, remedy, opened_at)
    select id, kind, subject, sentence, remedy, ${now}
    from json_to_recordset(${storableJson(rows)}::text::json) as told (
      id uuid, kind text, subject text, sentence text, remedy text
    )
    on conflict do nothing
    returning id`;
  return opened.map(({ id }) => id);
}

async function closeNotices(tx: Transaction, close: NoticePlan["close"], now: Date): Promise<readonly string[]> {
  if (close.length === 0) return [];

  const rows = close.map(({ id, closing }) => ({ id, closing: storable(closing, limits.storedDetailCharsMax) }));
  const closed = await tx<{ id: string }[]>`
    update notices
    set closed_at = ${now}, closing = over.closing
    from json_to_recordset(${storableJson(rows)}::text::json) as over (id uuid, closing text)
    where notices.id = over.id and notices.closed_at is null
    returning notices.id`;
  return closed.map(({ id }) => id);
}

type ToTell = { readonly noticeIds: readonly string[]; readonly revision: number };

/** One for each notice and channel; a channel that is off holds its own. */
async function notify(
  tx: Transaction,
  { noticeIds, revision }: ToTell,
  { channels, now }: Told,
): Promise<readonly string[]> {
  const rows = noticeIds.flatMap((noticeId) =>
    channels.map((channel) => ({ id: newId(now), noticeId, route: `notices-${channel}`, channel })),
  );
  if (rows.length === 0) return [];

  const recorded = await tx<{ id: string; state: string }[]>`
    insert into notifications (id, notice_id, revision, route, channel, state, due_at, created_at)
    select
      id, "noticeId", ${revision}, route, told.channel,
      case when channels_off.channel is null then 'due' else 'held' end,
      case when channels_off.channel is null then ${now}::timestamptz end,
      ${now}
    from jsonb_to_recordset(${storableJson(rows)}::text::jsonb) as told (
      id uuid, "noticeId" uuid, route text, channel text
    )
    left join channels_off on channels_off.channel = told.channel
    returning id, state`;
  return recorded.filter(({ state }) => state === "due").map(({ id }) => id);
}
