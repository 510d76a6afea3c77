// By what an entry can be known again: its guid, its page, its words, each only as far as it tells entries apart.
import { hashBytes } from "../hash.ts";
import { limits } from "../limits.ts";
import { titleWords } from "../story/title-words.ts";
import { fold } from "../text/fold.ts";
import { canonicalLink } from "./canonical-link.ts";
import type { FeedEntry } from "./feed.ts";

export type EntryKeys = {
  readonly entry: FeedEntry;
  /** The feed's own id; undefined when the feed gave none, or gave the same to other entries. */
  readonly ownId: string | undefined;
  /** The key of the entry's page; undefined when the link says nothing. */
  readonly linkKey: string | undefined;
  /** A hash of title and text; undefined when there are no words. */
  readonly wordsKey: string | undefined;
};

/**
 * A guid that two entries of one document share is no guid when their pages or their titles differ. A link that several
 * entries share (a live blog, a front page) does not tell entries apart, so it is no key; neither is a bare host.
 */
export function keyEntries(entries: readonly FeedEntry[]): readonly EntryKeys[] {
  const raw = entries.map((entry) => ({
    entry,
    ownId: entry.hasOwnId ? entry.guid : undefined,
    linkKey: canonicalLink(entry.link),
    wordsKey: wordsKeyOf(entry),
  }));
  const noGuids = keysOfMany(raw, ({ ownId }) => ownId, mayBeOne);
  const trusted = raw.map((keys) => (noGuids.has(keys.ownId ?? "") ? { ...keys, ownId: undefined } : keys));
  const noPages = keysOfMany(trusted, ({ linkKey }) => linkKey, isOnePage);
  return trusted.map((keys) => (noPages.has(keys.linkKey ?? "") ? { ...keys, linkKey: undefined } : keys));
}

/** Two entries with one guid: the same when nothing speaks against it. */
function mayBeOne(one: EntryKeys, other: EntryKeys): boolean {
  if (one.linkKey !== undefined && other.linkKey !== undefined && one.linkKey !== other.linkKey) return false;

  return titlesAgree(one.entry.title, other.entry.title);
}

function isOnePage(one: EntryKeys, other: EntryKeys): boolean {
  const hasIds = one.ownId !== undefined && other.ownId !== undefined;
  return hasIds ? one.ownId === other.ownId : one.wordsKey === other.wordsKey;
}

/** The keys that several entries have which are not one and the same. Each entry is compared with the first of its key. */
function keysOfMany(
  all: readonly EntryKeys[],
  keyOf: (keys: EntryKeys) => string | undefined,
  isOne: (one: EntryKeys, other: EntryKeys) => boolean,
): ReadonlySet<string> {
  const firsts = new Map<string, EntryKeys>();
  const many = new Set<string>();
  for (const keys of all) {
    const key = keyOf(keys);
    if (key === undefined || many.has(key)) continue;

    const first = firsts.get(key);
    if (first === undefined) firsts.set(key, keys);
    else if (!isOne(first, keys)) many.add(key);
  }
  return many;
}

export function wordsKeyOf({ title, text }: Pick<FeedEntry, "title" | "text">): string | undefined {
  const words = `${fold(title.trim())}\n${text.trim().slice(0, limits.wordsKeyCharsMax)}`;
  return words === "\n" ? undefined : hashBytes(new TextEncoder().encode(words));
}

/** An edited title keeps at least half of its words; where one has no words, nothing speaks against the other. */
export function titlesAgree(one: string, other: string): boolean {
  if (one === other) return true;

  const left = new Set(titleWords(one));
  const right = titleWords(other);
  const fewer = Math.min(left.size, right.length);
  return right.filter((word) => left.has(word)).length * 2 >= fewer;
}
