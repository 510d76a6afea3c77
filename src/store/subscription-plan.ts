// Which subscriptions are wanted: one for each listed feed that offers a hub; the others are to be ended.
import type { Sql, Transaction } from "./connect.ts";
import { transaction } from "./transaction.ts";

/** This is done every minute, so rows that stay as they are must not even be locked. */
export async function planSubscriptions(sql: Sql, now: Date): Promise<void> {
  await transaction(sql, async (tx) => {
    await beginOffered(tx, now);
    await forgetEnded(tx, now);
    await endUnlisted(tx, now);
  });
}

/** An offer of another hub or topic is a new subscription, with another address and secret; the old one runs out. */
async function beginOffered(tx: Transaction, now: Date): Promise<void> {
  await tx`
    insert into subscriptions (feed_id, id, hub, topic, secret, state, due_at)
    select feeds.id, gen_random_uuid(), hub_url, hub_topic, ${newSecret(tx)}, 'wanted', ${now}
    from feeds
    left join subscriptions as ours on ours.feed_id = feeds.id and ours.state <> 'leaving'
    where active
      and hub_url is not null
      and hub_topic is not null
      and (ours.hub, ours.topic) is distinct from (hub_url, hub_topic)
    on conflict (feed_id) do update set
      id = excluded.id, hub = excluded.hub, topic = excluded.topic, secret = excluded.secret, state = 'wanted',
      due_at = excluded.due_at, asked_at = null, lease_until = null, heard_at = null, failures = 0, detail = ''
    where (subscriptions.hub, subscriptions.topic) is distinct from (excluded.hub, excluded.topic)
      or subscriptions.state = 'leaving'`;
}

/** A hub that never asks whether we really leave has nothing left to end once its lease is over, or was never begun. */
async function forgetEnded(tx: Transaction, now: Date): Promise<void> {
  await tx`
    delete from subscriptions
    where state = 'leaving'
      and (lease_until is null or lease_until <= ${now})`;
}

async function endUnlisted(tx: Transaction, now: Date): Promise<void> {
  await tx`
    update subscriptions
    set state = 'leaving', due_at = ${now}
    from feeds
    where feeds.id = subscriptions.feed_id
      and subscriptions.state <> 'leaving'
      and (not feeds.active or feeds.hub_url is null)`;
}

/** 244 bits of chance, in the letters that every hub takes. */
function newSecret(tx: Transaction) {
  return tx`replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', '')`;
}
