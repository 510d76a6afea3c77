// Scores one page's text against its gold answer, and a set of pages as the public benchmarks do.
import type { GoldPage } from "./gold-pages.ts";

const run = 4;
const digits = 4;

export type PageScore = {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  readonly isExact: boolean;
} & Hits;
type Hits = { readonly hits: number; readonly misses: number; readonly wrong: number };

/** aeb: runs of four words; wcxb: single words; trafilatura: segments that must and must not be in the text. */
export function scoreText(page: GoldPage, text: string): PageScore {
  if (page.set === "trafilatura") return scoreSegments(page, text);

  const isWords = page.set === "wcxb";
  const gold = tokens(page.gold.text ?? "", isWords);
  const said = tokens(text, isWords);
  const length = isWords ? 1 : run;
  const { precision, recall } = overlap(bagOf(gold, length), bagOf(said, length));
  const isExact = gold.join(" ") === said.join(" ");
  return { precision, recall, f1: harmonic(precision, recall), isExact, hits: 0, misses: 0, wrong: 0 };
}

function scoreSegments({ gold }: GoldPage, text: string): PageScore {
  const line = squeeze(text);
  const count = (list: readonly string[] | null | undefined) =>
    (list ?? []).filter((segment) => line.includes(squeeze(segment))).length;
  const hits = count(gold.with);
  const wrong = count(gold.without);
  const misses = (gold.with?.length ?? 0) - hits;
  const precision = ratio(hits, hits + wrong);
  const recall = ratio(hits, hits + misses);
  return { precision, recall, f1: harmonic(precision, recall), isExact: misses + wrong === 0, hits, misses, wrong };
}

export type SetScore = {
  readonly f1: number;
  readonly precision: number;
  readonly recall: number;
  readonly exact: number;
};

export function scoreSet(set: GoldPage["set"], scores: readonly PageScore[]): SetScore {
  const sum = (of: (score: PageScore) => number) => scores.reduce((total, score) => total + of(score), 0);
  const exact = round(sum((score) => Number(score.isExact)) / scores.length);
  if (set === "trafilatura") {
    const hits = sum((score) => score.hits);
    const precision = ratio(hits, hits + sum((score) => score.wrong));
    const recall = ratio(hits, hits + sum((score) => score.misses));
    return { f1: round(harmonic(precision, recall)), precision: round(precision), recall: round(recall), exact };
  }
  const precision = sum((score) => score.precision) / scores.length;
  const recall = sum((score) => score.recall) / scores.length;
  const f1 = set === "wcxb" ? sum((score) => score.f1) / scores.length : harmonic(precision, recall);
  return { f1: round(f1), precision: round(precision), recall: round(recall), exact };
}

function tokens(text: string, isFolded: boolean): readonly string[] {
  return (isFolded ? text.toLowerCase() : text).match(/[\p{L}\p{N}_]+/gu) ?? [];
}

function bagOf(list: readonly string[], length: number): ReadonlyMap<string, number> {
  const bag = new Map<string, number>();
  if (list.length === 0) return bag;
  for (let at = 0; at < Math.max(1, list.length - length + 1); at++) {
    const key = list.slice(at, at + length).join("\n");
    bag.set(key, (bag.get(key) ?? 0) + 1);
  }
  return bag;
}

function overlap(gold: ReadonlyMap<string, number>, said: ReadonlyMap<string, number>) {
  let both = 0;
  for (const [key, count] of said) both += Math.min(count, gold.get(key) ?? 0);
  if (gold.size === 0 && said.size === 0) return { precision: 1, recall: 1 };
  return { precision: ratio(both, total(said)), recall: ratio(both, total(gold)) };
}

function total(bag: ReadonlyMap<string, number>): number {
  let sum = 0;
  for (const count of bag.values()) sum += count;
  return sum;
}

function ratio(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}

function harmonic(left: number, right: number): number {
  return left + right === 0 ? 0 : (2 * left * right) / (left + right);
}

function round(value: number): number {
  return Number(value.toFixed(digits));
}

function squeeze(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}
