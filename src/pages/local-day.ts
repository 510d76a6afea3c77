// Tells on which day an article was published where its readers are.
import { zoneMinutes } from "./date-words.ts";
import type { PageDate } from "./told-date.ts";

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;

/** Midnight of Central Europe in UTC, in winter and in summer: what systems tell that keep only days. */
const midnightHours = [22, 23];
const centralLanguages = /^(?:de|fr|it|es|nl|pl|cs|sk|hu|sl|hr|da|sv|no|nb)\b/i;

/** Many systems tell UTC, or no zone at all, and show their readers the day of their own clock. */
export function mayBeAnotherDay({ zone, hasTime }: PageDate): boolean {
  return hasTime && (zone === undefined || zoneMinutes(zone) === 0);
}

/** A day shown to readers that is the same, the one before or the one after is believed, for no zone is further from UTC. */
export function nearDay({ at, zone }: PageDate, shown: readonly (PageDate | undefined)[]): string | undefined {
  const own = dayIn(at, zone);
  const days = shown.flatMap((date) =>
    date === undefined || (date.hasTime && date.at.getTime() === at.getTime()) ? [] : [dayIn(date.at, date.zone)],
  );
  return days.includes(own) ? own : days.find((day) => isNearDay(day, own));
}

export function isNearDay(one: string, other: string): boolean {
  return Math.abs(Date.parse(one) - Date.parse(other)) <= dayMs;
}

/** The day in UTC; where the page is of Central Europe and the time is midnight there, the day that begins then. */
export function centralDay({ at, zone }: PageDate, language: string): string {
  const isMidnight = midnightHours.includes(at.getUTCHours()) && at.getTime() % (60 * minuteMs) === 0;
  return isMidnight && centralLanguages.test(language) ? dayOf(new Date(at.getTime() + dayMs)) : dayIn(at, zone);
}

/** The day of a moment where clocks show this zone. */
export function dayIn(at: Date, zone: string | undefined): string {
  return dayOf(new Date(at.getTime() + zoneMinutes(zone) * minuteMs));
}

function dayOf(date: Date): string {
  return date.toISOString().slice(0, 10);
}
