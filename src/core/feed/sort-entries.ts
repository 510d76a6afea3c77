// Decides what becomes of each entry of a feed: known, news to be read, or set aside with a reason.
import { limits } from "../limits.ts";
import { canonicalLink } from "./canonical-link.ts";
import type { Feed, FeedEntry } from "./feed.ts";

export type SortedEntry = {
  readonly entry: FeedEntry;
  /** The key by which the same page is known in other feeds; undefined when the link says nothing. */
  readonly linkKey: string | undefined;
  readonly fate: "read" | "baseline" | "too-old" | "known-page";
  readonly why: string;
};

export type EntryKeys = { readonly entry: FeedEntry; readonly linkKey: string | undefined };

/**
 * Gives each entry its link key. A link that several entries of one document share (a live blog, a front page)
 * does not tell entries apart, so it is no key; neither is a bare host.
 */
export function keyEntries(entries: readonly FeedEntry[]): readonly EntryKeys[] {
  const keys = entries.map((entry) => canonicalLink(entry.link));
  const uses = new Map<string, Set<string>>();
  entries.forEach((entry, index) => {
    const key = keys[index];
    if (key !== undefined) uses.set(key, (uses.get(key) ?? new Set()).add(entry.guid));
  });
  return entries.map((entry, index) => {
    const key = keys[index];
    const tellsApart = key !== undefined && uses.get(key)?.size === 1;
    return { entry, linkKey: tellsApart ? key : undefined };
  });
}

export type KnownKeys = { readonly guids: ReadonlySet<string>; readonly links: ReadonlySet<string> };

/** The entries this feed has not brought before, each with its fate. `now` bounds what counts as old. */
export function sortEntries(
  keyed: readonly EntryKeys[],
  known: KnownKeys,
  { feed, now }: { readonly feed: Feed; readonly now: Date },
): readonly SortedEntry[] {
  const seen = new Set<string>();
  const sorted: SortedEntry[] = [];
  for (const { entry, linkKey } of keyed) {
    if (known.guids.has(entry.guid) || seen.has(entry.guid)) continue;

    seen.add(entry.guid);
    const isKnownPage = linkKey !== undefined && known.links.has(linkKey);
    const fate = isKnownPage ? knownPage : fateOf(entry, feed, now);
    sorted.push({ entry: withoutFuture(entry, now), linkKey, ...fate });
  }
  return sorted;
}

const knownPage = { fate: "known-page", why: "the feed brought the page before, under another id" } as const;

function fateOf(entry: FeedEntry, feed: Feed, now: Date): Pick<SortedEntry, "fate" | "why"> {
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
