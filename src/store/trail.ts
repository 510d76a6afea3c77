// The whole way of what is known under an address: how it came, what was read, matched, told and sent.
import { canonicalLink } from "../core/feed/canonical-link.ts";
import { limits } from "../core/limits.ts";
import type { Trail } from "../core/status/trail.ts";
import type { Sql } from "./connect.ts";
import { type FindingsRow, findingsColumns, findingsIn } from "./findings-rows.ts";
import { isId } from "./ids.ts";
import { type MetadataRow, metadataIn } from "./metadata-rows.ts";
import { storable, storableKey } from "./storable.ts";
import { type MatchLine, matchLines, type NotificationLine, notificationLines, versionLines } from "./trail-lines.ts";

/** Takes an address or an item's id. An item that is a duplicate comes with the item that stands for its page. */
export async function trailOf(sql: Sql, asked: string): Promise<readonly Trail[]> {
  const items = await askedItems(sql, asked);
  if (items.length === 0) return [];

  const itemIds = items.map((item) => item.itemId);
  const [matches, notifications, versions] = await Promise.all([
    matchLines(sql, itemIds),
    notificationLines(sql, itemIds),
    versionLines(sql, itemIds),
  ]);
  return items.map((item) => {
    const own = versions.filter((line) => line.itemId === item.itemId).map((line) => line.version);
    return { ...trailFrom(item, matches, notifications), ...(own.length > 1 ? { versions: own } : {}) };
  });
}

type ItemRow = FindingsRow &
  MetadataRow & {
    readonly itemId: string;
    readonly feed: string;
    readonly guid: string;
    readonly link: string | null;
    readonly title: string;
    readonly publishedAt: Date | null;
    readonly seenAt: Date;
    readonly state: string;
    readonly outcome: string | null;
    readonly why: string | null;
    readonly tries: number;
    readonly duplicateOf: string | null;
    readonly duplicateOfLink: string | null;
    readonly article: (Omit<ArticleTrail, "language"> & { readonly language: string | null }) | null;
    readonly articleFetchedAt: Date | null;
    readonly articlePublishedAt: Date | null;
    readonly storyId: string | null;
    readonly storyWhy: string | null;
    readonly storyArticles: number;
  };

type ArticleTrail = Omit<NonNullable<Trail["article"]>, "fetchedAt" | "publishedAt" | "metadata">;

/** The ones seen first come first. Items are found by link, by the page's key, by its article's key and by id. */
async function askedItems(sql: Sql, asked: string): Promise<readonly ItemRow[]> {
  const link = storable(asked, limits.urlCharsMax);
  const canonical = canonicalLink(asked);
  const linkKey = canonical === undefined ? null : storableKey(canonical);
  return sql<ItemRow[]>`
    with named as (
      select id, duplicate_of from items where link = ${link}
      union
      select id, duplicate_of from items where link_key = ${linkKey} and duplicate_of is null
      union
      select items.id, items.duplicate_of
      from articles
      join items on items.id = articles.item_id
      where articles.link_key = ${linkKey}
      union
      select id, duplicate_of from items where id = ${isId(asked) ? asked : null}
    ), pages as (
      select distinct coalesce(duplicate_of, id) as id from named
    ), known as (
      select id from pages
      union
      select items.id from items join pages on items.duplicate_of = pages.id
    )
    select
      items.id as "itemId",
      feeds.name as feed,
      items.guid,
      items.link,
      items.title,
      items.published_at as "publishedAt",
      items.seen_at as "seenAt",
      items.state,
      items.outcome,
      items.why,
      items.tries,
      first.id as "duplicateOf",
      first.link as "duplicateOfLink",
      case when articles.id is not null then jsonb_build_object(
        'id', articles.id, 'version', articles.version, 'source', articles.source, 'outcome', articles.outcome,
        'title', articles.title, 'chars', articles.text_chars, 'language', articles.language,
        'text', article_texts.body
      ) end as article,
      articles.fetched_at as "articleFetchedAt",
      articles.published_at as "articlePublishedAt",
      articles.metadata,
      ${findingsColumns(sql)},
      articles.story_id as "storyId",
      articles.story_why as "storyWhy",
      (select count(distinct item_id) from articles as others where others.story_id = articles.story_id) as "storyArticles"
    from known
    join items on items.id = known.id
    join feeds on feeds.id = items.feed_id
    left join items as first on first.id = items.duplicate_of
    left join articles on articles.id = items.article_id
    left join article_texts on article_texts.article_id = articles.id
    order by items.seen_at, items.duplicate_of nulls first, items.id
    limit ${limits.trailRowsMax}`;
}

function trailFrom(row: ItemRow, matches: readonly MatchLine[], notifications: readonly NotificationLine[]): Trail {
  return {
    itemId: row.itemId,
    feed: row.feed,
    guid: row.guid,
    link: row.link ?? undefined,
    title: row.title,
    publishedAt: row.publishedAt ?? undefined,
    seenAt: row.seenAt,
    state: row.state,
    outcome: row.outcome ?? undefined,
    why: row.why ?? undefined,
    tries: row.tries,
    duplicateOf:
      row.duplicateOf === null ? undefined : { itemId: row.duplicateOf, link: row.duplicateOfLink ?? undefined },
    article: articleOf(row),
    story:
      row.storyId === null
        ? undefined
        : { id: row.storyId, articles: row.storyArticles, why: row.storyWhy ?? undefined },
    matches: matches.filter((line) => line.itemId === row.itemId).map((line) => line.match),
    notifications: notifications.filter((line) => line.itemId === row.itemId).map((line) => line.notification),
  };
}

function articleOf({ article, articleFetchedAt, ...row }: ItemRow): Trail["article"] {
  if (article === null || articleFetchedAt === null) return undefined;

  return {
    ...article,
    language: article.language ?? undefined,
    text: article.text ?? undefined,
    fetchedAt: articleFetchedAt,
    findings: findingsIn(row),
    metadata: metadataIn(row),
    publishedAt: row.articlePublishedAt ?? undefined,
  };
}
