// Items: entries of feeds on their way to be read and judged.
import type { Item } from "../core/article.ts";
import { limits } from "../core/limits.ts";
import type { ItemStore, SettledItem } from "../ports/store.ts";
import { claimToJudge, recordArticle } from "./articles.ts";
import type { Sql } from "./connect.ts";
import { type ItemRow, itemColumns, itemOf } from "./item-rows.ts";
import { leaseEnd } from "./leases.ts";
import { storable } from "./storable.ts";

export function itemStore(sql: Sql): ItemStore {
  return {
    claimToRead: (id, now, leaseMs) => claimToRead(sql, { id, now, leaseUntil: leaseEnd(now, leaseMs) }),
    claimToJudge: (id, now, leaseMs) => claimToJudge(sql, { id, now, leaseUntil: leaseEnd(now, leaseMs) }),
    undone: (state, now, rowsMax) => undoneItems(sql, { state, now, rowsMax }),
    postpone: (id, dueAt, why) => postponeItem(sql, { id, dueAt, why }),
    judgeAgain: (now) => judgeAgain(sql, now),
    settle: (settled) => settleItem(sql, settled),
    recordArticle: (article) => recordArticle(sql, article),
  };
}

type Claim = { readonly id: string; readonly now: Date; readonly leaseUntil: Date };

async function claimToRead(sql: Sql, { id, now, leaseUntil }: Claim): Promise<Item | undefined> {
  const [row] = await sql<ItemRow[]>`
    update items
    set tries = tries + 1, due_at = ${leaseUntil}, claimed = true
    from feeds
    where items.id = ${id}
      and items.state = 'to-read'
      and items.due_at <= ${now}
      and feeds.id = items.feed_id
    returning ${itemColumns(sql)}`;
  return row === undefined ? undefined : itemOf(row);
}

type Undone = { readonly state: "to-read" | "to-judge"; readonly now: Date; readonly rowsMax: number };

async function undoneItems(sql: Sql, { state, now, rowsMax }: Undone): Promise<readonly string[]> {
  const rows = await sql<{ id: string }[]>`
    select id
    from items
    where state = ${state}
      -- Said once more, so that the index of what is undone serves a query whose state is a parameter.
      and state <> 'settled'
      and due_at <= ${now}
    order by due_at
    limit ${rowsMax}`;
  return rows.map((row) => row.id);
}

type Postponed = { readonly id: string; readonly dueAt: Date; readonly why: string };

async function postponeItem(sql: Sql, { id, dueAt, why }: Postponed): Promise<void> {
  await sql`
    update items
    set due_at = ${dueAt}, claimed = false, why = ${storable(why, limits.storedDetailCharsMax)}
    where id = ${id} and state <> 'settled'`;
}

/** The first outcome stands: what comes later comes from a worker whose lease had run out. */
async function settleItem(sql: Sql, { id, outcome, why, now }: SettledItem): Promise<void> {
  await sql`
    update items
    set
      state = 'settled',
      outcome = ${storable(outcome, limits.storedDetailCharsMax)},
      why = ${storable(why, limits.storedDetailCharsMax)},
      settled_at = ${now},
      due_at = null,
      claimed = false
    where id = ${id} and state <> 'settled'`;
}

async function judgeAgain(sql: Sql, now: Date): Promise<number> {
  const again = await sql`
    update items
    set state = 'to-judge', outcome = null, why = null, settled_at = null, due_at = ${now}, tries = 0
    where state = 'settled' and outcome = 'unjudgeable'`;
  return again.count;
}
