// Finds the time of day in a written date, and what stands around it.
import type { Time } from "./feed-date-instant.ts";

const timePattern =
  /(?:^|[\sT])(\d{1,2})[:h](\d{2})(?::(\d{2})(?:[.,]\d+)?)?(?: ?([apπμ])\. ?[mμ]\.| ?([ap])m(?![a-z]))?(?=$|[\s,;)+-]|[A-Z])/i;

export type SplitTime = {
  readonly before: string;
  readonly time: Time | "impossible" | undefined;
  /** asctime and JavaScript write the year behind the time; then the zone is around it. */
  readonly year: string;
  readonly zone: string;
};

/** Comments in parentheses do not count, unless one is all there is of a zone. */
export function splitTime(line: string): SplitTime {
  const comment = /\(([A-Z]{2,5})\)$/.exec(line)?.[1] ?? "";
  const plain = line.replace(/\([^()]*\)/g, " ").trim();
  const match = timePattern.exec(plain);
  if (match === null) return { before: plain, time: undefined, year: "", zone: "" };

  const after = plain.slice(match.index + match[0].length);
  const year = /(?:^|\s)(\d{4})(?=\s|$)/.exec(after)?.[1] ?? "";
  const zone = after
    .replace(/(?:^|\s)\d{4}(?=\s|$)/, " ")
    .replace(/[\s,]+/g, " ")
    .trim()
    .replace(/ (?=[+-]?\d)/g, "");
  return { before: plain.slice(0, match.index), time: timeOf(match), year, zone: zone === "" ? comment : zone };
}

function timeOf(match: RegExpExecArray): Time | "impossible" {
  const [, hours = "0", minutes = "0", seconds = "0", dotted, plain] = match;
  const written = clockTime([hours, minutes, seconds]);
  const half = (dotted ?? plain)?.toLowerCase();
  if (half === undefined) return written;
  if (written.hours < 1 || written.hours > 12) return "impossible";

  return { ...written, hours: (written.hours % 12) + (half === "p" || half === "μ" ? 12 : 0) };
}

export function clockTime([hours, minutes, seconds]: readonly [string, string, string]): Time {
  return { hours: Number(hours), minutes: Number(minutes), seconds: Number(seconds) };
}
