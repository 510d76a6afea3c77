// Feeds: the table made to agree with the settings, the claim of one that is due, and what a feed has brought before.
import type { Feed, FeedSetting } from "../core/feed/feed.ts";
import type { FeedStore, KnownEntries } from "../ports/store.ts";
import type { Sql, Transaction } from "./connect.ts";
import { recordCheck } from "./feed-checks.ts";
import { newId } from "./ids.ts";
import { leaseEnd } from "./leases.ts";
import { lock } from "./locks.ts";
import { storableJson, storableKey } from "./storable.ts";
import { transaction } from "./transaction.ts";

export function feedStore(sql: Sql): FeedStore {
  return {
    sync: (feeds, now) => syncFeeds(sql, feeds, now),
    due: (now, rowsMax) => dueFeeds(sql, now, rowsMax),
    claim: (id, now, leaseMs) => claimFeed(sql, { id, now, leaseUntil: leaseEnd(now, leaseMs) }),
    baselineAt: (url) => baselineAt(sql, url),
    known: (feedId, guids, links) => knownEntries(sql, { feedId, guids, links }),
    recordCheck: (check) => recordCheck(sql, check),
  };
}

/**
 * A feed is known by its name. A new address is a new feed in all but name: what was remembered of the old one would be
 * wrong of it, so it is forgotten and the feed begins with a baseline.
 */
async function syncFeeds(sql: Sql, feeds: readonly FeedSetting[], now: Date): Promise<void> {
  const rows = storableJson(feeds.map((feed) => ({ id: newId(now), ...feed })));
  await transaction(sql, async (tx) => {
    await lock(tx, "syncFeeds");
    await renameFeeds(tx, rows);
    await tx`
      insert into feeds (id, name, url, outlet, country, language, interval_ms, window_ms, due_at, created_at)
      select id, name, url, outlet, country, language, "intervalMs", "windowMs", ${now}, ${now}
      from json_to_recordset(${rows}::text::json) as listed (
        id uuid, name text, url text, outlet text, country text, language text, "intervalMs" bigint, "windowMs" bigint
      )
      order by name
      on conflict (name) do update set
        url = excluded.url,
        outlet = excluded.outlet,
        country = excluded.country,
        language = excluded.language,
        interval_ms = excluded.interval_ms,
        window_ms = excluded.window_ms,
        active = true,
        etag = case when feeds.url = excluded.url then feeds.etag end,
        last_modified = case when feeds.url = excluded.url then feeds.last_modified end,
        body_hash = case when feeds.url = excluded.url then feeds.body_hash end,
        baseline_at = case when feeds.url = excluded.url then feeds.baseline_at end,
        failures = case when feeds.url = excluded.url then feeds.failures else 0 end,
        outcome = case when feeds.url = excluded.url then feeds.outcome end,
        detail = case when feeds.url = excluded.url then feeds.detail else '' end,
        claimed = feeds.claimed and feeds.url = excluded.url,
        due_at = case
          when feeds.url <> excluded.url then ${now}
          when feeds.interval_ms <> excluded.interval_ms
            then least(feeds.due_at, ${now}::timestamptz + excluded.interval_ms * interval '1 millisecond')
          else feeds.due_at
        end
      where (feeds.url, feeds.outlet, feeds.country, feeds.language, feeds.interval_ms, feeds.window_ms, feeds.active)
        is distinct from
        (excluded.url, excluded.outlet, excluded.country, excluded.language, excluded.interval_ms, excluded.window_ms,
          true)`;
    await tx`
      update feeds
      set active = false
      where active
        and name not in (select name from json_to_recordset(${rows}::text::json) as listed (name text))`;
  });
}

/** A feed that is listed under a new name at its old address stays the feed it was, with its baseline. */
async function renameFeeds(tx: Transaction, rows: string): Promise<void> {
  await tx`
    with listed as (
      select name, url from json_to_recordset(${rows}::text::json) as listed (name text, url text)
    )
    update feeds
    set name = listed.name
    from listed
    where feeds.url = listed.url
      and feeds.name not in (select name from listed)
      and not exists (select from feeds as taken where taken.name = listed.name)
      and not exists (
        select from feeds as newer
        where newer.url = feeds.url and newer.id > feeds.id and newer.name not in (select name from listed)
      )`;
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

type FeedRow = Omit<Feed, "etag" | "lastModified" | "bodyHash" | "baselineAt"> & {
  readonly etag: string | null;
  readonly lastModified: string | null;
  readonly bodyHash: string | null;
  readonly baselineAt: Date | null;
};

type Claim = { readonly id: string; readonly now: Date; readonly leaseUntil: Date };

async function claimFeed(sql: Sql, { id, now, leaseUntil }: Claim): Promise<Feed | undefined> {
  const [row] = await sql<FeedRow[]>`
    update feeds
    set due_at = ${leaseUntil}, claimed = true
    where id = ${id} and active and due_at <= ${now}
    returning
      id, name, url, outlet, country, language, failures, etag,
      interval_ms as "intervalMs",
      window_ms as "windowMs",
      last_modified as "lastModified",
      body_hash as "bodyHash",
      baseline_at as "baselineAt"`;
  if (row === undefined) return undefined;

  return {
    ...row,
    etag: row.etag ?? undefined,
    lastModified: row.lastModified ?? undefined,
    bodyHash: row.bodyHash ?? undefined,
    baselineAt: row.baselineAt ?? undefined,
  };
}

type AskedKeys = { readonly feedId: string; readonly guids: readonly string[]; readonly links: readonly string[] };

async function knownEntries(sql: Sql, { feedId, guids, links }: AskedKeys): Promise<KnownEntries> {
  const guidByKey = new Map(guids.map((guid) => [storableKey(guid), guid]));
  const linkByKey = new Map(links.map((link) => [storableKey(link), link]));
  const rows = await sql<{ guid: string; linkKey: string | null }[]>`
    select guid, link_key as "linkKey"
    from items
    where feed_id = ${feedId} and guid = any (${[...guidByKey.keys()]}::text[])
    union
    select guid, link_key
    from items
    where feed_id = ${feedId} and link_key = any (${[...linkByKey.keys()]}::text[])`;
  return {
    guids: found(
      rows.map((row) => row.guid),
      guidByKey,
    ),
    links: found(
      rows.map((row) => row.linkKey ?? ""),
      linkByKey,
    ),
  };
}

/** The asked-for values, in the caller's own spelling, whose keys are among those found. */
function found(keys: readonly string[], askedByKey: ReadonlyMap<string, string>): ReadonlySet<string> {
  return new Set(keys.flatMap((key) => askedByKey.get(key) ?? []));
}

async function baselineAt(sql: Sql, url: string): Promise<Date | undefined> {
  const [row] = await sql<
    { at: Date | null }[]
  >`select min(baseline_at) as at from feeds where url = ${url} and active`;
  return row?.at ?? undefined;
}
