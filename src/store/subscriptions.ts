// Subscriptions at hubs: what is wanted, what was asked for, until when a hub tells of news.
import type { Subscription } from "../core/feed/subscription.ts";
import { limits } from "../core/limits.ts";
import { pushLimits } from "../core/push-limits.ts";
import type { SubscriptionStore } from "../ports/store.ts";
import type { Sql } from "./connect.ts";
import { storable } from "./storable.ts";
import { planSubscriptions } from "./subscription-plan.ts";
import { transaction } from "./transaction.ts";

export function subscriptionStore(sql: Sql): SubscriptionStore {
  return {
    plan: (now) => planSubscriptions(sql, now),
    takeDue: (now, rowsMax) => takeDue(sql, now, rowsMax),
    failed: (id, detail, now) => failed(sql, { id, detail, now }),
    find: (id) => find(sql, id),
    verified: (id, leaseMs, now) => verified(sql, { id, leaseMs, now }),
    denied: (id, why, now) => denied(sql, { id, why, now }),
    async remove(id) {
      await sql`delete from subscriptions where id = ${id}`;
    },
    heard: (id, now) => heard(sql, id, now),
  };
}

function columns(sql: Sql) {
  return sql`id, feed_id as "feedId", hub, topic, secret, state, asked_at as "askedAt"`;
}

type Row = Omit<Subscription, "askedAt"> & { readonly askedAt: Date | null };

const fromRow = (row: Row): Subscription => ({ ...row, askedAt: row.askedAt ?? undefined });

/** A lease that is being renewed stays verified: the hub goes on sending while it asks. */
async function takeDue(sql: Sql, now: Date, rowsMax: number): Promise<readonly Subscription[]> {
  const rows = await sql<Row[]>`
    update subscriptions
    set
      asked_at = ${now},
      due_at = ${new Date(now.getTime() + pushLimits.answerMs)},
      state = case when state in ('wanted', 'denied') then 'asked' else state end
    where feed_id in (
      select feed_id
      from subscriptions
      where due_at <= ${now}
      order by due_at
      limit ${rowsMax}
      for update skip locked
    )
    returning ${columns(sql)}`;
  return rows.map(fromRow);
}

type Failed = { readonly id: string; readonly detail: string; readonly now: Date };

async function failed(sql: Sql, { id, detail, now }: Failed): Promise<void> {
  await sql`
    update subscriptions
    set
      failures = failures + 1,
      detail = ${storable(detail, limits.storedDetailCharsMax)},
      due_at = ${now}::timestamptz + interval '1 millisecond' * least(
        ${pushLimits.retryMsMax}::float8, ${pushLimits.retryMs}::float8 * 2 ^ least(failures, 20)
      )
    where id = ${id}`;
}

async function find(sql: Sql, id: string): Promise<Subscription | undefined> {
  const [row] = await sql<Row[]>`select ${columns(sql)} from subscriptions where id = ${id}`;
  return row === undefined ? undefined : fromRow(row);
}

type Verified = { readonly id: string; readonly leaseMs: number; readonly now: Date };

async function verified(sql: Sql, { id, leaseMs, now }: Verified): Promise<void> {
  await sql`
    update subscriptions
    set
      state = 'verified',
      failures = 0,
      detail = '',
      lease_until = ${new Date(now.getTime() + leaseMs)},
      due_at = ${new Date(now.getTime() + leaseMs * pushLimits.renewShare)}
    where id = ${id} and state <> 'leaving'`;
}

type Denied = { readonly id: string; readonly why: string; readonly now: Date };

async function denied(sql: Sql, { id, why, now }: Denied): Promise<void> {
  await sql`
    update subscriptions
    set
      state = 'denied',
      detail = ${storable(why, limits.storedDetailCharsMax)},
      lease_until = null,
      due_at = ${new Date(now.getTime() + pushLimits.retryMsMax)}
    where id = ${id} and state <> 'leaving'`;
}

/** What is told in quick succession is one look. A feed that is being looked at keeps its lease. */
async function heard(sql: Sql, id: string, now: Date): Promise<void> {
  await transaction(sql, async (tx) => {
    const [row] = await tx<{ feedId: string }[]>`
      update subscriptions
      set heard_at = ${now}
      where id = ${id} and state = 'verified'
      returning feed_id as "feedId"`;
    if (row === undefined) return;

    await tx`
      update feeds
      set due_at = least(
        due_at,
        greatest(${now}::timestamptz, last_checked_at + ${pushLimits.lookGapMs}::float8 * interval '1 millisecond')
      )
      where id = ${row.feedId} and active and not claimed`;
  });
}
