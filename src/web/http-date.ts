// Reads the three forms of date that HTTP headers have (RFC 9110 section 5.6.7).

const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
// Sun, 06 Nov 1994 08:49:37 GMT, and the older Sunday, 06-Nov-94 08:49:37 GMT.
const datePattern = /^[A-Za-z]+, (\d{2})[ -]([A-Za-z]{3})[ -](\d{2}|\d{4}) (\d{2}):(\d{2}):(\d{2}) GMT$/;
// Sun Nov  6 08:49:37 1994.
const asctimePattern = /^[A-Za-z]{3} ([A-Za-z]{3}) ([ \d]\d) (\d{2}):(\d{2}):(\d{2}) (\d{4})$/;

/** Milliseconds since 1970; undefined when the text is no such date. `now` settles the century of two-digit years. */
export function httpDateMs(text: string, now: Date): number | undefined {
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
