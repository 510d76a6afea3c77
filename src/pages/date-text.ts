// Reads a date that a page tells: ISO 8601, RFC 2822, or in words, by itself or at the start of a line.

const monthNames: readonly (readonly string[])[] = [
  ["jan", "ene", "gen", "янв", "січ", "janv", "jän", "styc"],
  ["feb", "fév", "fev", "фев", "лют", "févr", "lut"],
  ["mar", "mär", "mrz", "мар", "бер", "mars"],
  ["apr", "avr", "abr", "апр", "кві", "kwi"],
  ["may", "mai", "mag", "mei", "мая", "май", "тра", "maj"],
  ["jun", "juin", "giu", "июн", "чер", "cze"],
  ["jul", "juil", "lug", "июл", "лип", "lip"],
  ["aug", "aoû", "ago", "авг", "сер", "sie"],
  ["sep", "set", "сен", "вер", "wrz"],
  ["oct", "okt", "ott", "out", "окт", "жов", "paź"],
  ["nov", "ноя", "лис", "lis"],
  ["dec", "dez", "déc", "dic", "дек", "гру", "gru"],
];
const months = new Map(monthNames.flatMap((names, index) => names.map((name) => [name, index + 1] as const)));

const iso =
  /(\d{4})-(\d{1,2})-(\d{1,2})(?:[T\s]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2}|[+-]\d{2})?)?/i;
const mail = /(\d{1,2})\s+([a-z]{3})[a-z]*\s+(\d{4})\s+(\d{1,2}):(\d{2})(?::(\d{2}))?\s*(Z|UTC|GMT|[+-]\d{4})?/i;
const yearFirst = /(\d{4})\s*[/.年년]\s*(\d{1,2})\s*[/.月월]\s*(\d{1,2})/u;
const compact = /^\s*(\d{4})(\d{2})(\d{2})(?:T?(\d{2})(\d{2})(\d{2})?)?\s*(Z|[+-]\d{4})?\s*$/;
const dotted = /\b(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})/;
const dayFirst = /\b(\d{1,2})(?:\.|st|nd|rd|th|er|º)?\s+(?:de\s+)?(\p{L}{3,12})\.?,?\s+(?:de\s+)?(\d{4})/u;
const monthFirst = /(\p{L}{3,12})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})/u;

const yearMin = 1990;
const yearMax = 2100;

type Parts = { readonly day: readonly [string, string, string]; readonly time: readonly (string | undefined)[] };

/** A date without a zone is taken as UTC, one without a time as midnight. Undefined for what names no day. */
export function parseDateText(text: string): Date | undefined {
  const parts = findParts(text);
  if (parts === undefined) return undefined;

  const [year, month, day] = parts.day.map(Number);
  const [hour, minute, second] = parts.time.slice(0, 3).map((part) => Number(part ?? 0));
  if (year === undefined || month === undefined || day === undefined) return undefined;
  if (year < yearMin || year > yearMax) return undefined;

  const date = new Date(Date.UTC(year, month - 1, day, hour ?? 0, minute ?? 0, second ?? 0));
  if (date.getUTCMonth() !== month - 1 || Number.isNaN(date.getTime())) return undefined;
  return new Date(date.getTime() - zoneMinutes(parts.time[3]) * 60_000);
}

function findParts(text: string): Parts | undefined {
  return findNumbers(text) ?? findWords(text);
}

function findNumbers(text: string): Parts | undefined {
  const whole = iso.exec(text) ?? compact.exec(text) ?? yearFirst.exec(text);
  if (whole !== null) return { day: [at(whole, 1), at(whole, 2), at(whole, 3)], time: whole.slice(4) };

  const german = dotted.exec(text);
  return german === null ? undefined : { day: [at(german, 3), at(german, 2), at(german, 1)], time: [] };
}

function findWords(text: string): Parts | undefined {
  const dated = mail.exec(text);
  const time = dated?.slice(4) ?? [];
  const byDay = dated ?? dayFirst.exec(text);
  const dayMonth = monthNumber(byDay?.[2]);
  if (byDay !== null && dayMonth !== undefined) return { day: [at(byDay, 3), dayMonth, at(byDay, 1)], time };

  const byMonth = monthFirst.exec(text);
  const firstMonth = monthNumber(byMonth?.[1]);
  if (byMonth === null || firstMonth === undefined) return undefined;
  return { day: [at(byMonth, 3), firstMonth, at(byMonth, 2)], time: [] };
}

function at(match: RegExpExecArray, index: number): string {
  return match[index] ?? "";
}

function monthNumber(name: string | undefined): string | undefined {
  const start = name?.toLowerCase() ?? "";
  const month = months.get(start.slice(0, 4)) ?? months.get(start.slice(0, 3));
  return month === undefined ? undefined : String(month);
}

/** Minutes east of UTC. */
function zoneMinutes(zone: string | undefined): number {
  const match = /^([+-])(\d{2}):?(\d{2})?$/.exec(zone ?? "");
  if (match === null) return 0;

  const minutes = Number(match[2]) * 60 + Number(match[3] ?? 0);
  return match[1] === "-" ? -minutes : minutes;
}
