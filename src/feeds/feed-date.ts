// Reads the dates of feeds. A date that is not clear is no date: a wrong one would make old news new.
import { type Day, instant, type Time } from "./feed-date-instant.ts";
import { monthOf } from "./feed-date-words.ts";

const dateCharsMax = 100;

/**
 * RFC 822 and 2822, ISO 8601 (W3CDTF), asctime, and what is common beside them: months in words of several languages,
 * 12-hour times, `2024/03/05`, `05.03.2024`, Chinese dates. Without a zone UTC is meant; without a time, the day's
 * beginning. Undefined for what names no day, an impossible day, or an unknown zone.
 */
export function parseFeedDate(text: string): Date | undefined {
  const line = text.replace(/\s+/g, " ").trim();
  if (line === "" || line.length > dateCharsMax) return undefined;

  const date = isoDate(line) ?? unixDate(line) ?? wordedDate(line) ?? numericDate(line);
  return date === undefined || isPlaceholder(date) ? undefined : date;
}

const isoPattern =
  /^(\d{4})(?:-(\d{1,2})-(\d{1,2})|(\d{2})(\d{2}))(?:[T ] ?(\d{2}):?(\d{2})(?::?(\d{2})(?:[.,]\d+)?)? ?([A-Za-z]{1,5}|[+-]\d{1,2}(?::?\d{2})?)?)?$/i;

function isoDate(line: string): Date | undefined {
  const match = isoPattern.exec(line);
  if (match === null) return undefined;

  const [, year, month, day, plainMonth, plainDay, hours = "0", minutes = "0", seconds = "0", zone = "Z"] = match;
  return instant(
    { year: Number(year), month: Number(month ?? plainMonth) - 1, day: Number(day ?? plainDay) },
    { hours: Number(hours), minutes: Number(minutes), seconds: Number(seconds) },
    zone,
  );
}

/** Seconds or milliseconds since 1970, in the length they have had since 2001. */
function unixDate(line: string): Date | undefined {
  if (/^\d{10}$/.test(line)) return new Date(Number(line) * 1_000);

  return /^\d{13}$/.test(line) ? new Date(Number(line)) : undefined;
}

const timePattern =
  /(?:^|[\sT])(\d{1,2})[:h](\d{2})(?::(\d{2})(?:[.,]\d+)?)?(?: ?([ap])\.?m\.?)?(?=$|[\s,;)+-]|[A-Z])/i;

const leadingWord = /^\p{L}+\.?, ?(?=\d)/u;

/** Splits off the time and the zone behind it; what is left are the words of the day. */
function wordedDate(line: string): Date | undefined {
  const plain = line.replace(/\([^)]*\)/g, " ");
  const match = timePattern.exec(plain);
  const before = match === null ? plain : plain.slice(0, match.index);
  const after = match === null ? "" : plain.slice(match.index + match[0].length);

  // asctime and JavaScript write the year behind the time; then the zone is around it.
  const year = /(?:^|\s)(\d{4})(?=\s|$)/.exec(after)?.[1];
  const zone = after
    .replace(/(?:^|\s)\d{4}(?=\s|$)/, " ")
    .replace(/[\s,]+/g, " ")
    .trim();
  // In French and Spanish, Tuesday is shortened to what means March.
  const words = `${before} ${year ?? ""}`;
  const day = dayOfWords(words.replace(leadingWord, "")) ?? dayOfWords(words);
  const time = timeOf(match);
  if (day === undefined || time === undefined) return undefined;

  return instant(day, time, zone === "" ? "Z" : zone.replace(/ (?=[+-]?\d)/g, ""));
}

function timeOf(match: RegExpExecArray | null): Time | undefined {
  const [, hours = "0", minutes = "0", seconds = "0", half] = match ?? [];
  const written = { hours: Number(hours), minutes: Number(minutes), seconds: Number(seconds) };
  if (half === undefined) return written;
  if (written.hours < 1 || written.hours > 12) return undefined;

  return { ...written, hours: (written.hours % 12) + (half.toLowerCase() === "p" ? 12 : 0) };
}

/** One month in words, one or two numbers of which one is the day. Other words, such as the day of the week, are ignored. */
function dayOfWords(words: string): Day | undefined {
  const parts = words.split(/[\s,/-]+/).filter((part) => part !== "");
  const months = parts.map(monthOf).filter((month) => month !== undefined);
  const numbers = parts.flatMap((part) => /^(\d{1,4})(?:st|nd|rd|th|er|г|\.)?\.?$/i.exec(part)?.[1] ?? []);
  const [month] = months;
  const [first = "", second = ""] = numbers;
  const isClear = months.length === 1 && numbers.length === 2 && !words.includes(":");
  if (month === undefined || !isClear) return undefined;

  return first.length > 2
    ? { year: fullYear(first), month, day: Number(second) }
    : { year: fullYear(second), month, day: Number(first) };
}

/** RFC 2822 section 4.3 for years of two and three digits. */
function fullYear(year: string): number {
  const number = Number(year);
  if (year.length === 4) return number;
  if (year.length === 3) return number + 1900;

  return number < 50 ? number + 2000 : number + 1900;
}

const yearFirst = /^(\d{4})[/.年년-] ?(\d{1,2})[/.月월-] ?(\d{1,2})[日일]?(?:[ T]?(.*))?$/;
const dayFirst = /^(\d{1,2})([./-])(\d{1,2})\2(\d{4})(?:[ T,]+(.*))?$/;

/** Numbers alone. With slashes the day may come first or second; it is believed only where just one reading is possible. */
function numericDate(text: string): Date | undefined {
  const line = text.replace(leadingWord, "");
  const ordered = yearFirst.exec(line);
  if (ordered !== null) {
    const [, year, month, day, rest = ""] = ordered;
    return withTime({ year: Number(year), month: Number(month) - 1, day: Number(day) }, rest);
  }
  const [, first = "", sign, second = "", year, rest = ""] = dayFirst.exec(line) ?? [];
  const [day, month] = Number(second) > 12 ? [Number(second), Number(first)] : [Number(first), Number(second)];
  const isClear = sign === "." || Number(first) > 12 || Number(second) > 12 || first === second;
  return isClear ? withTime({ year: Number(year), month: month - 1, day }, rest) : undefined;
}

function withTime(day: Day, rest: string): Date | undefined {
  const words = rest.trim();
  const match = timePattern.exec(words);
  if (words !== "" && match?.index !== 0) return undefined;

  const time = timeOf(match);
  const zone = words.slice(match?.[0].length ?? 0).trim();
  return time === undefined ? undefined : instant(day, time, zone === "" ? "Z" : zone);
}

/** The first day of Unix time and the first years of the calendar are what programs write for "no date". */
function isPlaceholder(date: Date): boolean {
  const dayMs = 24 * 60 * 60 * 1_000;
  return Math.abs(date.getTime()) < dayMs || date.getUTCFullYear() < 100;
}
