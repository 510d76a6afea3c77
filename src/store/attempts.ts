// Attempts: the intent to send is recorded before a receiver is called, and its end after.
import type { AlertContent, Delivery } from "../core/alert/alert.ts";
import { limits } from "../core/limits.ts";
import { unreachable } from "../core/outcome.ts";
import type { AttemptResult, ClaimedNotification } from "../ports/outbox.ts";
import type { Sql, Transaction } from "./connect.ts";
import { type NoticeRow, noticeColumn, noticeContent } from "./notice-rows.ts";
import { storable } from "./storable.ts";
import { transaction } from "./transaction.ts";

type Claim = { readonly id: string; readonly now: Date; readonly leaseUntil: Date };

type NotificationRow = {
  readonly id: string;
  readonly route: string;
  readonly channel: string;
  readonly state: string;
  readonly dueAt: Date | null;
  readonly attempts: number;
  readonly failures: number;
  readonly alert: AlertContent | null;
  readonly notice: NoticeRow | null;
  readonly offWhy: string | null;
  readonly isBehind: boolean;
};

export async function claimNotification(sql: Sql, claim: Claim): Promise<ClaimedNotification> {
  return transaction(sql, async (tx): Promise<ClaimedNotification> => {
    const row = await lockedNotification(tx, claim.id);
    if (row === undefined) return { kind: "not-due", why: "there is no such notification" };

    const why = refusalOf(row, claim.now);
    if (why !== undefined) return { kind: "not-due", why };

    if (row.offWhy !== null) {
      await hold(tx, row.id);
      return { kind: "not-due", why: `the channel ${row.channel} is off: ${row.offWhy}` };
    }

    const attempt = row.attempts + 1;
    await begin(tx, claim, attempt);
    const { id, route, channel, failures } = row;
    return { kind: "claimed", notification: { id, route, channel, attempt, failures, ...toldBy(row) } };
  });
}

async function lockedNotification(tx: Transaction, id: string): Promise<NotificationRow | undefined> {
  const [row] = await tx<NotificationRow[]>`
    select
      notifications.id,
      notifications.route,
      notifications.channel,
      notifications.state,
      notifications.due_at as "dueAt",
      notifications.attempts,
      (
        select count(*)
        from attempts
        where attempts.notification_id = notifications.id and attempts.ended_at is not null
      ) as failures,
      alert_revisions.content as alert,
      ${noticeColumn(tx)} as notice,
      channels_off.why as "offWhy",
      exists (
        select
        from notifications as earlier
        where (earlier.alert_id = notifications.alert_id or earlier.notice_id = notifications.notice_id)
          and earlier.route = notifications.route
          and earlier.revision < notifications.revision
          and earlier.state = 'due'
      ) as "isBehind"
    from notifications
    left join notices on notices.id = notifications.notice_id
    left join alert_revisions
      on alert_revisions.alert_id = notifications.alert_id
      and alert_revisions.revision = notifications.revision
    left join channels_off on channels_off.channel = notifications.channel
    where notifications.id = ${id}
    for update of notifications`;
  return row;
}

function toldBy({ id, alert, notice }: NotificationRow) {
  if (alert !== null) return { kind: "alert", content: alert } as const;
  if (notice !== null) return { kind: "notice", content: noticeContent(notice) } as const;
  throw new Error(`The notification ${id} has neither an alert nor a notice to tell.`);
}

function refusalOf({ state, dueAt, isBehind }: NotificationRow, now: Date): string | undefined {
  if (state !== "due" || dueAt === null) return `it is ${state}`;
  if (dueAt > now) return `it is taken or waits until ${dueAt.toISOString()}`;
  if (isBehind) return "an earlier revision is still to be sent to this route";
  return undefined;
}

/** A notification that was recorded in the moment its channel was switched off is still to be held. */
async function hold(tx: Transaction, id: string): Promise<void> {
  await tx`
    update notifications
    set state = 'held', due_at = null
    where id = ${id}`;
}

async function begin(tx: Transaction, { id, now, leaseUntil }: Claim, attempt: number): Promise<void> {
  await tx`
    with intent as (
      insert into attempts (notification_id, number, started_at)
      values (${id}, ${attempt}, ${now})
    )
    update notifications
    set attempts = ${attempt}, due_at = ${leaseUntil}
    where id = ${id}`;
}

/**
 * The attempt always gets its end. The notification only moves while this attempt is its latest: a worker that wakes
 * after its lease must not undo what another has done since. A channel switched off meanwhile keeps what was not taken.
 */
export async function recordAttempt(sql: Sql, result: AttemptResult): Promise<void> {
  const { notification, startedAt, endedAt, delivery, retryAt } = result;
  const state = stateAfter(delivery, retryAt);
  const isSent = state === "sent";
  await sql`
    with attempt as (
      update attempts
      set
        started_at = ${startedAt},
        ended_at = ${endedAt},
        result = ${delivery.kind},
        detail = ${storable(delivery.detail, limits.storedDetailCharsMax)}
      where notification_id = ${notification.id} and number = ${notification.attempt} and ended_at is null
    )
    update notifications
    set
      state = ${state},
      due_at = ${state === "due" ? (retryAt ?? null) : null},
      sent_at = ${isSent ? endedAt : null}
    where id = ${notification.id}
      and attempts = ${notification.attempt}
      and (state = 'due' or (state = 'held' and ${isSent}))`;
}

/** `gone` with a time to try again stays due until its channel is switched off, so that a crash between loses nothing. */
function stateAfter(delivery: Delivery, retryAt: Date | undefined): "sent" | "due" | "gave-up" | "held" {
  switch (delivery.kind) {
    case "delivered":
      return "sent";
    case "refused":
      return "gave-up";
    case "failed":
      return retryAt === undefined ? "gave-up" : "due";
    case "gone":
      return retryAt === undefined ? "held" : "due";
    default:
      return unreachable(delivery);
  }
}
