// Pages of items: which are due to be looked at again, and the versions that come of it.
import { limits } from "../core/limits.ts";
import type { KnownPage, NewVersion, PageLook, PageStore } from "../ports/store.ts";
import { archivedPages, replaceVersion } from "./archive.ts";
import { type ArticleRow, articleColumns, articleOf } from "./article-rows.ts";
import { insertVersion } from "./articles.ts";
import { compressed, keepPage } from "./captured-pages.ts";
import type { Sql } from "./connect.ts";
import { newId } from "./ids.ts";
import { type ItemRow, itemColumns, itemOf } from "./item-rows.ts";
import { leaseEnd } from "./leases.ts";
import { storable } from "./storable.ts";
import { transaction } from "./transaction.ts";

export function pageStore(sql: Sql): PageStore {
  return {
    due: (now, rowsMax) => duePages(sql, now, rowsMax),
    claim: (itemId, now, leaseMs) => claimPage(sql, { itemId, now, leaseUntil: leaseEnd(now, leaseMs) }),
    recordLook: (look) => recordLook(sql, look),
    recordVersion: (version) => recordVersion(sql, version),
    archived: (since, afterId, rowsMax) => archivedPages(sql, { since, afterId, rowsMax }),
    replaceVersion: (version) => replaceVersion(sql, version),
  };
}

/** An item that is still to be judged waits: its version must not change under the judge. */
async function duePages(sql: Sql, now: Date, rowsMax: number): Promise<readonly string[]> {
  const rows = await sql<{ id: string }[]>`
    select pages.item_id as id
    from pages
    join items on items.id = pages.item_id
    where pages.due_at <= ${now} and items.state = 'settled'
    order by pages.due_at
    limit ${rowsMax}`;
  return rows.map((row) => row.id);
}

type PageRow = ItemRow &
  ArticleRow & {
    readonly pageUrl: string;
    readonly pageEtag: string | null;
    readonly pageLastModified: string | null;
    readonly pageBodyHash: string;
  };

type Claim = { readonly itemId: string; readonly now: Date; readonly leaseUntil: Date };

async function claimPage(sql: Sql, { itemId, now, leaseUntil }: Claim): Promise<KnownPage | undefined> {
  const [row] = await sql<PageRow[]>`
    update pages
    set due_at = ${leaseUntil}, claimed = true
    from items, feeds, articles left join article_texts on article_texts.article_id = articles.id
    where pages.item_id = ${itemId}
      and pages.due_at <= ${now}
      and items.id = pages.item_id
      and items.state = 'settled'
      and feeds.id = items.feed_id
      and articles.id = items.article_id
    returning
      ${itemColumns(sql)},
      ${articleColumns(sql)},
      pages.url as "pageUrl",
      pages.etag as "pageEtag",
      pages.last_modified as "pageLastModified",
      pages.body_hash as "pageBodyHash"`;
  return row === undefined ? undefined : knownPage(row);
}

function knownPage(row: PageRow): KnownPage {
  return {
    item: itemOf(row),
    article: articleOf(row),
    url: row.pageUrl,
    etag: row.pageEtag ?? undefined,
    lastModified: row.pageLastModified ?? undefined,
    bodyHash: row.pageBodyHash,
  };
}

async function recordLook(sql: Sql, { itemId, outcome, lookedAt, nextAt }: PageLook): Promise<void> {
  await sql`
    update pages
    set
      outcome = ${storable(outcome, limits.storedDetailCharsMax)},
      looked_at = ${lookedAt},
      due_at = ${nextAt ?? null},
      looks = looks + 1,
      claimed = false
    where item_id = ${itemId}`;
}

async function recordVersion(sql: Sql, { read, before, difference, nextAt }: NewVersion): Promise<boolean> {
  const captured = await compressed(read.page === undefined ? undefined : { ...read.page, rereadAt: nextAt });
  return transaction(sql, async (tx) => {
    const id = newId(read.fetchedAt);
    const items = await tx`
      update items
      set state = 'to-judge', article_id = ${id}, due_at = ${read.fetchedAt}, outcome = null, settled_at = null,
        why = 'its page was edited', claimed = false, tries = 0
      where id = ${read.item.id} and state = 'settled' and article_id = ${before.id}`;
    if (items.count === 0) return false;

    await insertVersion(tx, { id, read, cause: "reread", difference });
    await keepPage(tx, { articleId: id, read, captured });
    return true;
  });
}
