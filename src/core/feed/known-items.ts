// Which item of a feed an entry is, if it is one that the feed has brought before.
import { canonicalLink } from "./canonical-link.ts";
import { type EntryKeys, titlesAgree } from "./entry-keys.ts";

/** An item that the feed has brought, as far as an entry can be compared with it. */
export type KnownItem = {
  readonly id: string;
  /** What it is recorded under: the feed's own id, else one made of its link or words. */
  readonly guid: string;
  readonly link: string | undefined;
  readonly linkKey: string | undefined;
  readonly wordsKey: string | undefined;
  readonly title: string;
  readonly publishedAt: Date | undefined;
};

export type KnownItems = {
  readonly find: (keys: EntryKeys) => KnownItem | undefined;
  /** Whether the link was found not to tell entries apart when the feed brought it before. */
  readonly isShared: (keys: EntryKeys) => boolean;
  readonly hasGuid: (guid: string) => boolean;
  readonly hasPage: (linkKey: string | undefined) => boolean;
  add(item: KnownItem): void;
};

/** Items are looked up by key, so that a long feed costs no more than its length. */
export function knownItems(items: readonly KnownItem[]): KnownItems {
  const byGuid = new Map<string, KnownItem>();
  const byLink = new Map<string, KnownItem>();
  const byWords = new Map<string, KnownItem>();
  const shared = new Set<string>();
  const add = (item: KnownItem) => {
    byGuid.set(item.guid, item);
    if (item.wordsKey !== undefined) byWords.set(item.wordsKey, item);
    if (item.linkKey !== undefined) byLink.set(item.linkKey, item);
    else if (item.link !== undefined) shared.add(canonicalLink(item.link) ?? item.link);
  };
  items.forEach(add);

  const sameGuid = (keys: EntryKeys) => {
    const item = byGuid.get(keys.ownId ?? keys.entry.guid) ?? byGuid.get(otherIdOf(keys));
    return item !== undefined && isSameByGuid(keys, item) ? item : undefined;
  };
  const samePage = (keys: EntryKeys) => {
    const item = byLink.get(keys.linkKey ?? "");
    return item !== undefined && isSameByLink(keys, item) ? item : undefined;
  };
  const sameWords = ({ linkKey, wordsKey }: EntryKeys) =>
    linkKey === undefined ? byWords.get(wordsKey ?? "") : undefined;
  return {
    find: (keys) => sameGuid(keys) ?? samePage(keys) ?? sameWords(keys),
    isShared: ({ linkKey }) => linkKey !== undefined && shared.has(linkKey) && !byLink.has(linkKey),
    hasGuid: (guid) => byGuid.has(guid),
    hasPage: (linkKey) => linkKey !== undefined && byLink.has(linkKey),
    add,
  };
}

/** A guid is used again for something else when page and title are both others: some feeds number their places. */
function isSameByGuid({ ownId, entry, linkKey, wordsKey }: EntryKeys, item: KnownItem): boolean {
  if (item.wordsKey !== undefined && item.wordsKey === wordsKey) return true;
  // Without an id of its own an entry is known by its page and words; the guid was only made of them.
  if (ownId === undefined) return linkKey !== undefined && linkKey === item.linkKey;
  if (linkKey === undefined || item.linkKey === undefined || linkKey === item.linkKey) return true;

  return titlesAgree(entry.title, item.title);
}

/**
 * A page that comes under another id is the same item, unless everything else is other as well: another id that is not
 * made of the link, another title, a later date. Then the link leads to a place where news come and go.
 */
function isSameByLink({ entry, ownId, linkKey }: EntryKeys, item: KnownItem): boolean {
  const idSaysMore = ownId !== undefined && canonicalLink(ownId) !== linkKey && ownId !== item.guid;
  if (!idSaysMore || isMadeId(item) || titlesAgree(entry.title, item.title)) return true;

  const isLater = (entry.publishedAt?.getTime() ?? 0) > (item.publishedAt?.getTime() ?? Number.POSITIVE_INFINITY);
  return !isLater;
}

const linkId = "link:";
const wordsId = "words:";

/** What an entry is recorded under when its guid is none, or stands for another item. */
export function otherIdOf({ linkKey, wordsKey, entry }: EntryKeys): string {
  return linkKey === undefined ? `${wordsId}${wordsKey ?? entry.guid}` : `${linkId}${linkKey}`;
}

function isMadeId({ guid, linkKey }: KnownItem): boolean {
  return guid.startsWith(linkId) || guid.startsWith(wordsId) || canonicalLink(guid) === linkKey;
}
