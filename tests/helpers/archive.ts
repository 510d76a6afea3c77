// Fills the archive at a stroke: judged articles with their texts, as if the service had read them long ago.
import type { Sql } from "../../src/store/connect.ts";
import { newId } from "../../src/store/ids.ts";
import { ensureMonths } from "../../src/store/months.ts";

export type Stored = {
  readonly title: string;
  readonly body: string;
  readonly at: Date;
  /** Articles of one story have the same; by default each is a story of its own. */
  readonly story?: string;
  readonly url?: string;
  readonly author?: string;
};

const rowsAtOnce = 1_000;

/** Gives the ids of the articles. */
export async function fillArchive(sql: Sql, articles: readonly Stored[]): Promise<readonly string[]> {
  const feedId = newId(new Date(0));
  await sql`
    insert into feeds (id, name, url, outlet, country, language, interval_ms, window_ms, due_at, created_at)
    values (${feedId}, ${`archive-${feedId.slice(-6)}`}, 'https://archive.example/feed', 'Archive', 'CN', 'en', 60000, 86400000, now(), now())`;
  for (const at of new Set(articles.map((article) => article.at.toISOString().slice(0, 7)))) {
    await ensureMonths(sql, new Date(`${at}-02T00:00:00Z`));
  }
  const stories = new Map<string, string>();
  const rows = articles.map((article, index) => {
    const storyKey = article.story ?? `alone-${index}`;
    const storyId = stories.get(storyKey) ?? newId(article.at);
    stories.set(storyKey, storyId);
    return {
      id: newId(article.at),
      item: newId(article.at),
      story: storyId,
      title: article.title,
      body: article.body,
      at: article.at.toISOString(),
      url: article.url ?? `https://archive.example/${index}`,
      author: article.author ?? null,
    };
  });
  for (let from = 0; from < rows.length; from += rowsAtOnce) {
    await insert(sql, feedId, JSON.stringify(rows.slice(from, from + rowsAtOnce)));
  }
  return rows.map(({ id }) => id);
}

async function insert(sql: Sql, feedId: string, rows: string): Promise<void> {
  await sql`
    with entry as (
      select *
      from json_to_recordset(${rows}::text::json) as entry (
        id uuid, item uuid, story uuid, title text, body text, at timestamptz, url text, author text
      )
    ), story as (
      insert into stories (id, title, opened_at, last_article_at)
      select distinct on (story) story, title, at, at from entry
      on conflict do nothing
    ), item as (
      insert into items (id, feed_id, guid, link, title, text, seen_at, state, outcome, settled_at, article_id)
      select item, ${feedId}, id::text, url, title, '', at, 'settled', 'no-match', at, id from entry
      returning id
    ), article as (
      insert into articles (
        id, item_id, version, story_id, source, outcome, url, title, author, language, published_at, fetched_at,
        judged_at, text_chars, text_hash
      )
      select
        entry.id, item.id, 1, story, 'page', 'read', url, title, author, 'en', at, at, at, length(body), md5(body)
      from entry
      join item on item.id = entry.item
    )
    insert into article_texts (article_id, title, body)
    select id, title, body from entry`;
}
