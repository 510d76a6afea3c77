// Reads a date that a page tells: ISO 8601, RFC 2822, in figures or in words, with the time and zone beside it.
import { monthOf, zoneMinutes, zoneOf } from "./date-words.ts";

/** Which of `3/4/2025` is the month. Readers of American pages see the month first. */
export type DateOrder = "day-first" | "month-first";

export type ToldDate = {
  readonly at: Date;
  /** `+02:00` or `Z`; undefined when no zone was told and UTC is assumed. */
  readonly zone: string | undefined;
  readonly hasTime: boolean;
};

type Day = { readonly year: number; readonly month: number; readonly day: number };
type Found = Day & { readonly from: number; readonly to: number };

const word = "[\\p{L}\\p{M}]{2,14}(?: الثاني| الأول)?";
const iso = /(?<![\d.])(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)/gu;
const compact = /^\s*(\d{4})(\d{2})(\d{2})(?=$|T|\s|\d{6}\s*$)/gu;
const yearFirst = /(?<!\d)(\d{4})\s*(?:[/.]|年|년)\s*(\d{1,2})\s*(?:[/.]|月|월)\s*(\d{1,2})(?!\d)\s*(?:日|일)?/gu;
const dotted = /(?<![\d.])(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4}|\d{2}(?![\d:.]))(?!\d)/gu;
const slashed = /(?<!\d)(\d{1,2})\s?([/|-])\s?(\d{1,2})\s?\2\s?(\d{4}|\d{2}(?![\d:/-]))(?!\d)/gu;
const dayFirst = new RegExp(
  `(?<!\\d)(\\d{1,2})(?:\\.|st|nd|rd|th|er|º|ª)?(?:[\\s\\-/]+|\\s*de\\s+)(?:de\\s+|of\\s+|ta['’]\\s*)?(${word})\\.?,?[\\s\\-/]+(?:de\\s+|del\\s+)?(\\d{4})(?!\\d)`,
  "gu",
);
const monthFirst = new RegExp(`(${word})\\.?\\s+(\\d{1,2})(?:st|nd|rd|th)?\\s*,?\\s+(\\d{4})(?!\\d)`, "gu");
const vietnamese = /(\d{1,2})\s+tháng\s+(\d{1,2}),?\s+(?:năm\s+)?(\d{4})/giu;
const clock =
  /(\d{1,2})\s?(?:[:：]|h|時|时|(?=\s?[apAP]\.?[mM]))(?:(\d{2}))?(?:[:：](\d{2})(?:[.,:]\d+)?)?\s*([apAP]\.?\s?[mM]\b\.?)?\s*(?:Uhr\s*)?\(?((?:UTC|GMT)?\s?[+\-−]\d{1,2}(?::?\d{2})?|\p{Lu}{1,4}(?!\p{L})|мск)?/u;
const dottedClock = /(\d{1,2})\.(\d{2})(?:\.(\d{2}))?\s*()(?:Uhr|uur|Uhr\s*)\s*(\p{Lu}{3,4})?/u;

const yearMin = 1990;
const yearMax = 2100;
const shortYearChars = 2;
const century = 2000;
const minuteMs = 60_000;
const noon = 12;
/** How far from its day a time can stand. */
const timeAfterChars = 45;
const timeBeforeChars = 16;

/** The first date in a text; undefined for a text that names no day. */
export function readDateText(text: string, order: DateOrder = "day-first"): ToldDate | undefined {
  const plain = plainDigits(text);
  const found = findDay(plain, order);
  if (found === undefined) return undefined;

  const time = timeAround(plain, found);
  const midnight = Date.UTC(found.year, found.month - 1, found.day);
  const shift = time === undefined ? 0 : time.minutes - zoneMinutes(time.zone);
  return {
    at: new Date(midnight + shift * minuteMs + (time?.seconds ?? 0) * 1_000),
    zone: time?.zone,
    hasTime: time !== undefined,
  };
}

/** As `readDateText`: the moment alone. Without a zone it is UTC, without a time midnight. */
export function parseDateText(text: string): Date | undefined {
  return readDateText(text)?.at;
}

/** Arabic, Persian and full-width digits as those that `Number` reads. */
function plainDigits(text: string): string {
  return text.replace(/[٠-٩۰-۹０-９]/gu, (digit) => String(digitOf(digit)));
}

function digitOf(digit: string): number {
  const zeros = [0x0660, 0x06f0, 0xff10];
  const code = digit.codePointAt(0) ?? 0;
  return code - (zeros.findLast((zero) => zero <= code) ?? code);
}

/** The first pattern that names a real day wins; within a pattern the first in the text. */
function findDay(text: string, order: DateOrder): Found | undefined {
  return (
    matched(text, iso, ([year, month, day]) => dayOf(year, month, day)) ??
    matched(text, compact, ([year, month, day]) => dayOf(year, month, day)) ??
    matched(text, yearFirst, ([year, month, day]) => dayOf(year, month, day)) ??
    matched(text, vietnamese, ([day, month, year]) => dayOf(year, month, day)) ??
    matched(text, dayFirst, ([day, month, year]) => dayOf(year, monthOf(month ?? ""), day)) ??
    matched(text, monthFirst, ([month, day, year]) => dayOf(year, monthOf(month ?? ""), day)) ??
    matched(text, dotted, ([day, month, year]) => dayOf(year, month, day)) ??
    matched(text, slashed, ([first, , second, year]) => inOrder(first, second, { year, order }))
  );
}

function matched(
  text: string,
  pattern: RegExp,
  read: (parts: readonly (string | undefined)[]) => Day | undefined,
): Found | undefined {
  for (const match of text.matchAll(pattern)) {
    const day = read(match.slice(1));
    if (day !== undefined) return { ...day, from: match.index, to: match.index + match[0].length };
  }
  return undefined;
}

function inOrder(
  first: string | undefined,
  second: string | undefined,
  { year, order }: { readonly year: string | undefined; readonly order: DateOrder },
): Day | undefined {
  const byDay = dayOf(year, second, first);
  const byMonth = dayOf(year, first, second);
  return order === "day-first" ? (byDay ?? byMonth) : (byMonth ?? byDay);
}

function dayOf(year: string | undefined, month: string | number | undefined, day: string | undefined): Day | undefined {
  const told = { year: Number(year), month: Number(month), day: Number(day) };
  const full = (year ?? "").length <= shortYearChars ? { ...told, year: told.year + century } : told;
  if (full.year < yearMin || full.year > yearMax) return undefined;

  const date = new Date(Date.UTC(full.year, full.month - 1, full.day));
  return date.getUTCMonth() === full.month - 1 && date.getUTCDate() === full.day ? full : undefined;
}

type Time = { readonly minutes: number; readonly seconds: number; readonly zone: string | undefined };

/** A time stands after its day, or close before it. */
function timeAround(text: string, { from, to }: Found): Time | undefined {
  const after = text.slice(to, to + timeAfterChars).split(/\d{1,2}[./]\d{1,2}[./]\d{2}/u)[0] ?? "";
  const before = text.slice(Math.max(0, from - timeBeforeChars), from);
  return timeIn(after) ?? compactTime(text.slice(to)) ?? timeIn(before);
}

function timeIn(text: string): Time | undefined {
  const match = dottedClock.exec(text) ?? clock.exec(text);
  if (match === null || (match[2] === undefined && match[4] === undefined)) return undefined;
  return timeOf(match.slice(1));
}

function compactTime(text: string): Time | undefined {
  const match = /^T?(\d{2})(\d{2})(\d{2})?()\s*(Z|[+-]\d{4})?\s*$/.exec(text);
  return match === null ? undefined : timeOf(match.slice(1));
}

function timeOf([hourText, minute, second, half, zone]: readonly (string | undefined)[]): Time | undefined {
  const hour = Number(hourText);
  const isEvening = half?.toLowerCase().startsWith("p") === true;
  const isMorning = half?.toLowerCase().startsWith("a") === true;
  if (hour > 24 || Number(minute ?? 0) >= 60) return undefined;

  const ofDay = isEvening && hour < noon ? hour + noon : isMorning && hour === noon ? 0 : hour;
  return { minutes: ofDay * 60 + Number(minute ?? 0), seconds: Number(second ?? 0), zone: zoneOf(zone) };
}
