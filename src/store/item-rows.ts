// An item as its row and its feed's row tell it.
import type { Item } from "../core/article.ts";
import type { Sql } from "./connect.ts";

export type ItemRow = Omit<Item, "link" | "linkKey" | "author" | "publishedAt" | "source"> & {
  readonly link: string | null;
  readonly linkKey: string | null;
  readonly author: string | null;
  readonly publishedAt: Date | null;
  readonly sourceName: string | null;
  readonly sourceUrl: string | null;
};

/** The columns of an `ItemRow`, for a query over `items` and `feeds`. */
export function itemColumns(sql: Sql) {
  return sql`
    items.id,
    items.feed_id as "feedId",
    feeds.name as "feedName",
    feeds.outlet,
    feeds.country,
    feeds.language as "feedLanguage",
    feeds.window_ms as "windowMs",
    items.link,
    items.link_key as "linkKey",
    items.title,
    items.text,
    items.author,
    items.published_at as "publishedAt",
    items.seen_at as "seenAt",
    items.categories,
    items.source_name as "sourceName",
    items.source_url as "sourceUrl",
    items.tries`;
}

export function itemOf(row: ItemRow): Item {
  return {
    id: row.id,
    feedId: row.feedId,
    feedName: row.feedName,
    outlet: row.outlet,
    country: row.country,
    feedLanguage: row.feedLanguage,
    windowMs: row.windowMs,
    link: row.link ?? undefined,
    linkKey: row.linkKey ?? undefined,
    title: row.title,
    text: row.text,
    author: row.author ?? undefined,
    publishedAt: row.publishedAt ?? undefined,
    seenAt: row.seenAt,
    categories: row.categories,
    source: sourceOf(row),
    tries: row.tries,
  };
}

function sourceOf({ sourceName, sourceUrl }: ItemRow): Item["source"] {
  if (sourceName === null && sourceUrl === null) return undefined;
  return { name: sourceName ?? undefined, url: sourceUrl ?? undefined };
}
