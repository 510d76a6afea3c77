// Decides what becomes of each entry of a feed: known, news to be read, or set aside with a reason.
import { limits } from "../limits.ts";
import type { EntryKeys } from "./entry-keys.ts";
import type { Feed, FeedEntry } from "./feed.ts";
import { type KnownItem, knownItems, otherIdOf } from "./known-items.ts";

export type SortedEntry = {
  /** Its guid is the one it is recorded under. */
  readonly entry: FeedEntry;
  /** The key by which the same page is known in other feeds; undefined when the link says nothing. */
  readonly linkKey: string | undefined;
  readonly wordsKey: string | undefined;
  readonly fate: "read" | "baseline" | "too-old";
  readonly why: string;
};

/** An item whose entry says something else than before; `wordsKey` is that of its words now. */
export type EditedItem = { readonly id: string; readonly wordsKey: string };

export type Sorted = { readonly fresh: readonly SortedEntry[]; readonly edited: readonly EditedItem[] };

/** The entries this feed has not brought before, each with its fate, and the items it has edited. `now` bounds what counts as old. */
export function sortEntries(
  keyed: readonly EntryKeys[],
  known: readonly KnownItem[],
  { feed, now }: { readonly feed: Pick<Feed, "baselineAt" | "windowMs">; readonly now: Date },
): Sorted {
  const items = knownItems(known);
  const fresh: SortedEntry[] = [];
  const edited = new Map<string, EditedItem>();
  for (const given of keyed) {
    const keys = items.isShared(given) ? { ...given, linkKey: undefined } : given;
    const { entry, wordsKey } = keys;
    const item = items.find(keys);
    if (item !== undefined) {
      const isEdited = item.id !== notYet && wordsKey !== undefined && wordsKey !== item.wordsKey;
      if (isEdited) edited.set(item.id, { id: item.id, wordsKey });
      continue;
    }

    const linkKey = items.hasPage(keys.linkKey) ? undefined : keys.linkKey;
    const recorded = { ...entry, guid: recordedId({ ...keys, linkKey }, items.hasGuid(entry.guid)) };
    items.add({ ...recorded, id: notYet, linkKey, wordsKey });
    fresh.push({ entry: withoutFuture(recorded, now), linkKey, wordsKey, ...fateOf(entry, feed, now) });
  }
  return { fresh, edited: [...edited.values()] };
}

/** In place of the id of an item that is only being recorded. */
const notYet = "";

function recordedId(keys: EntryKeys, isTaken: boolean): string {
  const isNoId = keys.entry.hasOwnId && keys.ownId === undefined;
  return isNoId || isTaken ? otherIdOf(keys) : keys.entry.guid;
}

function fateOf(
  entry: FeedEntry,
  feed: Pick<Feed, "baselineAt" | "windowMs">,
  now: Date,
): Pick<SortedEntry, "fate" | "why"> {
  if (feed.baselineAt === undefined) return { fate: "baseline", why: "was there when the feed was first read" };

  const ageMs = entry.publishedAt === undefined ? 0 : now.getTime() - entry.publishedAt.getTime();
  if (ageMs > feed.windowMs) return { fate: "too-old", why: "published before the feed's window" };

  return { fate: "read", why: "new in the feed" };
}

/** A date later than the clocks' skew is the feed's mistake; such an entry is dated by when it was seen. */
function withoutFuture(entry: FeedEntry, now: Date): FeedEntry {
  const publishedAt = entry.publishedAt;
  if (publishedAt === undefined || publishedAt.getTime() <= now.getTime() + limits.clockSkewMsMax) return entry;

  return { ...entry, publishedAt: undefined };
}
