// What a figure is, and the small numbers figures are made of.

export type Figure = readonly [labels: Readonly<Record<string, string>>, value: number];

/** The name goes without `newswatch_`. Without figures there is no gauge: a bare name would be told as 0. */
export type AddGauge = (name: string, help: string, figures: readonly Figure[]) => void;

export function flag(isSo: boolean): number {
  return isSo ? 1 : 0;
}

export function seconds(time: Date): number {
  return time.getTime() / 1_000;
}
