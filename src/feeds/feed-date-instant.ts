// Makes a moment of a day, a time and a zone, if there is one.
import { zoneMinutes } from "./feed-date-words.ts";

export type Day = { readonly year: number; readonly month: number; readonly day: number };
export type Time = { readonly hours: number; readonly minutes: number; readonly seconds: number };

/** Days and hours that do not exist are refused, not rolled over into the next; only a leap second is let through. */
export function instant(day: Day, time: Time, zone: string): Date | undefined {
  const offset = zoneMinutes(zone);
  const isTime = time.minutes < 60 && time.seconds <= 60 && (time.hours < 24 || isMidnight(time));
  if (offset === undefined || !isTime || Number.isNaN(day.year)) return undefined;

  const date = new Date(0);
  date.setUTCFullYear(day.year, day.month, day.day);
  const exists = date.getUTCMonth() === day.month && date.getUTCDate() === day.day;
  if (!exists) return undefined;

  date.setUTCHours(time.hours, time.minutes - offset, time.seconds);
  return date;
}

function isMidnight({ hours, minutes, seconds }: Time): boolean {
  return hours === 24 && minutes === 0 && seconds === 0;
}
