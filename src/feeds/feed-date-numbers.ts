// Reads dates of numbers alone, in which the day, the month and the year may come in any order.
import { type Day, type FeedDate, instant } from "./feed-date-instant.ts";
import { splitTime } from "./feed-date-time.ts";
import { weekdayOf } from "./feed-date-words.ts";

const yearFirst = /^(\d{4})[/. -] ?(\d{1,2})[/. -] ?(\d{1,2})$/;
const yearLast = /^(\d{1,2})([./ -]) ?(\d{1,2})\2 ?(\d{4}|\d{2})$/;
// ISO 8601 before 2004 let the century be left out.
const noCentury = /^(\d{2})-?(\d{2})-?(\d{2})$/;
const noCenturyNoDay = /^-(\d{2})-?(\d{2})$/;

const leadingWord = /^\p{L}+\.?,? ?(?=\d)/u;

export function numericDate(line: string): FeedDate | undefined {
  const { before, time, zone } = splitTime(line);
  const numbers = before.replace(leadingWord, "").replace(/[\s,T-]+$/, "");
  if (time === "impossible") return undefined;

  const isAmerican = /[ap]\.?m\b/i.test(line) || /\b(?:[ECMP][SD]?T)\b/.test(zone);
  const day = yearFirstDay(numbers) ?? yearLastDay(numbers, { weekday: weekdayOf(line), isAmerican });
  return day === undefined ? undefined : instant(day, time, zone);
}

function yearFirstDay(numbers: string): Day | undefined {
  const [, year, month, day] = yearFirst.exec(numbers) ?? [];
  if (year !== undefined) return { year: Number(year), month: Number(month) - 1, day: Number(day) };

  const [, shortYear, itsMonth, itsDay = "1"] = noCentury.exec(numbers) ?? noCenturyNoDay.exec(numbers) ?? [];
  if (shortYear === undefined) return undefined;
  return { year: century(shortYear), month: Number(itsMonth) - 1, day: Number(itsDay), note: "no century" };
}

type Hints = { readonly weekday: number | undefined; readonly isAmerican: boolean };

/** With slashes the day may come first or second; where both are possible, the day of the week or the manners decide. */
function yearLastDay(numbers: string, { weekday, isAmerican }: Hints): Day | undefined {
  const [, first = "", sign, second = "", written = ""] = yearLast.exec(numbers) ?? [];
  if (sign === undefined) return undefined;

  const year = century(written);
  const dayFirst = { year, month: Number(second) - 1, day: Number(first) };
  const monthFirst = { year, month: Number(first) - 1, day: Number(second) };
  if (Number(second) > 12) return monthFirst;
  if (Number(first) > 12 || first === second || sign === ".") return dayFirst;

  const fits = [dayFirst, monthFirst].filter((day) => weekdayOn(day) === weekday);
  if (fits.length === 1) return fits[0];
  return { ...(isAmerican ? monthFirst : dayFirst), note: "day and month could be exchanged" };
}

function century(year: string): number {
  const number = Number(year);
  if (year.length > 2) return number;

  return number < 50 ? number + 2000 : number + 1900;
}

function weekdayOn({ year, month, day }: Day): number {
  return new Date(Date.UTC(year, month, day)).getUTCDay();
}
