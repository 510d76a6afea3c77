// How often a feed brings news: an average that forgets (exponentially weighted, in continuous time).
import { limits } from "../limits.ts";
import type { FeedEntry } from "./feed.ts";
import { noRhythm, type Rhythm } from "./feed-memory.ts";
import { quietAfterMs } from "./quiet.ts";

const hourMs = 3_600_000;
const minuteMs = 60_000;
const dayHours = 24;

/**
 * The rhythm by the dates of a feed's first document: the entries it holds are what it brought in the time between
 * them. Nothing is known of a feed without dates.
 */
export function rhythmOfDates(entries: readonly FeedEntry[], now: Date): Rhythm {
  const times = entries
    .flatMap(({ publishedAt }) => publishedAt?.getTime() ?? [])
    .filter((time) => time <= now.getTime() && time > now.getTime() - limits.rhythmDatesMsMax)
    .sort((a, b) => a - b);
  const first = times[0];
  if (first === undefined || times.length < 2) return { ...noRhythm, entries: entries.length };

  const spanMs = Math.max(now.getTime() - first, minuteMs);
  const weight = 1 - Math.exp(-spanMs / limits.rhythmMemoryMs);
  const gaps = times.map((time, index) => (times[index + 1] ?? now.getTime()) - time);
  return {
    weightedRate: (weight * times.length * hourMs) / spanMs,
    weight,
    peakPerHour: 0,
    longestGapMs: Math.max(...gaps),
    entries: entries.length,
  };
}

export type Brought = { readonly items: number; readonly sinceMs: number; readonly lookMs: number };

/**
 * The rhythm after `items` new ones came, `sinceMs` after the ones before and `lookMs` after the look before. It is only
 * told of news: a silence must not slowly become the rhythm by which silence is judged.
 */
export function rhythmAfter(rhythm: Rhythm, { items, sinceMs, lookMs }: Brought): Rhythm {
  const elapsedMs = Math.max(sinceMs, minuteMs);
  const kept = Math.exp(-elapsedMs / limits.rhythmMemoryMs);
  const peakKept = Math.exp(-elapsedMs / limits.rhythmMemoryMs);
  const gapKept = Math.exp(-elapsedMs / limits.rhythmGapMemoryMs);
  // A silence that was told of as one may lengthen what counts as usual, but not beyond what it was judged by.
  const gapMs = Math.min(sinceMs, quietAfterMs(rhythm) ?? sinceMs);
  return {
    weightedRate: kept * rhythm.weightedRate + ((1 - kept) * items * hourMs) / elapsedMs,
    weight: kept * rhythm.weight + 1 - kept,
    peakPerHour: Math.max((items * hourMs) / Math.max(lookMs, minuteMs), rhythm.peakPerHour * peakKept),
    longestGapMs: Math.max(gapMs, rhythm.longestGapMs * gapKept),
    entries: rhythm.entries,
  };
}

/** New items per hour; undefined while too little is known. */
export function itemsPerHour({ weightedRate, weight }: Rhythm): number | undefined {
  return weight < 1 - Math.exp(-limits.rhythmKnownMs / limits.rhythmMemoryMs) || weightedRate === 0
    ? undefined
    : weightedRate / weight;
}

/** The same for people and graphs: with two digits, which is as much as it is worth. */
export function itemsPerDay(rhythm: Rhythm): number | undefined {
  const perHour = itemsPerHour(rhythm);
  return perHour === undefined ? undefined : Number((perHour * dayHours).toPrecision(2));
}

/** As `itemsPerHour`, with the present silence counted in: for how often to look, not for whether it is too silent. */
export function itemsPerHourNow(rhythm: Rhythm, silentMs: number): number | undefined {
  const kept = Math.exp(-Math.max(silentMs, 0) / limits.rhythmMemoryMs);
  return itemsPerHour({
    ...rhythm,
    weightedRate: kept * rhythm.weightedRate,
    weight: kept * rhythm.weight + 1 - kept,
  });
}

/** `about 12 a day`, `about 3 a week`, `about 1 a month`; undefined while too little is known. */
export function rhythmInWords(rhythm: Rhythm): string | undefined {
  const perHour = itemsPerHour(rhythm);
  if (perHour === undefined) return undefined;

  const perDay = perHour * dayHours;
  if (perDay >= 1) return `about ${rounded(perDay)} a day`;
  if (perDay * 7 >= 1) return `about ${rounded(perDay * 7)} a week`;

  return `about ${Math.max(1, rounded(perDay * 30))} a month`;
}

/** Two digits are as much as such a number is worth. */
function rounded(count: number): number {
  return Number(count.toPrecision(2)) >= 10 ? Number(count.toPrecision(2)) : Math.round(count);
}
