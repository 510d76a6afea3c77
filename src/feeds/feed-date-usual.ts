// Reads the two forms that nearly all dates of feeds have: RFC 822 with a whole year, and RFC 3339.

const months = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");
const time = "([01]\\d|2[0-3]):([0-5]\\d):([0-5]\\d)";
const zone = "(?:GMT|UTC|Z|([+-])(0\\d|1[0-3]):?([0-5]\\d))";
// Days and years that are no mistake; all else is looked at more closely.
const day = "(0?[1-9]|[12]\\d|3[01])";
const year = "([12]\\d{3})";

const worded = new RegExp(
  `^(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), )?${day} (${months.join("|")}) ${year} ${time} ${zone}$`,
);
const numeric = new RegExp(`^${year}-(0[1-9]|1[0-2])-${day}T${time}(?:\\.\\d+)?${zone}$`);

const shortestMonth = 28;
const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

/** Undefined for every other form and for days there are not, which is not to say that it is no date. */
export function usualDate(text: string): Date | undefined {
  const words = worded.exec(text);
  if (words !== null) {
    const [, dayOfMonth, month = "", wholeYear] = words;
    return moment([Number(wholeYear), months.indexOf(month), Number(dayOfMonth)], words);
  }
  const numbers = numeric.exec(text);
  if (numbers === null) return undefined;

  const [, wholeYear, month, dayOfMonth] = numbers;
  return moment([Number(wholeYear), Number(month) - 1, Number(dayOfMonth)], numbers);
}

type DayOfYear = readonly [year: number, month: number, day: number];

/** The time and the zone are the same groups of both patterns. */
function moment([wholeYear, month, dayOfMonth]: DayOfYear, match: RegExpExecArray): Date | undefined {
  const [, , , , hours, minutes, seconds, sign, zoneHours = "0", zoneMinutes = "0"] = match;
  const wall = Date.UTC(wholeYear, month, dayOfMonth, Number(hours), Number(minutes), Number(seconds));
  if (dayOfMonth > shortestMonth && new Date(wall).getUTCDate() !== dayOfMonth) return undefined;

  const offsetMs = Number(zoneHours) * hourMs + Number(zoneMinutes) * minuteMs;
  return new Date(sign === "-" ? wall + offsetMs : wall - offsetMs);
}
