// Gives every word of title and body its place, so far apart where nothing may reach over that nothing does.
import type { Span } from "../alert/alert.ts";
import { limits } from "../limits.ts";
import { emptyScan, scanWords, type Token, type WordScan, wordOf } from "../text/tokens.ts";
import type { ArticleText } from "./article-text.ts";
import { mergeSpans } from "./merge-spans.ts";

/** A range of word places, `to` not included. */
export type Occurrence = { readonly from: number; readonly to: number };

/** Words of the body with nothing flagged between them. */
type Run = { readonly place: number; readonly firstWord: number };

export type PlacedWords = {
  readonly title: WordScan;
  /** Without the flagged words. */
  readonly body: WordScan;
  /** In order; of a body without flagged spans there is one. */
  readonly runs: readonly Run[];
};

/** Further than NEAR reaches. */
const gap = limits.nearWordsMax + 1;

export function placeWords({ title, body, flagged = [] }: ArticleText): PlacedWords {
  const titleWords = scanWords(title);
  const place = titleWords.froms.length + gap;
  const bodyWords = scanWords(body);
  if (flagged.length === 0) return { title: titleWords, body: bodyWords, runs: [{ place, firstWord: 0 }] };

  return { title: titleWords, ...withoutFlagged(bodyWords, mergeSpans(flagged), place) };
}

function withoutFlagged(all: WordScan, flagged: readonly Span[], place: number): Omit<PlacedWords, "title"> {
  const body = emptyScan(all.text);
  const runs: Run[] = [{ place, firstWord: 0 }];
  let next = 0;
  let gaps = 0;
  for (const [at, from] of all.froms.entries()) {
    const to = all.tos[at] ?? 0;
    const before = next;
    while ((flagged[next]?.to ?? Number.POSITIVE_INFINITY) <= from) next += 1;
    const span = flagged[next];
    gaps += next - before;
    if (span !== undefined && span.from < to) continue;

    const count = body.froms.length;
    if (gaps > 0 && count > 0) {
      runs.push({ place: place + count + gap * runs.length, firstWord: count });
    }
    gaps = 0;
    addWord(body, all, at);
  }
  return { body, runs };
}

function addWord(scan: WordScan, all: WordScan, at: number): void {
  const folded = all.folded.get(at);
  if (folded !== undefined) scan.folded.set(scan.froms.length, folded);
  scan.froms.push(all.froms[at] ?? 0);
  scan.tos.push(all.tos[at] ?? 0);
  scan.hashes.push(all.hashes[at] ?? 0);
}

export function bodyPlaceOf({ runs }: PlacedWords): number {
  return runs[0]?.place ?? 0;
}

/** The place of the body's word of this number. */
export function placeOfBodyWord({ runs }: PlacedWords, word: number): number {
  const { place, firstWord } = runs[lastRun(runs, (run) => run.firstWord <= word)] ?? { place: 0, firstWord: 0 };
  return place + word - firstWord;
}

/** The number of the body's word at a place that is one of the body's. */
export function bodyWordAt({ runs }: PlacedWords, place: number): number {
  const run = runs[lastRun(runs, (other) => other.place <= place)] ?? { place: 0, firstWord: 0 };
  return run.firstWord + place - run.place;
}

/** The word at a place; undefined where there is none. */
export function tokenAt(placed: PlacedWords, place: number): Token | undefined {
  const isInTitle = place < bodyPlaceOf(placed);
  const at = isInTitle ? place : bodyWordAt(placed, place);
  const scan = isInTitle ? placed.title : placed.body;
  const from = scan.froms[at];
  if (from === undefined || !(isInTitle || placeOfBodyWord(placed, at) === place)) return undefined;

  return { word: wordOf(scan, at), from, to: scan.tos[at] ?? 0 };
}

function lastRun(runs: readonly Run[], holds: (run: Run) => boolean): number {
  let low = 0;
  let high = runs.length;
  while (high - low > 1) {
    const middle = (low + high) >>> 1;
    const run = runs[middle];
    if (run !== undefined && holds(run)) low = middle;
    else high = middle;
  }
  return low;
}
