// Durations as operators write them: 500ms, 30s, 15m, 2h, 3d.

const unitsMs = [
  ["d", 86_400_000],
  ["h", 3_600_000],
  ["m", 60_000],
  ["s", 1_000],
  ["ms", 1],
] as const;

export const durationPattern = /^\s*(\d{1,9})\s*(ms|s|m|h|d)\s*$/;

/** Milliseconds; undefined when the text is not a whole number with one of the units. */
export function parseDurationMs(written: string): number | undefined {
  const [, digits, unit] = durationPattern.exec(written) ?? [];
  const unitMs = unitsMs.find(([name]) => name === unit)?.[1];
  return digits === undefined || unitMs === undefined ? undefined : Number(digits) * unitMs;
}

/** The shortest way to write a duration: 900000 is 15m. */
export function durationText(durationMs: number): string {
  const [unit, unitMs] = unitsMs.find(([, size]) => durationMs >= size && durationMs % size === 0) ?? ["ms", 1];
  return `${durationMs / unitMs}${unit}`;
}
