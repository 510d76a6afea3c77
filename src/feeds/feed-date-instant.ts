// Makes a moment of a day, a time and a zone, if there is one.
import { zoneOf } from "./feed-date-zones.ts";

export type Day = {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  /** What was guessed. */
  readonly note?: string | undefined;
};
export type Time = { readonly hours: number; readonly minutes: number; readonly seconds: number };

/** A feed's date; the note says why it is a guess. */
export type FeedDate = { readonly at: Date; readonly note: string | undefined };

const minuteMs = 60_000;

/**
 * Without a time the day's beginning is meant, without a zone UTC. A day or a time just past the end, such as 31 April
 * or 25:00, runs over into the next, and is a guess; what is far off is no date.
 */
export function instant(day: Day, time: Time | undefined, zone: string): FeedDate | undefined {
  const wall = wallTime(day, time ?? midnight);
  if (wall === undefined) return undefined;

  const found = zone === "" ? { minutes: 0, note: noZone } : zoneOf(zone, wall);
  if (found === undefined) return undefined;

  const unclear = day.note ?? impossible(day, time ?? midnight) ?? (time === undefined ? "no time of day" : found.note);
  return { at: new Date(wall - found.minutes * minuteMs), note: unclear };
}

const noZone = "no time zone; UTC is assumed";

const midnight: Time = { hours: 0, minutes: 0, seconds: 0 };

// How far past its end a day or a time may run. A 13th month is what a December counted from one instead of zero gives.
const monthMax = 12;
const dayMax = 32;
const partMax = 99;

/** The time on the clocks as if they were those of UTC. */
function wallTime({ year, month, day }: Day, { hours, minutes, seconds }: Time): number | undefined {
  const isNear = month >= 0 && month <= monthMax && day >= 1 && day <= dayMax;
  const isTime = hours <= partMax && minutes <= partMax && seconds <= partMax;
  if (!isNear || !isTime || Number.isNaN(year)) return undefined;

  const date = new Date(0);
  date.setUTCFullYear(year, month, day);
  return date.setUTCHours(hours, minutes, seconds);
}

/** The leap second is a second, and 24:00 the end of a day. */
function impossible({ year, month, day }: Day, { hours, minutes, seconds }: Time): string | undefined {
  const isEnd = hours === 24 && minutes === 0 && seconds === 0;
  if (minutes > 59 || seconds > 60 || (hours > 23 && !isEnd)) return "an impossible time of day";

  const date = new Date(Date.UTC(year, month, day));
  return date.getUTCMonth() === month && date.getUTCDate() === day ? undefined : "an impossible day";
}
