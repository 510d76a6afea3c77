// Decides when a page is to be read again, to see whether it was edited.
import type { Item } from "./article.ts";
import { limits } from "./limits.ts";

/**
 * The next of the times after publication (`limits.rereadAfterMs`) that is not too close; undefined when none is left in
 * the item's window. What the feed dates before we saw it counts from then; what it dates in the future, from when we saw
 * it. An item whose link does not tell pages apart is never read again: a changed page could be another article.
 */
export function nextReread(
  item: Pick<Item, "publishedAt" | "seenAt" | "windowMs" | "linkKey">,
  now: Date,
): Date | undefined {
  if (item.linkKey === undefined) return undefined;

  const seenMs = item.seenAt.getTime();
  const baseMs = Math.min(item.publishedAt?.getTime() ?? seenMs, seenMs);
  const earliestMs = now.getTime() + limits.rereadGapMs;
  const latestMs = baseMs + item.windowMs - limits.rereadGapMs;
  const next = limits.rereadAfterMs.map((afterMs) => baseMs + afterMs).find((ms) => ms >= earliestMs);
  return next === undefined || next > latestMs ? undefined : new Date(next);
}
