// Keeps the monthly parts of texts and archived pages: made ahead of time, dropped when they are older than wanted.
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

/** The tables that are partitioned by month of an article's id. */
export type MonthlyTable = "article_texts" | "page_archive";

type Month = { readonly table: MonthlyTable; readonly name: string; readonly from: Date; readonly to: Date };

const monthsAhead = 2;
const monthsLock = 7_140_002;
/** SQLSTATE check_violation: a row of the default part belongs to the new part. */
const checkViolation = "23514";

/** Makes the parts for the month of `now` (UTC) and the next two. Safe to call from many processes. */
export async function ensureMonths(
  sql: Sql,
  now: Date,
  table: MonthlyTable = "article_texts",
): Promise<readonly EnsuredMonth[]> {
  const ensured: EnsuredMonth[] = [];
  for (let ahead = 0; ahead <= monthsAhead; ahead += 1) {
    const month = monthOf(table, now, ahead);
    ensured.push({ name: month.name, outcome: await ensureMonth(sql, month) });
  }
  return ensured;
}

/** Drops the months that ended at or before `date`, and what is as old as they in the default part. */
export async function dropMonthsBefore(
  sql: Sql,
  date: Date,
  table: MonthlyTable = "article_texts",
): Promise<DroppedMonths> {
  const keep = monthOf(table, date, 0);
  return transaction(sql, async (tx) => {
    await lock(tx);
    const old = (await monthTables(tx, table)).filter((name) => name < keep.name);
    for (const name of old) await tx`drop table ${tx(name)}`;
    const deleted = await tx`delete from ${tx(`${table}_other`)} where article_id < ${firstIdAt(keep.from)}`;
    return { names: old, rowsDeleted: deleted.count };
  });
}

async function ensureMonth(sql: Sql, month: Month): Promise<EnsuredMonth["outcome"]> {
  try {
    return await transaction(sql, async (tx) => {
      await lock(tx);
      if ((await monthTables(tx, month.table)).includes(month.name)) return "existed";
      // A statement that makes a table takes no parameters; both bounds are made of hexadecimal digits by us.
      await tx.unsafe(
        `create table ${month.name} partition of ${month.table}
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

async function monthTables(tx: Transaction, table: MonthlyTable): Promise<readonly string[]> {
  const rows = await tx<{ name: string }[]>`
    select c.relname as name
    from pg_inherits i
    join pg_class c on c.oid = i.inhrelid
    where i.inhparent = ${table}::regclass
      and c.relname ~ ${`^${table}_[0-9]{4}_[0-9]{2}$`}
    order by c.relname
  `;
  return rows.map((row) => row.name);
}

function monthOf(table: MonthlyTable, date: Date, ahead: number): Month {
  const from = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + ahead, 1));
  const to = new Date(Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + 1, 1));
  const number = String(from.getUTCMonth() + 1).padStart(2, "0");
  return { table, name: `${table}_${from.getUTCFullYear()}_${number}`, from, to };
}

/** The least UUID version 7 of a moment: 48 bits of milliseconds (RFC 9562, section 5.7), then zeros. */
export function firstIdAt(date: Date): string {
  const hex = date.getTime().toString(16).padStart(12, "0");
  return `${hex.slice(0, 8)}-${hex.slice(8)}-0000-0000-000000000000`;
}
