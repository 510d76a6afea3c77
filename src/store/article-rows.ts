// An article as its row and the row of its text tell it.
import type { Article, ArticleSource } from "../core/article.ts";
import type { Sql } from "./connect.ts";

export type ArticleRow = {
  readonly articleId: string;
  readonly articleVersion: number;
  readonly articleSource: ArticleSource;
  readonly articleOutcome: string;
  readonly articleUrl: string | null;
  readonly articleCanonicalUrl: string | null;
  readonly articleTitle: string;
  readonly articleText: string;
  readonly articleAuthor: string | null;
  readonly articleLanguage: string | null;
  readonly articlePublishedAt: Date | null;
  readonly articleFetchedAt: Date;
};

/** The columns of an `ArticleRow`, for a query over `articles` and `article_texts`. */
export function articleColumns(sql: Sql) {
  return sql`
    articles.id as "articleId",
    articles.version as "articleVersion",
    articles.source as "articleSource",
    articles.outcome as "articleOutcome",
    articles.url as "articleUrl",
    articles.canonical_url as "articleCanonicalUrl",
    articles.title as "articleTitle",
    coalesce(article_texts.body, '') as "articleText",
    articles.author as "articleAuthor",
    articles.language as "articleLanguage",
    articles.published_at as "articlePublishedAt",
    articles.fetched_at as "articleFetchedAt"`;
}

export function articleOf(row: ArticleRow): Article {
  return {
    id: row.articleId,
    version: row.articleVersion,
    source: row.articleSource,
    outcome: row.articleOutcome,
    url: row.articleUrl ?? undefined,
    canonicalUrl: row.articleCanonicalUrl ?? undefined,
    title: row.articleTitle,
    text: row.articleText,
    author: row.articleAuthor ?? undefined,
    language: row.articleLanguage ?? undefined,
    publishedAt: row.articlePublishedAt ?? undefined,
    fetchedAt: row.articleFetchedAt,
  };
}
