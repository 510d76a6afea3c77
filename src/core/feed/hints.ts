// What a feed and its server ask of readers: how long to wait, and when not to come.
import { limits } from "../limits.ts";
import type { FeedHints } from "./feed.ts";
import type { RememberedHints, Rhythm } from "./feed-memory.ts";
import { itemsPerHour } from "./rhythm.ts";

const hourMs = 3_600_000;
const hoursOfDay = 24;
const daysOfWeek = 7;

export const noHints: RememberedHints = { everyMs: undefined, skipHours: [], skipDays: [] };

/** What is kept of a document's hints. To skip every hour, or every day, is a mistake and asks for nothing. */
export function rememberedHints(hints: FeedHints, rhythm: Rhythm): RememberedHints {
  const { ttlMs, skipHours, skipDays } = hints;
  const everyMs = Math.max(ttlMs ?? 0, truePeriodMs(hints, rhythm));
  const hours = inRange(skipHours, hoursOfDay);
  const days = inRange(skipDays, daysOfWeek);
  return {
    everyMs: everyMs > 0 ? Math.min(everyMs, limits.feedHintMsMax) : undefined,
    skipHours: hours.length === hoursOfDay ? [] : hours,
    skipDays: days.length === daysOfWeek ? [] : days,
  };
}

/**
 * `ttl` asks readers to wait; an update period only says how often the feed changes, and much software says "hourly" of
 * every feed. So it counts unless the feed brings more than one item in that time and thereby shows it to be untrue.
 */
function truePeriodMs({ updateEveryMs = 0 }: FeedHints, rhythm: Rhythm): number {
  const perPeriod = ((itemsPerHour(rhythm) ?? 0) * updateEveryMs) / hourMs;
  return perPeriod > 1 ? 0 : updateEveryMs;
}

function inRange(numbers: readonly number[], below: number): readonly number[] {
  return [...new Set(numbers.filter((one) => Number.isInteger(one) && one >= 0 && one < below))];
}

/** The longest wait that is asked for, a day at the most: no hint may silence a feed. */
export function askedWaitMs(hints: RememberedHints, saidMs: readonly (number | undefined)[]): number {
  const asked = [hints.everyMs, ...saidMs].flatMap((ms) => ms ?? []).filter((ms) => ms > 0);
  return Math.min(Math.max(0, ...asked), limits.feedHintMsMax);
}

/** The first moment from `at` on that the feed does not ask to be left alone in, but not later than `latest` for its sake. */
export function outsideSkipped(at: Date, { skipHours, skipDays }: RememberedHints, latest: Date): Date {
  let time = at;
  while (time < latest && (skipHours.includes(time.getUTCHours()) || skipDays.includes(time.getUTCDay()))) {
    time = new Date((Math.floor(time.getTime() / hourMs) + 1) * hourMs);
  }
  return time > latest && at < latest ? latest : time;
}
