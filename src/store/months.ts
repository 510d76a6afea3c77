// Keeps the monthly parts of article_texts: made ahead of time, dropped when they are older than wanted.
import postgres from "postgres";
import type { Sql, Transaction } from "./connect.ts";
import { transaction } from "./transaction.ts";

export type EnsuredMonth = {
  readonly name: string;
  /** `left-to-default`: the default part already holds rows of that month, so they stay together there. */
  readonly outcome: "made" | "existed" | "left-to-default";
};

export type DroppedMonths = {
  readonly names: readonly string[];
  /** Rows as old as the dropped months that lay in the default part. */
  readonly rowsDeleted: number;
};

type Month = { readonly name: string; readonly from: Date; readonly to: Date };

const monthsAhead = 2;
const monthsLock = 7_140_002;
/** SQLSTATE check_violation: a row of the default part belongs to the new part. */
const checkViolation = "23514";

/** Makes the parts for the month of `now` (UTC) and the next two. Safe to call from many processes. */
export async function ensureMonths(sql: Sql, now: Date): Promise<readonly EnsuredMonth[]> {
  const ensured: EnsuredMonth[] = [];
  for (let ahead = 0; ahead <= monthsAhead; ahead += 1) {
    const month = monthOf(now, ahead);
    ensured.push({ name: month.name, outcome: await ensureMonth(sql, month) });
  }
  return ensured;
}

/** Drops the months that ended at or before `date`, and what is as old as they in the default part. */
export async function dropMonthsBefore(sql: Sql, date: Date): Promise<DroppedMonths> {
  const keep = monthOf(date, 0);
  return transaction(sql, async (tx) => {
    await lock(tx);
    const old = (await monthTables(tx)).filter((name) => name < keep.name);
    for (const name of old) await tx`drop table ${tx(name)}`;
    const deleted = await tx`delete from article_texts_other where article_id < ${firstIdAt(keep.from)}`;
    return { names: old, rowsDeleted: deleted.count };
  });
}

async function ensureMonth(sql: Sql, month: Month): Promise<EnsuredMonth["outcome"]> {
  try {
    return await transaction(sql, async (tx) => {
      await lock(tx);
      if ((await monthTables(tx)).includes(month.name)) return "existed";
      // A statement that makes a table takes no parameters; both bounds are made of hexadecimal digits by us.
      await tx.unsafe(
        `create table ${month.name} partition of article_texts
         for values from ('${firstIdAt(month.from)}') to ('${firstIdAt(month.to)}')`,
      );
      return "made";
    });
  } catch (error) {
    if (error instanceof postgres.PostgresError && error.code === checkViolation) return "left-to-default";
    throw error;
  }
}

async function lock(tx: Transaction): Promise<void> {
  await tx`select pg_advisory_xact_lock(${monthsLock})`;
}

async function monthTables(tx: Transaction): Promise<readonly string[]> {
  const rows = await tx<{ name: string }[]>`
    select c.relname as name
    from pg_inherits i
    join pg_class c on c.oid = i.inhrelid
    where i.inhparent = 'article_texts'::regclass
      and c.relname ~ '^article_texts_[0-9]{4}_[0-9]{2}$'
    order by c.relname
  `;
  return rows.map((row) => row.name);
}

function monthOf(date: Date, ahead: number): Month {
  const from = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + ahead, 1));
  const to = new Date(Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + 1, 1));
  const number = String(from.getUTCMonth() + 1).padStart(2, "0");
  return { name: `article_texts_${from.getUTCFullYear()}_${number}`, from, to };
}

/** The least UUID version 7 of a moment: 48 bits of milliseconds (RFC 9562, section 5.7), then zeros. */
export function firstIdAt(date: Date): string {
  const hex = date.getTime().toString(16).padStart(12, "0");
  return `${hex.slice(0, 8)}-${hex.slice(8)}-0000-0000-000000000000`;
}
