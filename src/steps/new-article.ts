// Makes an article of what an item's page says, or of what its feed says where there is no page.
import type { Item, PageReading, ReadArticle, ToldOfArticle } from "../core/article.ts";
import type { NewArticle } from "../ports/store.ts";
import type { PageBody } from "./fetch-page.ts";

export type ReadPage = { readonly body: PageBody; readonly reading: PageReading };

/** A page without an article is kept all the same: a better reader may find one in it. */
export function fromPage(item: Item, { body, reading }: ReadPage, now: Date): NewArticle {
  const { bytes, contentType, url, etag, lastModified } = body;
  const page = { bytes, contentType, url, etag, lastModified };
  if (reading.kind === "no-article") {
    const read = fromFeed(item, `unreadable:${reading.why}`, now);
    return { ...read, article: withTold(read.article, reading.told), page };
  }

  const read = reading.article;
  const article: ReadArticle = {
    ...read,
    title: read.title === "" ? item.title : read.title,
    author: read.author ?? item.author,
    publishedAt: earlierOf(item.publishedAt, reading.statedAt) ?? read.publishedAt,
    language: read.language ?? item.feedLanguage,
  };
  return { item, article, source: "page", url, outcome: "read", fetchedAt: now, page };
}

export function fromFeed(item: Item, outcome: string, now: Date): NewArticle {
  const article: ReadArticle = {
    title: item.title,
    text: item.text,
    author: item.author,
    publishedAt: item.publishedAt,
    language: item.feedLanguage,
    canonicalUrl: undefined,
  };
  return { item, article, source: "feed", url: item.link, outcome, fetchedAt: now };
}

/** The feed's word comes first, but for the date: a page that is older than its entry stays old. */
function withTold(article: ReadArticle, told: ToldOfArticle | undefined): ReadArticle {
  if (told === undefined) return article;
  return {
    ...article,
    title: article.title === "" ? told.title : article.title,
    author: article.author ?? told.author,
    publishedAt: earlierOf(article.publishedAt, told.statedAt) ?? told.publishedAt,
    metadata: told.metadata,
  };
}

/** A feed that dates an old page anew does not make it news. */
function earlierOf(one: Date | undefined, other: Date | undefined): Date | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  return one < other ? one : other;
}
