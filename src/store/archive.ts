// The archive of pages as they came: read again by a better reader, and the versions that come of it.
import type { ArchivedPage, NewVersion } from "../ports/store.ts";
import { type ArticleRow, articleColumns, articleOf } from "./article-rows.ts";
import { insertVersion } from "./articles.ts";
import { uncompressed } from "./captured-pages.ts";
import type { Sql, Transaction } from "./connect.ts";
import { newId } from "./ids.ts";
import { type ItemRow, itemColumns, itemOf } from "./item-rows.ts";
import { transaction } from "./transaction.ts";

/** The new version stands where the old one stood: same story, same words of its title for those who look for it. */
export async function replaceVersion(
  sql: Sql,
  { read, before, difference }: Omit<NewVersion, "nextAt">,
): Promise<boolean> {
  return transaction(sql, async (tx) => {
    const id = newId(read.fetchedAt);
    const items = await tx`
      update items
      set article_id = ${id}
      where id = ${read.item.id} and state = 'settled' and article_id = ${before.id}`;
    if (items.count === 0) return false;

    await insertVersion(tx, { id, read, cause: "reprocess", difference });
    await moveStory(tx, before.id, id);
    return true;
  });
}

/** The archived page goes along, so that it can be read again by the next reader too. */
async function moveStory(tx: Transaction, fromId: string, toId: string): Promise<void> {
  await tx`
    update articles
    set story_id = old.story_id, story_why = old.story_why, title_words = old.title_words, link_key = old.link_key,
      judged_at = old.judged_at
    from articles as old
    where articles.id = ${toId} and old.id = ${fromId}`;
  await tx`
    insert into page_archive (article_id, url, content_type, body)
    select ${toId}, url, content_type, body from page_archive where article_id = ${fromId}`;
  await tx`delete from page_archive where article_id = ${fromId}`;
}

type ArchiveRow = ItemRow &
  ArticleRow & {
    readonly archiveUrl: string;
    readonly archiveContentType: string | null;
    readonly archiveBody: Uint8Array;
  };

type Asked = { readonly since: Date; readonly afterId: string | undefined; readonly rowsMax: number };

/** `afterId` goes through all of them in the order of their ids; a version that was written meanwhile is not met again. */
export async function archivedPages(sql: Sql, { since, afterId, rowsMax }: Asked): Promise<readonly ArchivedPage[]> {
  const rows = await sql<ArchiveRow[]>`
    select
      ${itemColumns(sql)},
      ${articleColumns(sql)},
      page_archive.url as "archiveUrl",
      page_archive.content_type as "archiveContentType",
      page_archive.body as "archiveBody"
    from items
    join feeds on feeds.id = items.feed_id
    join articles on articles.id = items.article_id
    join page_archive on page_archive.article_id = articles.id
    left join article_texts on article_texts.article_id = articles.id
    where items.state = 'settled'
      and articles.fetched_at >= ${since}
      and (${afterId ?? null}::uuid is null or articles.id > ${afterId ?? null}::uuid)
    order by articles.id
    limit ${rowsMax}`;
  return Promise.all(
    rows.map(async (row) => ({
      item: itemOf(row),
      article: articleOf(row),
      bytes: await uncompressed(row.archiveBody),
      contentType: row.archiveContentType ?? undefined,
      url: row.archiveUrl,
    })),
  );
}
