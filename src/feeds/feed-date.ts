// Reads the dates of feeds, and says where it had to guess.
import { type FeedDate, instant } from "./feed-date-instant.ts";
import { numericDate } from "./feed-date-numbers.ts";
import { clockTime, splitTime } from "./feed-date-time.ts";
import { usualDate } from "./feed-date-usual.ts";
import { monthOf, withPlainSigns } from "./feed-date-words.ts";

const dateCharsMax = 100;

/**
 * RFC 822 and 2822, ISO 8601 (W3CDTF), asctime, and what is common beside them: months in words of many languages,
 * 12-hour times, `2024/03/05`, `05.03.2024`, Chinese, Japanese and Korean dates, zones by place. Undefined for what
 * names no year and month, an impossible day, or an impossible zone.
 */
export function readFeedDate(text: string): FeedDate | undefined {
  const usual = usualDate(text);
  if (usual !== undefined) return isPlaceholder(usual) ? undefined : { at: usual, note: undefined };

  const line = text.replace(/\s+/g, " ").trim();
  if (line === "" || line.length > dateCharsMax) return undefined;

  const plain = withPlainSigns(line);
  const date = isoDate(plain) ?? unixDate(plain) ?? wordedDate(plain) ?? numericDate(plain);
  if (date === undefined || isPlaceholder(date.at)) return undefined;

  return inItsCountry(date, line, plain);
}

const isoPattern =
  /^(\d{4})(?:-0?(\d{1,2})(?:-(\d{1,2}))?|(\d{2})(\d{2}))?(?:[T ] ?(\d{1,2}):?(\d{2})(?::?(\d{2})(?:[.,]\d+)?)? ?([A-Za-z]{1,5}|[+-]\d{1,2}(?::?\d{2})?Z?)?)?$/i;

function isoDate(line: string): FeedDate | undefined {
  const match = isoPattern.exec(line);
  if (match === null) return undefined;

  const [, year, month, day, plainMonth, plainDay, hours, minutes = "0", seconds = "0", zone = ""] = match;
  const isWhole = day !== undefined || plainDay !== undefined;
  const isTwelveHours = /^[ap]m$/i.test(zone);
  if (isTwelveHours || (!isWhole && hours !== undefined)) return undefined;

  const note = isWhole ? undefined : "no day of the month";
  const time = hours === undefined ? undefined : clockTime([hours, minutes, seconds]);
  const named = { year: Number(year), month: Number(month ?? plainMonth ?? 1) - 1, day: Number(day ?? plainDay ?? 1) };
  return instant({ ...named, note }, time, zone);
}

/** Seconds or milliseconds since 1970, in the length they have had since 2001. */
function unixDate(line: string): FeedDate | undefined {
  if (/^\d{10}$/.test(line)) return { at: new Date(Number(line) * 1_000), note: undefined };

  return /^\d{13}$/.test(line) ? { at: new Date(Number(line)), note: undefined } : undefined;
}

const leadingWord = /^\p{L}+\.?, ?(?=\d)/u;

/** A month in words, and around it the day, the year, the time and the zone, in whatever order. */
function wordedDate(line: string): FeedDate | undefined {
  const { before, time, year, zone } = splitTime(line);
  if (time === "impossible") return undefined;

  // In French and Spanish, Tuesday is shortened to what means March.
  const words = `${before} ${year}`;
  const day = dayOfWords(words.replace(leadingWord, "")) ?? dayOfWords(words);
  const wholeZone = time === undefined ? (/ ([A-Z]{2,5}|[+-]\d{4})$/.exec(before)?.[1] ?? "") : zone;
  return day === undefined || (day.note !== undefined && time !== undefined)
    ? undefined
    : instant(day, time, wholeZone);
}

/** One month, and one or two numbers, of which one is the year. Other words, such as the day of the week, are ignored. */
function dayOfWords(words: string) {
  const parts = words.split(/[\s,/-]+/).filter((part) => part !== "");
  const [month, ...more] = parts.map(monthOf).filter((found) => found !== undefined);
  const numbers = parts.flatMap((part) => /^(\d{1,4})(?:st|nd|rd|th|er|ος|г|\.)?\.?$/i.exec(part)?.[1] ?? []);
  const [first = "", second] = numbers;
  if (month === undefined || more.length > 0 || numbers.length > 2 || words.includes(":")) return undefined;
  if (second === undefined) {
    return first.length === 4 ? { year: Number(first), month, day: 1, note: "no day of the month" } : undefined;
  }
  return first.length > 2
    ? { year: fullYear(first), month, day: Number(second), note: undefined }
    : { year: fullYear(second), month, day: Number(first), note: undefined };
}

/** RFC 2822 section 4.3 for years of two and three digits. */
function fullYear(year: string): number {
  const number = Number(year);
  if (year.length === 4) return number;
  if (year.length === 3) return number + 1900;

  return number < 50 ? number + 2000 : number + 1900;
}

const hourMs = 3_600_000;

/** Dates in the words of one country, without a zone, are in its time. */
function inItsCountry(date: FeedDate, written: string, plain: string): FeedDate {
  const isLocal = date.note?.startsWith("no time zone") === true && written !== plain;
  const country = isLocal ? countries.find(({ signs }) => signs.test(written)) : undefined;
  if (country === undefined) return date;

  const at = new Date(date.at.getTime() - country.hours * hourMs);
  return { at, note: `no time zone; that of ${country.name} is assumed` };
}

const countries = [
  { name: "Korea", hours: 9, signs: /\p{Script=Hangul}/u },
  { name: "Japan", hours: 9, signs: /午[前後]/ },
  { name: "China", hours: 8, signs: /\p{Script=Han}/u },
] as const;

/** The first day of Unix time and the first years of the calendar are what programs write for "no date". */
function isPlaceholder(date: Date): boolean {
  return Math.abs(date.getTime()) < 24 * hourMs || date.getUTCFullYear() < 100;
}
