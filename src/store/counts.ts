// How much there is: rows in all, work that waits, and how items ended lately.
import { limits } from "../core/limits.ts";
import type { StatusFacts } from "../core/status/facts.ts";
import type { Sql } from "./connect.ts";

/**
 * Counting a table of a million rows takes longer than a status page may, so above a bound the database's own estimate
 * is told. Items are counted where they come in, feed by feed, and so are always exact.
 */
export async function countsOf(sql: Sql): Promise<StatusFacts["counts"]> {
  const [row] = await sql<StatusFacts["counts"][]>`
    select
      (select coalesce(sum(items), 0) from feeds)::bigint as items,
      ${rowsOf(sql, "articles")} as articles,
      ${rowsOf(sql, "stories")} as stories,
      ${rowsOf(sql, "matches")} as matches,
      ${rowsOf(sql, "alerts")} as alerts,
      (select count(*) from notifications where state = 'sent') as sent`;
  return row ?? { items: 0, articles: 0, stories: 0, matches: 0, alerts: 0, sent: 0 };
}

function rowsOf(sql: Sql, table: "articles" | "stories" | "matches" | "alerts") {
  const estimate = sql`(select reltuples::bigint from pg_class where oid = ${table}::regclass)`;
  return sql`
    case
      when ${estimate} > ${limits.exactCountRowsMax} then ${estimate}
      else (select count(*) from ${sql(table)})
    end`;
}

type BacklogRow = Omit<StatusFacts["backlog"], "oldestDueAt"> & { readonly oldestDueAt: Date | null };

/** Rows whose time has come and rows that wait for theirs; `oldestDueAt` is only of the former. */
export async function backlogOf(sql: Sql, now: Date): Promise<StatusFacts["backlog"]> {
  const [row] = await sql<BacklogRow[]>`
    select
      (select count(*) from items where state = 'to-read' and state <> 'settled') as "toRead",
      (select count(*) from items where state = 'to-judge' and state <> 'settled') as "toJudge",
      (select count(*) from notifications where state = 'due') as "toSend",
      least(
        (select min(due_at) from items where state = 'to-read' and state <> 'settled' and due_at <= ${now}),
        (select min(due_at) from items where state = 'to-judge' and state <> 'settled' and due_at <= ${now}),
        (select min(due_at) from notifications where state = 'due' and due_at <= ${now})
      ) as "oldestDueAt"`;
  if (row === undefined) return { toRead: 0, toJudge: 0, toSend: 0, oldestDueAt: undefined };

  return { ...row, oldestDueAt: row.oldestDueAt ?? undefined };
}

export async function outcomesOf(sql: Sql, now: Date): Promise<StatusFacts["outcomes"]> {
  const since = new Date(now.getTime() - limits.statusWindowMs);
  const rows = await sql<{ outcome: string; count: number }[]>`
    select outcome, count(*)
    from items
    where state = 'settled' and settled_at > ${since}
    group by outcome
    order by count(*) desc, outcome`;
  return Object.fromEntries(rows.map((row) => [row.outcome, row.count]));
}
