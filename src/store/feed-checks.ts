// Records a look at a feed: what the feed is now, and the items it brought.
import type { SortedEntry } from "../core/feed/sort-entries.ts";
import { limits } from "../core/limits.ts";
import type { FeedCheck } from "../ports/store.ts";
import type { Sql, Transaction } from "./connect.ts";
import { newId } from "./ids.ts";
import { storable, storableJson, storableKey, storableOrNull, storableTime, storableUrl } from "./storable.ts";
import { transaction } from "./transaction.ts";

/** One transaction. Gives the ids of the items that are to be read, in the feed's order. */
export async function recordCheck(sql: Sql, check: FeedCheck): Promise<readonly string[]> {
  return transaction(sql, async (tx) => {
    if (!(await updateFeed(tx, check))) return [];
    if (check.entries.length === 0) return [];

    const rows = check.entries.map((entry) => rowOf(entry, check));
    await passOnUnreadPages(tx, rows);
    const kept = await insertItems(tx, check, rows);
    const keptIds = new Set(kept);
    const rest = rows.filter((row) => !keptIds.has(row.id));
    if (rest.length > 0) await insertDuplicates(tx, check, rest);

    return rows.filter((row) => row.state === "to-read" && keptIds.has(row.id)).map((row) => row.id);
  });
}

/**
 * False when the check comes too late: a newer one is recorded, or the feed has another address or baseline than the
 * one that was checked. Nothing of it is kept then; what is still in the feed comes again with the next look, and is
 * judged by the right baseline.
 */
async function updateFeed(tx: Transaction, check: FeedCheck): Promise<boolean> {
  const { feed, checkedAt, succeeded, validators } = check;
  // A look that lies in the future was dated by a clock that has been set right since; it must not fence off the present.
  const clockWrong = new Date(checkedAt.getTime() + limits.clockSkewMsMax);
  const broughtNews = check.entries.some((entry) => entry.fate !== "baseline");
  const updated = await tx`
    update feeds
    set
      due_at = ${check.nextDueAt},
      claimed = false,
      outcome = ${storable(check.outcome, limits.storedDetailCharsMax)},
      detail = ${storable(check.detail, limits.storedDetailCharsMax)},
      last_checked_at = ${checkedAt},
      failures = case when ${succeeded} then 0 else failures + 1 end,
      last_success_at = case when ${succeeded} then ${checkedAt} else last_success_at end,
      baseline_at = case when ${succeeded} then coalesce(baseline_at, ${checkedAt}) else baseline_at end,
      last_new_item_at = case when ${broughtNews} then ${checkedAt} else last_new_item_at end,
      etag = case when ${validators !== undefined} then ${validator(validators?.etag)} else etag end,
      last_modified = case
        when ${validators !== undefined} then ${validator(validators?.lastModified)} else last_modified
      end,
      body_hash = case when ${validators !== undefined} then ${validators?.bodyHash ?? null} else body_hash end
    where id = ${feed.id}
      and url = ${feed.url}
      and baseline_at is not distinct from ${feed.baselineAt ?? null}::timestamptz
      and (last_checked_at is null or last_checked_at <= ${checkedAt} or last_checked_at > ${clockWrong})`;
  return updated.count === 1;
}

/** A validator only works byte for byte, so one that is too long is left out instead of cut. */
function validator(value: string | undefined): string | null {
  return value === undefined || value.length > limits.storedDetailCharsMax ? null : value;
}

type ItemRow = ReturnType<typeof rowOf>;

function rowOf({ entry, linkKey, fate, why }: SortedEntry, { checkedAt }: FeedCheck) {
  const isToRead = fate === "read";
  return {
    id: newId(checkedAt),
    guid: storableKey(entry.guid),
    link: storableUrl(entry.link),
    linkKey: linkKey === undefined ? null : storableKey(linkKey),
    title: storable(entry.title, limits.titleCharsMax),
    // Only what is still to be read has need of the feed's own words.
    text: isToRead ? storable(entry.text, limits.entryTextCharsMax) : "",
    author: storableOrNull(entry.author, limits.authorCharsMax),
    publishedAt: storableTime(entry.publishedAt),
    standsForPage: isToRead && linkKey !== undefined,
    state: isToRead ? "to-read" : "settled",
    dueAt: isToRead ? checkedAt : null,
    outcome: isToRead ? null : fate,
    why: isToRead ? null : why,
    settledAt: isToRead ? null : checkedAt,
  };
}

/**
 * An item whose page could not be read, and that was judged by its feed's words alone, stands for the page no longer:
 * another feed may say more about it.
 */
async function passOnUnreadPages(tx: Transaction, rows: readonly ItemRow[]): Promise<void> {
  const keys = rows.flatMap(({ standsForPage, linkKey }) => (standsForPage && linkKey !== null ? [linkKey] : []));
  if (keys.length === 0) return;

  await tx`
    update items
    set stands_for_page = false
    from articles
    where items.link_key = any (${keys}::text[])
      and items.stands_for_page
      and items.state = 'settled'
      and articles.id = items.article_id
      and articles.source = 'feed'`;
}

/**
 * Gives the ids of the rows that were taken; the others are known already, or their page is.
 * Ordered by link, so that two checks which bring the same pages at the same moment wait for each other in one order
 * and never in a circle.
 */
async function insertItems(tx: Transaction, check: FeedCheck, rows: readonly ItemRow[]): Promise<readonly string[]> {
  const kept = await tx<{ id: string }[]>`
    with kept as (
      insert into items (
        id, feed_id, guid, link, link_key, title, text, author, published_at, seen_at, state, due_at, outcome, why,
        settled_at, stands_for_page
      )
      select
        id, ${check.feed.id}, guid, link, "linkKey", title, text, author, "publishedAt", ${check.checkedAt}, state,
        "dueAt", outcome, why, "settledAt", "standsForPage"
      from json_to_recordset(${storableJson(rows)}::text::json) as entry (
        id uuid, guid text, link text, "linkKey" text, title text, text text, author text, "publishedAt" timestamptz,
        state text, "dueAt" timestamptz, outcome text, why text, "settledAt" timestamptz, "standsForPage" boolean
      )
      order by "linkKey", guid
      on conflict do nothing
      returning id
    ), counted as (
      update feeds
      set items = items + (select count(*) from kept)
      where id = ${check.feed.id}
    )
    select id from kept`;
  return kept.map((row) => row.id);
}

/** What is left either is known by its guid, which drops it here, or stands for a page that another item stands for. */
async function insertDuplicates(tx: Transaction, check: FeedCheck, rows: readonly ItemRow[]): Promise<void> {
  await tx`
    with kept as (
      insert into items (
        id, feed_id, guid, link, link_key, title, text, author, published_at, seen_at, state, outcome, why,
        settled_at, duplicate_of
      )
      select
        entry.id, ${check.feed.id}, entry.guid, entry.link, entry."linkKey", entry.title, '', entry.author,
        entry."publishedAt", ${check.checkedAt}, 'settled', 'duplicate-of',
        'the same page as item ' || first.id || ' from ' || feeds.name, ${check.checkedAt}, first.id
      from json_to_recordset(${storableJson(rows)}::text::json) as entry (
        id uuid, guid text, link text, "linkKey" text, title text, text text, author text, "publishedAt" timestamptz
      )
      join items first on first.link_key = entry."linkKey" and first.stands_for_page
      join feeds on feeds.id = first.feed_id
      on conflict do nothing
      returning id
    )
    update feeds
    set items = items + (select count(*) from kept)
    where id = ${check.feed.id}`;
}
