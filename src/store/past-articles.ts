// The archive of judged articles, read for backtests and explanations.
import { articleTextOf } from "../core/watch/article-text.ts";
import type { ArchiveAsked, ArchivedArticle, ArchiveStore, RecordedRule } from "../ports/archive.ts";
import { type ArticleRow, articleColumns, articleOf } from "./article-rows.ts";
import type { Sql } from "./connect.ts";
import { isId } from "./ids.ts";
import { type ItemRow, itemColumns, itemOf } from "./item-rows.ts";
import { firstIdAt } from "./months.ts";

/** Rows that are fetched and held at a time. */
const pageRows = 500;
/** An article is read before it is judged; one that waited longer than this for its judgement is left out. */
const judgedLateMs = 7 * 86_400_000;

export function archiveStore(sql: Sql): ArchiveStore {
  return {
    articles: (asked) => archivedArticles(sql, asked),
    article: (id) => archivedArticle(sql, id),
    recordedRule: (watch) => recordedRule(sql, watch),
  };
}

type ArchiveRow = ItemRow & ArticleRow & { readonly storyId: string; readonly judgedAt: Date };

/**
 * Ids sort by the time at which the article was read, so the months of texts that are too old are not even opened. Only
 * the version of a page that was judged last is taken.
 */
async function* archivedArticles(sql: Sql, asked: ArchiveAsked): AsyncGenerator<readonly ArchivedArticle[]> {
  const firstId = firstIdAt(new Date(asked.since.getTime() - judgedLateMs));
  const query = sql<ArchiveRow[]>`
    ${archiveRows(sql)}
    where articles.judged_at >= ${asked.since}
      and articles.id >= ${firstId}
      and article_texts.article_id >= ${firstId}
      and items.article_id = articles.id
      and articles.story_id is not null
    order by articles.id desc
    limit ${asked.articlesMax}`;
  for await (const rows of query.cursor(pageRows)) yield rows.map(archivedOf);
}

async function archivedArticle(sql: Sql, id: string): Promise<ArchivedArticle | undefined> {
  if (!isId(id)) return undefined;

  const [row] = await sql<ArchiveRow[]>`
    ${archiveRows(sql)}
    where articles.id = ${id} and articles.judged_at is not null and articles.story_id is not null`;
  return row === undefined ? undefined : archivedOf(row);
}

function archiveRows(sql: Sql) {
  return sql`
    select
      ${itemColumns(sql)},
      ${articleColumns(sql)},
      articles.story_id as "storyId",
      articles.judged_at as "judgedAt"
    from articles
    join items on items.id = articles.item_id
    join feeds on feeds.id = items.feed_id
    join article_texts on article_texts.article_id = articles.id`;
}

function archivedOf(row: ArchiveRow): ArchivedArticle {
  const { storyId, judgedAt } = row;
  const text = articleTextOf({ item: itemOf(row), article: articleOf(row), now: judgedAt });
  return { id: row.articleId, storyId, judgedAt, text };
}

async function recordedRule(sql: Sql, watch: string): Promise<RecordedRule | undefined> {
  const [row] = await sql<RecordedRule[]>`
    select version, definition ->> 'when' as when, definition -> 'expression' as expression
    from watch_versions
    where watch = ${watch}
    order by version desc
    limit 1`;
  return row;
}
