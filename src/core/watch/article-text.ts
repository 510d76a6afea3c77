// What a watch is asked about: an article's text and the facts that are known of it.
import type { Span } from "../alert/alert.ts";
import type { Article, Item } from "../article.ts";
import { watchable } from "../watchable.ts";

export type ArticleText = ArticleFacts & {
  readonly title: string;
  /** Paragraphs are lines. */
  readonly body: string;
  /** Spans of the body that are none of the article: nothing in them is found, and nothing reaches over them. */
  readonly flagged?: readonly Span[] | undefined;
};

/** A fact that is not known meets no clause that asks for it. */
export type ArticleFacts = {
  readonly url?: string | undefined;
  readonly author?: string | undefined;
  readonly source?: string | undefined;
  /** Primary tag of BCP 47, with or without what follows it. */
  readonly lang?: string | undefined;
  /** ISO 3166 code of two letters. */
  readonly country?: string | undefined;
  readonly tags?: readonly string[] | undefined;
  readonly publishedAt?: Date | undefined;
  /** The moment from which an article's age is counted. */
  readonly now?: Date | undefined;
};

type Judged = { readonly item: Item; readonly article: Article; readonly now: Date };

/** What is not told by the page is taken from the feed. */
export function articleTextOf({ item, article, now }: Judged): ArticleText {
  return {
    ...watchable(article),
    url: article.url ?? item.link,
    author: article.author ?? item.author,
    source: item.outlet,
    lang: article.language ?? item.feedLanguage,
    country: item.country,
    tags: [...item.categories, ...(article.metadata?.keywords ?? [])],
    publishedAt: article.publishedAt ?? item.publishedAt,
    now,
  };
}
