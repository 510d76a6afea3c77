// Makes the table of feeds agree with the settings.
import type { FeedSetting } from "../core/feed/feed.ts";
import type { Sql, Transaction } from "./connect.ts";
import { forgottenMemory, forgottenMove } from "./feed-memory.ts";
import { newId } from "./ids.ts";
import { lock } from "./locks.ts";
import { storableJson } from "./storable.ts";
import { transaction } from "./transaction.ts";

/** A feed is known by its name. Feeds that are no longer listed stop being due but keep their rows. */
export async function syncFeeds(sql: Sql, feeds: readonly FeedSetting[], now: Date): Promise<void> {
  const rows = storableJson(feeds.map((feed) => ({ id: newId(now), ...feed })));
  await transaction(sql, async (tx) => {
    await lock(tx, "syncFeeds");
    await renameFeeds(tx, rows);
    await acceptMoves(tx, rows);
    await forgetOtherAddresses(tx, rows, now);
    await writeFeeds(tx, rows, now);
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

/** The operator wrote down where the feed had moved: it is the same feed, with all that is known of it. */
async function acceptMoves(tx: Transaction, rows: string): Promise<void> {
  await tx`
    update feeds
    set url = listed.url, ${forgottenMove(tx)}
    from json_to_recordset(${rows}::text::json) as listed (name text, url text)
    where feeds.name = listed.name and feeds.moved_url = listed.url and feeds.url <> listed.url`;
}

/**
 * A new address is a new feed in all but name: what was remembered of the old one would be wrong of it, so it is
 * forgotten and the feed begins with a baseline.
 */
async function forgetOtherAddresses(tx: Transaction, rows: string, now: Date): Promise<void> {
  await tx`
    update feeds
    set
      url = listed.url, etag = null, last_modified = null, body_hash = null, baseline_at = null, failures = 0,
      outcome = null, detail = '', claimed = false, due_at = ${now}, ${forgottenMemory(tx)}
    from json_to_recordset(${rows}::text::json) as listed (name text, url text)
    where feeds.name = listed.name and feeds.url <> listed.url`;
}

async function writeFeeds(tx: Transaction, rows: string, now: Date): Promise<void> {
  await tx`
    insert into feeds (
      id, name, url, outlet, country, language, interval_ms, window_ms, adapt, due_at, created_at
    )
    select id, name, url, outlet, country, language, "intervalMs", "windowMs", adapt, ${now}, ${now}
    from json_to_recordset(${rows}::text::json) as listed (
      id uuid, name text, url text, outlet text, country text, language text, "intervalMs" bigint, "windowMs" bigint,
      adapt boolean
    )
    order by name
    on conflict (name) do update set
      outlet = excluded.outlet,
      country = excluded.country,
      language = excluded.language,
      interval_ms = excluded.interval_ms,
      window_ms = excluded.window_ms,
      adapt = excluded.adapt,
      active = true,
      due_at = case
        when feeds.interval_ms <> excluded.interval_ms
          then least(feeds.due_at, ${now}::timestamptz + excluded.interval_ms * interval '1 millisecond')
        else feeds.due_at
      end
    where (
        feeds.outlet, feeds.country, feeds.language, feeds.interval_ms, feeds.window_ms, feeds.adapt, feeds.active
      ) is distinct from (
        excluded.outlet, excluded.country, excluded.language, excluded.interval_ms, excluded.window_ms, excluded.adapt,
        true
      )`;
}
