// The items that a look at a feed brings: recorded once each, settled where nothing is to be read.
import type { SortedEntry } from "../core/feed/sort-entries.ts";
import { limits } from "../core/limits.ts";
import type { FeedCheck } from "../ports/store.ts";
import type { Transaction } from "./connect.ts";
import { newId } from "./ids.ts";
import { storable, storableJson, storableKey, storableOrNull, storableTime, storableUrl } from "./storable.ts";

/** Gives the ids of the items that are to be read, in the feed's order. */
export async function insertEntries(tx: Transaction, check: FeedCheck): Promise<readonly string[]> {
  if (check.entries.length === 0) return [];

  const rows = check.entries.map((entry) => rowOf(entry, check));
  await passOnUnreadPages(tx, rows);
  const kept = await insertItems(tx, check, rows);
  const keptIds = new Set(kept);
  const rest = rows.filter((row) => !keptIds.has(row.id));
  if (rest.length > 0) await insertDuplicates(tx, check, rest);

  return rows.filter((row) => row.state === "to-read" && keptIds.has(row.id)).map((row) => row.id);
}

/**
 * An item recorded before words were hashed is given its hash now and is not called edited for that. The page of an edited
 * one is read again now, if it was to be read again at all and was not read a moment ago: some feeds change at every look.
 */
export async function noteEdits(tx: Transaction, { feed, edited, checkedAt }: FeedCheck): Promise<void> {
  if (edited.length === 0) return;

  await tx`
    update items
    set
      words_key = edited."wordsKey",
      edited_at = case when items.words_key is null then items.edited_at else ${checkedAt}::timestamptz end
    from json_to_recordset(${storableJson(edited)}::text::json) as edited (id uuid, "wordsKey" text)
    where items.id = edited.id and items.feed_id = ${feed.id}`;
  await tx`
    update pages
    set due_at = greatest(${checkedAt}::timestamptz, pages.looked_at + ${limits.rereadGapMs} * interval '1 ms')
    from items
    where items.id = any (${edited.map(({ id }) => id)}::uuid[])
      and items.edited_at = ${checkedAt}
      and pages.item_id = items.id
      and pages.due_at > greatest(${checkedAt}::timestamptz, pages.looked_at + ${limits.rereadGapMs} * interval '1 ms')
      and not pages.claimed`;
}

type ItemRow = ReturnType<typeof rowOf>;

function rowOf({ entry, linkKey, wordsKey, fate, why }: SortedEntry, { checkedAt }: FeedCheck) {
  const isToRead = fate === "read";
  return {
    id: newId(checkedAt),
    guid: storableKey(entry.guid),
    link: storableUrl(entry.link),
    linkKey: linkKey === undefined ? null : storableKey(linkKey),
    wordsKey: wordsKey ?? null,
    sourceName: storableOrNull(entry.source?.name, limits.titleCharsMax),
    sourceUrl: storableUrl(entry.source?.url),
    categories: entry.categories
      .slice(0, limits.entryCategoriesMax)
      .map((category) => storable(category, limits.categoryCharsMax)),
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
        settled_at, stands_for_page, words_key, source_name, source_url, categories
      )
      select
        id, ${check.feed.id}, guid, link, "linkKey", title, text, author, "publishedAt", ${check.checkedAt}, state,
        "dueAt", outcome, why, "settledAt", "standsForPage", "wordsKey", "sourceName", "sourceUrl", categories
      from json_to_recordset(${storableJson(rows)}::text::json) as entry (
        id uuid, guid text, link text, "linkKey" text, title text, text text, author text, "publishedAt" timestamptz,
        state text, "dueAt" timestamptz, outcome text, why text, "settledAt" timestamptz, "standsForPage" boolean,
        "wordsKey" text, "sourceName" text, "sourceUrl" text, categories text[]
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
        settled_at, duplicate_of, words_key, source_name, source_url
      )
      select
        entry.id, ${check.feed.id}, entry.guid, entry.link, entry."linkKey", entry.title, '', entry.author,
        entry."publishedAt", ${check.checkedAt}, 'settled', 'duplicate-of',
        'the same page as item ' || first.id || ' from ' || feeds.name, ${check.checkedAt}, first.id,
        entry."wordsKey", entry."sourceName", entry."sourceUrl"
      from json_to_recordset(${storableJson(rows)}::text::json) as entry (
        id uuid, guid text, link text, "linkKey" text, title text, text text, author text, "publishedAt" timestamptz,
        "wordsKey" text, "sourceName" text, "sourceUrl" text
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
