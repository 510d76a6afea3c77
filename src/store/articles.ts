// Articles: an item's page read into text, recorded once and claimed to be judged.
import type { Article, Item } from "../core/article.ts";
import { articleLinkKey } from "../core/feed/canonical-link.ts";
import { limits } from "../core/limits.ts";
import type { NewArticle } from "../ports/store.ts";
import { type ArticleRow, articleColumns, articleOf } from "./article-rows.ts";
import type { Sql } from "./connect.ts";
import { newId } from "./ids.ts";
import { type ItemRow, itemColumns, itemOf } from "./item-rows.ts";
import { sha256, storable, storableJson, storableKey, storableOrNull, storableTime, storableUrl } from "./storable.ts";

/**
 * Stores the article as the item's next version and makes the item due to be judged: one statement, so all or nothing.
 * Does nothing when the item is no longer to be read, so doing it twice is doing it once.
 */
export async function recordArticle(sql: Sql, recorded: NewArticle): Promise<void> {
  await sql`
    with item as (
      update items
      set state = 'to-judge', article_id = ${newId(recorded.fetchedAt)}, due_at = ${recorded.fetchedAt},
        claimed = false, tries = 0, why = null, text = ''
      where id = ${recorded.item.id} and state = 'to-read'
      returning id, article_id
    ), entry as (
      select *
      from json_to_record(${storableJson(rowOf(recorded))}::text::json) as entry (
        source text, outcome text, url text, "canonicalUrl" text, "linkKey" text, title text, text text, author text,
        language text, "publishedAt" timestamptz, "textChars" integer, "textHash" text
      )
    ), article as (
      insert into articles (
        id, item_id, version, source, outcome, url, canonical_url, link_key, title, author, language, published_at,
        fetched_at, text_chars, text_hash
      )
      select
        item.article_id, item.id,
        1 + coalesce((select max(version) from articles where item_id = item.id), 0),
        entry.source, entry.outcome, entry.url, entry."canonicalUrl", entry."linkKey", entry.title, entry.author,
        entry.language, entry."publishedAt", ${recorded.fetchedAt}, entry."textChars", entry."textHash"
      from item, entry
    )
    insert into article_texts (article_id, title, body)
    select item.article_id, entry.title, entry.text
    from item, entry`;
}

function rowOf({ item, article, source, url, outcome }: NewArticle) {
  const text = storable(article.text, limits.articleTextCharsMax);
  const linkKey = articleLinkKey(item, { source, canonicalUrl: article.canonicalUrl, url });
  return {
    source,
    outcome: storable(outcome, limits.storedDetailCharsMax),
    url: storableUrl(url),
    canonicalUrl: storableUrl(article.canonicalUrl),
    linkKey: linkKey === undefined ? null : storableKey(linkKey),
    title: storable(article.title, limits.titleCharsMax),
    text,
    author: storableOrNull(article.author, limits.authorCharsMax),
    language: storableOrNull(article.language, limits.storedDetailCharsMax),
    publishedAt: storableTime(article.publishedAt),
    textChars: text.length,
    textHash: sha256(text),
  };
}

type Claim = { readonly id: string; readonly now: Date; readonly leaseUntil: Date };

/** Each try that does not end makes the lease longer, so that what is broken has time to heal before the item is set aside. */
export async function claimToJudge(
  sql: Sql,
  { id, now, leaseUntil }: Claim,
): Promise<{ item: Item; article: Article } | undefined> {
  const [row] = await sql<(ItemRow & ArticleRow)[]>`
    update items
    set
      tries = tries + 1,
      due_at = ${now}::timestamptz
        + least(tries + 1, ${limits.judgeLeasesMax}) * (${leaseUntil}::timestamptz - ${now}::timestamptz),
      claimed = true
    from feeds, articles left join article_texts on article_texts.article_id = articles.id
    where items.id = ${id}
      and items.state = 'to-judge'
      and items.due_at <= ${now}
      and feeds.id = items.feed_id
      and articles.id = items.article_id
    returning
      ${itemColumns(sql)},
      ${articleColumns(sql)}`;
  return row === undefined ? undefined : { item: itemOf(row), article: articleOf(row) };
}
