// The items that a feed has brought before, as far as its present entries may be the same.
import type { EntryKeys } from "../core/feed/entry-keys.ts";
import { type KnownItem, otherIdOf } from "../core/feed/known-items.ts";
import type { Sql } from "./connect.ts";
import { storableKey, storableUrl } from "./storable.ts";

type KnownRow = {
  readonly id: string;
  readonly guid: string;
  readonly link: string | null;
  readonly linkKey: string | null;
  readonly wordsKey: string | null;
  readonly title: string;
  readonly publishedAt: Date | null;
};

/** Found by guid, by page, by words, and by a link that was found not to tell entries apart. */
export async function knownItems(sql: Sql, feedId: string, keyed: readonly EntryKeys[]): Promise<readonly KnownItem[]> {
  const guids = spellings(
    keyed.flatMap((keys) => [keys.entry.guid, otherIdOf(keys), otherIdOf({ ...keys, linkKey: undefined })]),
  );
  const pages = spellings(keyed.flatMap(({ linkKey }) => linkKey ?? []));
  const words = keyed.flatMap(({ wordsKey }) => wordsKey ?? []);
  const links = [...new Set(keyed.flatMap(({ entry }) => storableUrl(entry.link) ?? []))];
  const rows = await sql<KnownRow[]>`
    select id, guid, link, link_key as "linkKey", words_key as "wordsKey", title, published_at as "publishedAt"
    from items
    where feed_id = ${feedId} and guid = any (${[...guids.keys()]}::text[])
    union
    select id, guid, link, link_key, words_key, title, published_at
    from items
    where feed_id = ${feedId} and link_key = any (${[...pages.keys()]}::text[])
    union
    select id, guid, link, link_key, words_key, title, published_at
    from items
    where feed_id = ${feedId} and words_key = any (${words}::text[])
    union
    select id, guid, link, link_key, words_key, title, published_at
    from items
    where feed_id = ${feedId} and link_key is null and link = any (${links}::text[])
    order by id`;
  return rows.map((row) => ({
    id: row.id,
    guid: guids.get(row.guid) ?? row.guid,
    link: row.link ?? undefined,
    linkKey: row.linkKey === null ? undefined : (pages.get(row.linkKey) ?? row.linkKey),
    wordsKey: row.wordsKey ?? undefined,
    title: row.title,
    publishedAt: row.publishedAt ?? undefined,
  }));
}

/** Keys as the tables hold them, with the caller's own spelling of each. */
function spellings(keys: readonly string[]): ReadonlyMap<string, string> {
  return new Map(keys.map((key) => [storableKey(key), key]));
}
