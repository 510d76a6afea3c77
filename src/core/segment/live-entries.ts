// Finds the entries of a live report: each begins with a time in a line of its own, or at the start of its first line.
import type { Line } from "../text/lines.ts";

/** `first` is the place of its first line; `at` is the time as it is written. */
export type LiveEntry = { readonly first: number; readonly at: string };

const zone = "(?:gmt|utc|bst|cet|cest|edt|est|et|pdt|pst|ist|msk|мск|uhr|h|ч|aest|jst|kst|hkt)";
const time = `(?:[01]?\\d|2[0-3])(?:[:.h]|时|時|点)[0-5]\\d分?(?:\\s?[ap]\\.?m\\.?)?(?:\\s?\\(?${zone}\\)?)?|\\d{1,2}\\s?[ap]\\.?m\\.?(?:\\s?\\(?${zone}\\)?)?|\\d{1,3} ?(?:m|min|minutes?|h|hours?|мин(?:ут\\p{L}*)?|час\\p{L}*)\\.? (?:ago|назад)|(?:vor|il y a|hace) \\d{1,3} (?:min\\p{L}*|stunden?|heures?|horas?)|\\d{1,2}(?:分钟|小时|分|時間)前`;
const alone = new RegExp(`^[\\[(【]?(${time})[\\])】]?\\.?$`, "iu");
/** With something behind it that parts it from the text: "14:05 GMT - The plane has landed." */
const leading = new RegExp(`^[\\[(【]?(${time})[\\])】]?\\s*(?:[-–—|:：·•.]\\s*|\\s)(?=[\\p{Lu}\\p{Lo}"'“«「])`, "iu");
const entriesMin = 3;
/** A timetable has lines as well that begin with times, and says little in each. */
const entryCharsMin = 60;

export function liveEntries(lines: readonly Line[]): readonly LiveEntry[] {
  const entries = lines.flatMap((line, first) => {
    const at = timeOf(line.text);
    return at === undefined ? [] : [{ first, at }];
  });
  const start = entries[0];
  const end = lines.at(-1);
  if (start === undefined || end === undefined || entries.length < entriesMin) return [];

  const chars = end.to - (lines[start.first]?.from ?? 0);
  return chars / entries.length >= entryCharsMin && isInOrder(entries) ? entries : [];
}

function timeOf(line: string): string | undefined {
  return alone.exec(line)?.[1] ?? leading.exec(line)?.[1];
}

/** Newest first or oldest first; a report of several days may turn once for each day. */
function isInOrder(entries: readonly LiveEntry[]): boolean {
  const minutes = entries.map(({ at }) => minutesOf(at)).filter((one) => one !== undefined);
  const steps = minutes.slice(1).map((one, at) => Math.sign(one - (minutes[at] ?? one)));
  const rising = steps.filter((step) => step > 0).length;
  const falling = steps.filter((step) => step < 0).length;
  return Math.min(rising, falling) * 3 <= Math.max(rising, falling);
}

function minutesOf(at: string): number | undefined {
  const [, hour, minute, half] = /^(\d{1,2})[:.h时時点](\d{2})分?\s?([ap])?/iu.exec(at) ?? [];
  if (hour === undefined || minute === undefined) return undefined;

  const isAfternoon = half?.toLowerCase() === "p" && hour !== "12";
  return (Number(hour) + (isAfternoon ? 12 : 0)) * 60 + Number(minute);
}
