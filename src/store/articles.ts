// Articles: an item's page read into text, recorded once and claimed to be judged.
import type { Article, Item } from "../core/article.ts";
import type { ArticleDifference } from "../core/article-difference.ts";
import { articleLinkKey } from "../core/feed/canonical-link.ts";
import { limits } from "../core/limits.ts";
import type { NewArticle } from "../ports/store.ts";
import { type ArticleRow, articleColumns, articleOf } from "./article-rows.ts";
import { compressed, keepPage } from "./captured-pages.ts";
import type { Sql, Transaction } from "./connect.ts";
import { findingsRow } from "./findings-rows.ts";
import { newId } from "./ids.ts";
import { type ItemRow, itemColumns, itemOf } from "./item-rows.ts";
import { sha256, storable, storableJson, storableKey, storableOrNull, storableTime, storableUrl } from "./storable.ts";
import { transaction } from "./transaction.ts";

/**
 * Stores the article as the item's first version and makes the item due to be judged, with its page, all or nothing.
 * Does nothing when the item is no longer to be read, so doing it twice is doing it once.
 */
export async function recordArticle(sql: Sql, recorded: NewArticle): Promise<void> {
  const captured = await compressed(recorded.page);
  await transaction(sql, async (tx) => {
    const id = newId(recorded.fetchedAt);
    const items = await tx`
      update items
      set state = 'to-judge', article_id = ${id}, due_at = ${recorded.fetchedAt},
        claimed = false, tries = 0, why = null, text = ''
      where id = ${recorded.item.id} and state = 'to-read'`;
    if (items.count === 0) return;

    await insertVersion(tx, { id, read: recorded, cause: "read", difference: undefined });
    await keepPage(tx, { articleId: id, read: recorded, captured });
  });
}

export type Version = {
  readonly id: string;
  readonly read: NewArticle;
  readonly cause: "read" | "reread" | "reprocess";
  readonly difference: ArticleDifference | undefined;
};

/** Writes the article as the item's next version, and its text. */
export async function insertVersion(tx: Transaction, { id, read, cause, difference }: Version): Promise<void> {
  await tx`
    with entry as (
      select *
      from json_to_record(${storableJson({ ...rowOf(read), difference: difference ?? null })}::text::json) as entry (
        source text, outcome text, url text, "canonicalUrl" text, "linkKey" text, title text, text text, author text,
        language text, "publishedAt" timestamptz, "textChars" integer, "textHash" text, quality text, flagged jsonb, segments jsonb,
        origins jsonb, metadata jsonb, difference jsonb
      )
    ), article as (
      insert into articles (
        id, item_id, version, source, outcome, url, canonical_url, link_key, title, author, language, published_at,
        fetched_at, text_chars, text_hash, quality, flagged, segments, origins, metadata, difference, cause
      )
      select
        ${id}, ${read.item.id},
        1 + coalesce((select max(version) from articles where item_id = ${read.item.id}), 0),
        entry.source, entry.outcome, entry.url, entry."canonicalUrl", entry."linkKey", entry.title, entry.author,
        entry.language, entry."publishedAt", ${read.fetchedAt}, entry."textChars", entry."textHash",
        entry.quality, entry.flagged, entry.segments, entry.origins, entry.metadata, entry.difference, ${cause}
      from entry
    )
    insert into article_texts (article_id, title, body)
    select ${id}, entry.title, entry.text
    from entry`;
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
    ...findingsRow(article.findings),
    metadata: article.metadata ?? null,
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
