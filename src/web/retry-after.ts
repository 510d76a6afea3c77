// Reads Retry-After: seconds or an HTTP date (RFC 9110 section 10.2.3).
import { limits } from "../core/limits.ts";

const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const secondsPattern = /^\d+(?:\.\d+)?$/;
// Sun, 06 Nov 1994 08:49:37 GMT, and the older Sunday, 06-Nov-94 08:49:37 GMT.
const datePattern = /^[A-Za-z]+, (\d{2})[ -]([A-Za-z]{3})[ -](\d{2}|\d{4}) (\d{2}):(\d{2}):(\d{2}) GMT$/;
// Sun Nov  6 08:49:37 1994.
const asctimePattern = /^[A-Za-z]{3} ([A-Za-z]{3}) ([ \d]\d) (\d{2}):(\d{2}):(\d{2}) (\d{4})$/;

/** Milliseconds to wait from `now`: never negative, at most `limits.retryAfterMsMax`; undefined when nothing readable is said. */
export function retryAfterMs(header: string | undefined, now: Date): number | undefined {
  const text = header?.trim();
  if (text === undefined || text === "") return undefined;

  const wantedMs = secondsPattern.test(text) ? Number(text) * 1_000 : untilDate(text, now);
  if (wantedMs === undefined) return undefined;

  return Math.min(Math.max(0, Math.round(wantedMs)), limits.retryAfterMsMax);
}

function untilDate(text: string, now: Date): number | undefined {
  const atMs = httpDateMs(text, now);
  return atMs === undefined ? undefined : atMs - now.getTime();
}

function httpDateMs(text: string, now: Date): number | undefined {
  const dated = datePattern.exec(text);
  if (dated !== null) {
    const [, day = "", month = "", year = "", ...time] = dated;
    return utcMs(fullYear(year, now), month, [day, ...time]);
  }
  const [, month = "", day = "", hours = "", minutes = "", seconds = "", year = ""] = asctimePattern.exec(text) ?? [];
  return utcMs(Number(year), month, [day, hours, minutes, seconds]);
}

/** Two digits that seem more than 50 years ahead mean the century before. */
function fullYear(year: string, now: Date): number {
  if (year.length === 4) return Number(year);

  const thisYear = now.getUTCFullYear();
  const near = thisYear - (thisYear % 100) + Number(year);
  return near > thisYear + 50 ? near - 100 : near;
}

function utcMs(year: number, monthName: string, [day, hours, minutes, seconds]: readonly string[]): number | undefined {
  const month = months.indexOf(monthName);
  if (month === -1) return undefined;

  return Date.UTC(year, month, Number(day), Number(hours), Number(minutes), Number(seconds));
}
