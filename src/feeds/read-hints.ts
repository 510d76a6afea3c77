// What a feed says of when to look again.
import type { FeedHints } from "../core/feed/feed.ts";
import type { RawHints } from "./raw-entry.ts";

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

// RSS 1.0's syndication module, and the spelling that many feeds have for "daily".
const periodsMs: Readonly<Record<string, number>> = {
  minutely: minuteMs,
  hourly: hourMs,
  daily: dayMs,
  dayly: dayMs,
  weekly: 7 * dayMs,
  monthly: 30 * dayMs,
  yearly: 365 * dayMs,
};

const days = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];

export function readHints(raw: RawHints): FeedHints {
  return {
    ttlMs: positive(numberOf(raw.ttl) * minuteMs),
    updateEveryMs: updateEvery(raw),
    skipHours: distinct(raw.skipHours.flatMap(hourOf)),
    skipDays: distinct(raw.skipDays.flatMap(dayOf)),
  };
}

/** A frequency alone is so many times a day. */
function updateEvery({ updatePeriod, updateFrequency }: RawHints): number | undefined {
  const name = updatePeriod.at(-1)?.trim().toLowerCase() ?? "";
  if (name === "" && updateFrequency.length === 0) return undefined;

  const periodMs = Object.hasOwn(periodsMs, name) ? periodsMs[name] : name === "" ? dayMs : undefined;
  const times = updateFrequency.length === 0 ? 1 : numberOf(updateFrequency);
  return periodMs === undefined ? undefined : positive(Math.round(periodMs / times));
}

function numberOf(texts: readonly string[]): number {
  const text = texts.at(-1)?.trim() ?? "";
  return /^\d{1,9}(?:\.\d{1,3})?$/.test(text) ? Number(text) : Number.NaN;
}

function positive(ms: number): number | undefined {
  return Number.isFinite(ms) && ms > 0 ? ms : undefined;
}

/** RSS 0.91 counted the hours from 1 to 24, RSS 2.0 from 0 to 23: midnight is 0 or 24. */
function hourOf(text: string): readonly number[] {
  const hour = numberOf([text]);
  return Number.isInteger(hour) && hour <= 24 ? [hour % 24] : [];
}

function dayOf(text: string): readonly number[] {
  const day = days.indexOf(text.trim().slice(0, 3).toLowerCase());
  return day === -1 ? [] : [day];
}

function distinct(numbers: readonly number[]): readonly number[] {
  return [...new Set(numbers)].sort((one, two) => one - two);
}
