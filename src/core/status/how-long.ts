// Lengths of time in words.

const units = [
  ["day", 86_400_000],
  ["h", 3_600_000],
  ["min", 60_000],
  ["s", 1_000],
] as const;

/** The largest unit that fits, rounded down: `3 days`, `5 h`, `12 min`, `40 s`, `below 1 s`. */
export function howLong(ms: number): string {
  for (const [name, unitMs] of units) {
    const whole = Math.floor(ms / unitMs);
    if (whole >= 1) return `${whole} ${name === "day" && whole > 1 ? "days" : name}`;
  }
  return "below 1 s";
}

/** `3 min ago`, `in 5 h`, `now` (less than a second away). */
export function fromNow(time: Date, now: Date): string {
  const ms = now.getTime() - time.getTime();
  if (Math.abs(ms) < 1_000) return "now";

  return ms > 0 ? `${howLong(ms)} ago` : `in ${howLong(-ms)}`;
}

/** `one`, `one and two`, `one, two and 3 more`. */
export function listed(names: readonly string[], namesMax: number): string {
  const shown = names.length > namesMax ? names.slice(0, namesMax) : names;
  const rest = names.length - shown.length;
  const all = rest > 0 ? [...shown, `${rest} more`] : shown;
  if (all.length < 2) return all.join("");

  return `${all.slice(0, -1).join(", ")} and ${all.at(-1)}`;
}

/** `1 feed`, `2 feeds`. */
export function counted(count: number, one: string, many: string = `${one}s`): string {
  return `${count.toLocaleString("en-US")} ${count === 1 ? one : many}`;
}
