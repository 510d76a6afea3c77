// Stories: those near an article, and the one it becomes or joins.
import { limits } from "../core/limits.ts";
import type { Judgement, NearStory } from "../core/story/judgement.ts";
import type { JudgedArticle } from "../ports/store.ts";
import type { Transaction } from "./connect.ts";
import { storable, storableKey } from "./storable.ts";

/**
 * The stories with an article judged within the story window that has the same link or shares words of the title:
 * the same link first, then the most shared words. The window is cut on when articles were judged and not on when they
 * were published, because articles held up together must still find each other.
 */
export async function storiesNear(tx: Transaction, judged: JudgedArticle): Promise<readonly NearStory[]> {
  const since = new Date(judged.now.getTime() - limits.storyWindowMs);
  const words = judged.titleWords.map((word) => storable(word, limits.titleWordCharsMax));
  const link = judged.canonicalLink === undefined ? null : storableKey(judged.canonicalLink);
  const rows = await tx<NearStory[]>`
    with near as (
      select
        story_id as id,
        coalesce(bool_or(link_key = ${link}), false) as has_link,
        max(${wordsShared(tx, words)}) as words_shared
      from articles
      where judged_at >= ${since}
        and story_id is not null
        and (title_words && ${words}::text[] or link_key = ${link})
      group by story_id
    ), nearest as (
      select near.*, stories.opened_at, stories.last_article_at
      from near
      join stories on stories.id = near.id
      order by near.has_link desc, near.words_shared desc, stories.last_article_at desc, near.id desc
      limit ${limits.storyCandidatesMax}
    )
    select
      nearest.id,
      nearest.opened_at as "openedAt",
      nearest.last_article_at as "lastArticleAt",
      told.titles,
      told.links,
      raised.alerts
    from nearest
    cross join lateral (
      select
        coalesce(jsonb_agg(title_words), '[]') as titles,
        coalesce(jsonb_agg(link_key) filter (where link_key is not null), '[]') as links
      from (
        select title_words, link_key
        from articles
        where story_id = nearest.id
        order by coalesce(link_key = ${link}, false) desc, ${wordsShared(tx, words)} desc, id desc
        limit ${limits.storyTitlesMax}
      ) as alike
    ) as told
    cross join lateral (
      select coalesce(jsonb_agg(jsonb_build_object('id', id, 'watch', watch, 'revision', revision)), '[]') as alerts
      from alerts
      where story_id = nearest.id
    ) as raised
    order by nearest.has_link desc, nearest.words_shared desc, nearest.last_article_at desc, nearest.id desc`;
  return [...rows];
}

/** How many of these words an article's title has. */
function wordsShared(tx: Transaction, words: readonly string[]) {
  return tx`(select count(*) from unnest(articles.title_words) as word where word = any (${[...words]}::text[]))`;
}

export async function recordStory(
  tx: Transaction,
  { article, now }: JudgedArticle,
  story: Judgement["story"],
): Promise<void> {
  if (story.kind === "new") {
    await tx`
      insert into stories (id, title, opened_at, last_article_at)
      values (${story.id}, ${storable(article.title, limits.titleCharsMax)}, ${now}, ${now})`;
    return;
  }
  await tx`
    update stories
    set last_article_at = greatest(last_article_at, ${now})
    where id = ${story.id}`;
}
