// Notifications: one thing to tell on one route, until a receiver has taken it or it is given up.
import { limits } from "../core/limits.ts";
import type { NotificationStore } from "../ports/outbox.ts";
import { claimNotification, recordAttempt } from "./attempts.ts";
import type { Sql } from "./connect.ts";
import { leaseEnd } from "./leases.ts";
import { storable } from "./storable.ts";
import { transaction } from "./transaction.ts";

export function notificationStore(sql: Sql): NotificationStore {
  return {
    due: (now, rowsMax) => dueNotifications(sql, now, rowsMax),
    claim: (id, now, leaseMs) => claimNotification(sql, { id, now, leaseUntil: leaseEnd(now, leaseMs) }),
    recordAttempt: (result) => recordAttempt(sql, result),
    switchOff: (channel, why, now) => switchOff(sql, { channel, why, now }),
    retryOn: (channels, now) => retryOn(sql, channels, now),
    replay: (now) => replay(sql, now),
    switchOn: (now) => switchOn(sql, now),
  };
}

/** Without those that must wait for an earlier revision: they could not be claimed and would only be in the way. */
async function dueNotifications(sql: Sql, now: Date, rowsMax: number): Promise<readonly string[]> {
  const rows = await sql<{ id: string }[]>`
    select id
    from notifications
    where state = 'due'
      and due_at <= ${now}
      and not exists (
        select
        from notifications as earlier
        where (earlier.alert_id = notifications.alert_id or earlier.notice_id = notifications.notice_id)
          and earlier.route = notifications.route
          and earlier.revision < notifications.revision
          and earlier.state = 'due'
      )
    order by due_at, id
    limit ${rowsMax}`;
  return rows.map((row) => row.id);
}

type SwitchedOff = { readonly channel: string; readonly why: string; readonly now: Date };

async function switchOff(sql: Sql, { channel, why, now }: SwitchedOff): Promise<void> {
  await transaction(sql, async (tx) => {
    await tx`
      insert into channels_off (channel, why, since)
      values (${channel}, ${storable(why, limits.storedDetailCharsMax)}, ${now})
      on conflict (channel) do nothing`;
    await tx`
      update notifications
      set state = 'held', due_at = null
      where channel = ${channel} and state = 'due'`;
  });
}

/** Not due at once: another process, which will send them, may still have to read where the channel now leads. */
async function switchOn(sql: Sql, now: Date): Promise<void> {
  const after = new Date(now.getTime() + limits.resumeAfterMs);
  await transaction(sql, async (tx) => {
    await tx`
      update notifications
      set state = 'due', due_at = ${after}
      where state = 'held'`;
    await tx`delete from channels_off`;
  });
}

async function replay(sql: Sql, now: Date): Promise<number> {
  const replayed = await sql`
    update notifications
    set state = 'due', due_at = ${now}
    where state = 'gave-up' or (state = 'due' and attempts > 0 and due_at > ${now})`;
  return replayed.count;
}

async function retryOn(sql: Sql, channels: readonly string[], now: Date): Promise<void> {
  const after = new Date(now.getTime() + limits.resumeAfterMs);
  await sql`
    update notifications
    set due_at = ${after}
    where state = 'due' and attempts > 0 and due_at > ${after} and channel = any (${[...channels]}::text[])`;
}
