// When an entry was published and changed, of all the dates it bears.
import type { FeedEntry } from "../core/feed/feed.ts";
import { readFeedDate } from "./feed-date.ts";
import type { FeedDate } from "./feed-date-instant.ts";
import type { RawEntry } from "./raw-entry.ts";

/** Where a feed says the same twice, it corrects itself: the last one that can be read counts. */
export function datesOf(raw: RawEntry): Pick<FeedEntry, "publishedAt" | "updatedAt" | "dateNote"> {
  const updated = lastDate(raw.updated);
  const published = lastDate(raw.published) ?? lastDate(raw.dated) ?? updated ?? lastDate(raw.created);
  return { publishedAt: published?.at, updatedAt: updated?.at, dateNote: published?.note };
}

export function saysDate({ published, dated, updated, created }: RawEntry): boolean {
  return [...published, ...dated, ...updated, ...created].some((text) => text.trim() !== "");
}

function lastDate(texts: readonly string[]): FeedDate | undefined {
  for (const text of texts.toReversed()) {
    const date = readFeedDate(text);
    if (date !== undefined) return date;
  }
  return undefined;
}
