// What a figure is, and the small numbers figures are made of.

export type Figure = readonly [labels: Readonly<Record<string, string>>, value: number];

/** The name goes without `newswatch_`. No figures at all leave only the name and its help. */
export type AddGauge = (name: string, help: string, figures: readonly Figure[]) => void;

export function flag(isSo: boolean): number {
  return isSo ? 1 : 0;
}

export function seconds(time: Date): number {
  return time.getTime() / 1_000;
}
