// Feeds: which are due, the claim of one, and where its looks are recorded.
import type { Feed } from "../core/feed/feed.ts";
import { networkOutcomes } from "../core/notice/outage.ts";
import type { FeedStore } from "../ports/store.ts";
import type { Sql } from "./connect.ts";
import { recordCheck } from "./feed-checks.ts";
import { type MemoryRow, memoryColumns, memoryOf } from "./feed-memory.ts";
import { syncFeeds } from "./feed-sync.ts";
import { knownItems } from "./known-items.ts";
import { leaseEnd } from "./leases.ts";

export function feedStore(sql: Sql): FeedStore {
  return {
    sync: (feeds, now) => syncFeeds(sql, feeds, now),
    due: (now, rowsMax) => dueFeeds(sql, now, rowsMax),
    find: (name) => findFeed(sql, name),
    claim: (id, now, leaseMs) => claimFeed(sql, { id, now, leaseUntil: leaseEnd(now, leaseMs) }),
    baselineAt: (url) => baselineAt(sql, url),
    known: (feedId, keyed) => knownItems(sql, feedId, keyed),
    async postpone(id, dueAt) {
      await sql`update feeds set due_at = ${dueAt}, claimed = false where id = ${id} and claimed`;
    },
    recordCheck: (check) => recordCheck(sql, check),
    wakeFailing: (now) => wakeFailing(sql, now),
  };
}

async function dueFeeds(sql: Sql, now: Date, rowsMax: number): Promise<readonly string[]> {
  const rows = await sql<{ id: string }[]>`
    select id
    from feeds
    where active and due_at <= ${now}
    order by due_at
    limit ${rowsMax}`;
  return rows.map((row) => row.id);
}

type FeedRow = MemoryRow &
  Omit<Feed, "etag" | "lastModified" | "bodyHash" | "baselineAt" | "memory"> & {
    readonly etag: string | null;
    readonly lastModified: string | null;
    readonly bodyHash: string | null;
    readonly baselineAt: Date | null;
  };

type Claim = { readonly id: string; readonly now: Date; readonly leaseUntil: Date };

async function findFeed(sql: Sql, name: string): Promise<Feed | undefined> {
  const [row] = await sql<FeedRow[]>`select ${feedColumns(sql)} from feeds where name = ${name}`;
  return row === undefined ? undefined : feedOf(row);
}

async function claimFeed(sql: Sql, { id, now, leaseUntil }: Claim): Promise<Feed | undefined> {
  const [row] = await sql<FeedRow[]>`
    update feeds
    set due_at = ${leaseUntil}, claimed = true
    where id = ${id} and active and due_at <= ${now}
    returning ${feedColumns(sql)}`;
  return row === undefined ? undefined : feedOf(row);
}

function feedColumns(sql: Sql) {
  return sql`
    id, name, url, outlet, country, language, failures, etag, adapt,
    interval_ms as "intervalMs",
    window_ms as "windowMs",
    last_modified as "lastModified",
    body_hash as "bodyHash",
    baseline_at as "baselineAt",
    ${memoryColumns(sql)}`;
}

function feedOf(row: FeedRow): Feed {
  const { id, name, url, outlet, country, language, intervalMs, windowMs, adapt, failures } = row;
  return {
    ...{ id, name, url, outlet, country, language, intervalMs, windowMs, adapt, failures },
    etag: row.etag ?? undefined,
    lastModified: row.lastModified ?? undefined,
    bodyHash: row.bodyHash ?? undefined,
    baselineAt: row.baselineAt ?? undefined,
    memory: memoryOf(row),
  };
}

async function baselineAt(sql: Sql, url: string): Promise<Date | undefined> {
  const [row] = await sql<
    { at: Date | null }[]
  >`select min(baseline_at) as at from feeds where url = ${url} and active`;
  return row?.at ?? undefined;
}

/** Only what may have failed for a reason of ours; who asked to be left alone is left alone. */
async function wakeFailing(sql: Sql, now: Date): Promise<void> {
  await sql`
    update feeds
    set due_at = ${now}
    where active
      and not claimed
      and failures > 0
      and due_at > ${now}
      and outcome = any (${[...networkOutcomes]}::text[])`;
}
