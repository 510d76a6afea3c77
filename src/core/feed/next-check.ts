// When to look at a feed again.
import { shareOf } from "../hash.ts";
import { limits } from "../limits.ts";
import { pushLimits } from "../push-limits.ts";
import { isDistrusted } from "./doubt.ts";
import type { Feed } from "./feed.ts";
import { askedWaitMs, outsideSkipped } from "./hints.ts";
import { itemsPerHourNow } from "./rhythm.ts";

export type LookResult =
  | { readonly kind: "succeeded"; readonly freshForMs: number | undefined }
  | { readonly kind: "failed"; readonly retryAfterMs: number | undefined; readonly gone: boolean };

/** `failures` is the number before this look; `memory` is what is known after it. */
export type Looked = Pick<Feed, "id" | "intervalMs" | "adapt" | "failures" | "memory">;

const hourMs = 3_600_000;

/**
 * After a success: the feed's own interval. After failures in a row: twice as long each time, a day at the most; a week
 * when it has not answered for two weeks or keeps saying that it is gone. A tenth of the time, up or down, is the feed's
 * own share, so that feeds of one interval do not all ring at once. What the feed or its server asks for is never
 * undercut, but no hint makes the wait longer than a day.
 */
export function nextCheckAt(feed: Looked, now: Date, result: LookResult): Date {
  const ownMs = result.kind === "succeeded" ? ownIntervalMs(feed, now) : waitAfterFailureMs(feed, now, result);
  const jitter = 1 + limits.feedJitterShare * (2 * shareOf(feed.id) - 1);
  const { hints } = feed.memory;
  const said = result.kind === "succeeded" ? result.freshForMs : result.retryAfterMs;
  const askedMs = askedWaitMs(hints, [said]);
  const at = new Date(now.getTime() + Math.max(Math.round(ownMs * jitter), askedMs));
  return outsideSkipped(at, hints, new Date(now.getTime() + limits.feedHintMsMax));
}

/**
 * The interval that the operator set is the aim. A feed that is slow for a week is looked at down to a fourth as often,
 * but still `limits.feedLooksPerGap` times in its usual gap, so that looking late costs it little. One so fast that its
 * document could turn over between two looks is looked at up to four times as often.
 */
export function ownIntervalMs({ intervalMs, adapt, memory }: Looked, now: Date): number {
  // The whole document is asked for then, which is polite once a day: its share of jitter must not take from the day.
  if (isDistrusted(memory.doubt, now)) return Math.max(intervalMs, limits.doubtMsMin / (1 - limits.feedJitterShare));
  if (!adapt) return intervalMs;

  const ceilingMs = Math.max(intervalMs, Math.min(intervalMs * limits.feedAdaptTimes, limits.feedIntervalMsMax));
  const floorMs = Math.min(intervalMs, Math.max(intervalMs / limits.feedAdaptTimes, limits.feedAdaptMsMin));
  const wantedMs = Math.min(Math.max(intervalMs, gapShareMs({ memory }, now)), ceilingMs, overlapMs(memory.rhythm));
  // What a hub tells of is looked at when it tells; the looks between are there in case it does not.
  const isPushed = memory.pushedUntil !== undefined && memory.pushedUntil > now;
  const pushedMs = Math.min(intervalMs * pushLimits.pollTimes, pushLimits.pollMsMax);
  return Math.max(wantedMs, isPushed ? pushedMs : floorMs);
}

/** A share of the usual gap between two items; 0 while the feed has not been known for a week. */
function gapShareMs({ memory }: Pick<Feed, "memory">, now: Date): number {
  const { rhythm, lastNewItemAt, createdAt } = memory;
  const hasSeenWeek = rhythm.weight >= 1 - Math.exp(-1);
  const perHour = itemsPerHourNow(rhythm, now.getTime() - (lastNewItemAt ?? createdAt).getTime());
  return hasSeenWeek && perHour !== undefined ? hourMs / perHour / limits.feedLooksPerGap : 0;
}

/** How long it takes, at its fastest, until half of the document is new. */
function overlapMs({ entries, peakPerHour, weightedRate, weight }: Feed["memory"]["rhythm"]): number {
  const fastest = Math.max(peakPerHour, weight > 0 ? weightedRate / weight : 0);
  return fastest > 0 && entries > 1 ? (limits.feedOverlapShare * entries * hourMs) / fastest : Number.POSITIVE_INFINITY;
}

function waitAfterFailureMs(feed: Looked, now: Date, result: { readonly gone: boolean }): number {
  const { lastSuccessAt, createdAt } = feed.memory;
  const isDead = now.getTime() - (lastSuccessAt ?? createdAt).getTime() > limits.feedDeadMs;
  const isGone = result.gone && feed.failures + 1 >= limits.feedGoneTimesMin;
  if (isDead || isGone) return Math.max(limits.feedDeadBackoffMs, feed.intervalMs);

  const longestMs = Math.max(limits.feedBackoffMsMax, feed.intervalMs);
  // A distrusted feed is asked for its whole document, in vain as well, once a day.
  if (isDistrusted(feed.memory.doubt, now)) return Math.max(longestMs, ownIntervalMs(feed, now));
  if (result.gone) return longestMs;

  const doublings = Math.min(feed.failures, 20);
  return Math.min(feed.intervalMs * 2 ** doublings, longestMs);
}
