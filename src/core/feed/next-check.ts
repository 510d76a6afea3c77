// When to look at a feed again.
import { shareOf } from "../hash.ts";
import { limits } from "../limits.ts";
import type { Feed } from "./feed.ts";

export type LookResult =
  | { readonly kind: "succeeded" }
  | { readonly kind: "failed"; readonly retryAfterMs: number | undefined; readonly gone: boolean };

/**
 * After a success: the feed's interval. After failures in a row: twice as long each time, a day at the most (and a day
 * at once when the feed says that it is gone). What the server asks for by Retry-After is never undercut.
 * A tenth of the time, up or down, is the feed's own share, so that feeds of one interval do not all ring at once.
 */
export function nextCheckAt(feed: Feed, now: Date, result: LookResult): Date {
  const waitMs = result.kind === "succeeded" ? feed.intervalMs : waitAfterFailureMs(feed, result);
  const jitter = 1 + limits.feedJitterShare * (2 * shareOf(feed.id) - 1);
  const askedMs = result.kind === "failed" ? (result.retryAfterMs ?? 0) : 0;
  return new Date(now.getTime() + Math.max(Math.round(waitMs * jitter), askedMs));
}

function waitAfterFailureMs(feed: Feed, result: { readonly gone: boolean }): number {
  const longestMs = Math.max(limits.feedBackoffMsMax, feed.intervalMs);
  if (result.gone) return longestMs;

  const doublings = Math.min(feed.failures, 20);
  return Math.min(feed.intervalMs * 2 ** doublings, longestMs);
}
