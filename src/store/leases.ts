// How long a claimed row is left alone, and how the claims of a process that died are given back.
import { limits } from "../core/limits.ts";
import type { Sql } from "./connect.ts";
import { transaction } from "./transaction.ts";

export function leaseEnd(now: Date, leaseMs: number): Date {
  return new Date(now.getTime() + leaseMs);
}

/**
 * Makes every claimed row due at once. Only for a process that has the database to itself: nobody else can still be
 * working on a row then, so there is no lease to wait for. What is merely planned for later keeps its time.
 */
export async function releaseLeases(sql: Sql, now: Date): Promise<void> {
  await transaction(sql, async (tx) => {
    await tx`
      update feeds
      set due_at = least(due_at, ${now}), claimed = false
      where claimed`;
    await tx`
      update items
      set due_at = least(due_at, ${now}), claimed = false
      where claimed`;
    await tx`
      update pages
      set due_at = least(due_at, ${now}), claimed = false
      where claimed`;
    // A notification is claimed while its present attempt has no end. The attempt stays as the crash left it.
    await tx`
      update notifications
      set due_at = least(due_at, ${now})
      from attempts
      where notifications.state = 'due'
        and attempts.notification_id = notifications.id
        and attempts.number = notifications.attempts
        and attempts.ended_at is null`;
  });
}

/**
 * Nothing waits longer than `limits.waitMsMax`, but for a dead feed, which waits a week. What seems to was planned by a clock that ran ahead and has been set right
 * since: it is due now. And what is held for a channel that is not off (any more) is due as well.
 */
export async function mendPlans(sql: Sql, now: Date): Promise<void> {
  const latest = new Date(now.getTime() + limits.waitMsMax);
  const latestLook = new Date(now.getTime() + limits.feedWaitMsMax);
  const latestReread = new Date(now.getTime() + limits.feedWindowMsMax);
  await sql`
    update feeds
    set due_at = ${now}, claimed = false
    where active
      and due_at > ${latest}
      and (last_checked_at is null or last_checked_at > ${now} or due_at > ${latestLook})`;
  await sql`
    update items
    set due_at = ${now}, claimed = false
    where state in ('to-read', 'to-judge') and state <> 'settled' and due_at > ${latest}`;
  await sql`
    update pages
    set due_at = ${now}, claimed = false
    where due_at > ${latestReread}`;
  await sql`
    update notifications
    set due_at = ${now}
    where state = 'due' and due_at > ${latest}`;
  await sql`
    update notifications
    set state = 'due', due_at = ${now}
    where state = 'held'
      and not exists (select from channels_off where channels_off.channel = notifications.channel)`;
}
