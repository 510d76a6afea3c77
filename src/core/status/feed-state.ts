// How a feed is doing, by what the tables say.
import { quietForMs } from "../feed/quiet.ts";
import { limits } from "../limits.ts";
import type { FeedFacts } from "./facts.ts";

/**
 * `waiting`: not checked yet. `stumbled`: the last check failed, but the one before it is a recent success. `silent`:
 * it has never answered. `late`: no check failed, but none has been made for too long. `quiet`: it answers, but brings
 * nothing for longer than its own rhythm explains. `gone`, `blocked`: it says so. `moved`: it answers elsewhere.
 */
export type FeedState =
  | "working"
  | "waiting"
  | "stumbled"
  | "failing"
  | "silent"
  | "late"
  | "quiet"
  | "gone"
  | "blocked"
  | "moved";

export function feedState(feed: FeedFacts, now: Date): FeedState {
  if (feed.lastCheckedAt === undefined) return isOverdue(feed.nextDueAt, 0, now) ? "late" : "waiting";
  if (feed.failures > 0) return stateOfFailure(feed, now);
  if (feed.lastSuccessAt === undefined) return "silent";

  const plannedMs = Math.max(feed.intervalMs, feed.nextDueAt.getTime() - feed.lastCheckedAt.getTime());
  if (isOverdue(feed.lastSuccessAt, limits.feedQuietIntervals * plannedMs, now)) return "late";
  if (feed.memory.move.url !== undefined) return "moved";

  return quietFor(feed, now) === undefined ? "working" : "quiet";
}

function stateOfFailure({ outcome = "", failures, lastSuccessAt, ...feed }: FeedFacts, now: Date): FeedState {
  if (outcome === "http-410") return "gone";

  const usualMs = Math.max(feed.intervalMs, feed.memory.hints.everyMs ?? 0);
  const isOld = lastSuccessAt === undefined || isOverdue(lastSuccessAt, limits.feedQuietIntervals * usualMs, now);
  if (failures === 1 && !isOld) return "stumbled";
  if (turnsUsAway(outcome)) return "blocked";

  return lastSuccessAt === undefined ? "silent" : "failing";
}

function turnsUsAway(outcome: string): boolean {
  return outcome.startsWith("blocked:") || outcome === "http-403" || outcome === "http-451";
}

/** How long it has brought nothing; undefined while that is usual for it. */
export function quietFor({ memory, baselineAt }: FeedFacts, now: Date): number | undefined {
  return quietForMs(memory.rhythm, memory.lastNewItemAt ?? baselineAt, now);
}

/** One failed check after a recent success does not make a feed silent; a quiet feed answers, only with nothing new. */
export function answers(state: FeedState): boolean {
  return state === "working" || state === "stumbled" || state === "quiet" || state === "moved";
}

/** Short intervals are given some minutes, because a busy moment is no fault. */
function isOverdue(since: Date, waitMs: number, now: Date): boolean {
  return now.getTime() - since.getTime() > Math.max(waitMs, limits.feedQuietMsMin);
}
