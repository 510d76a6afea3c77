// Finds the words that a regular expression is found in.
import type { Span } from "../alert/alert.ts";
import type { WordScan } from "../text/tokens.ts";
import type { ArticleText } from "./article-text.ts";
import type { Pattern } from "./expression.ts";
import { mergeSpans } from "./merge-spans.ts";
import { type Occurrence, type PlacedWords, placeOfBodyWord } from "./placed-words.ts";

/** A find takes in every word it touches; one that touches no word, or something flagged, is none. */
export function findPattern(article: ArticleText, placed: PlacedWords, pattern: Pattern): readonly Occurrence[] {
  const inTitle = pattern.search(article.title).flatMap((span) => wordsTouched(placed.title, span));
  const flagged = mergeSpans(article.flagged ?? []);
  const inBody = pattern
    .search(article.body)
    .filter((span) => !flagged.some(({ from, to }) => from < span.to && span.from < to))
    .flatMap((span) => wordsTouched(placed.body, span))
    .map(({ from, to }) => ({ from: placeOfBodyWord(placed, from), to: placeOfBodyWord(placed, to - 1) + 1 }));
  return [...inTitle, ...inBody];
}

/** One range of word numbers, or none. */
function wordsTouched({ froms, tos }: WordScan, span: Span): readonly Occurrence[] {
  const from = firstAfter(tos, span.from);
  let to = from;
  while ((froms[to] ?? Number.POSITIVE_INFINITY) < span.to) to += 1;
  return to > from ? [{ from, to }] : [];
}

/** The number of the first word whose offset is greater. */
function firstAfter(offsets: readonly number[], offset: number): number {
  let low = 0;
  let high = offsets.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((offsets[middle] ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
