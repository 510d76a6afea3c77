// Numbers the sentences and paragraphs that the words of a body stand in, and finds where its lead ends.
import type { Span } from "../alert/alert.ts";
import { limits } from "../limits.ts";
import { type PlacedWords, placeOfBodyWord } from "./placed-words.ts";

/** For every word of the body the number of its unit, from 1; the title is unit 0. */
export type UnitNumbers = Int32Array;

/** What is flagged ends a sentence. */
export function sentenceNumbers(placed: PlacedWords, sentences: readonly Span[]): UnitNumbers {
  let sentence = 0;
  return numbered(placed, (from) => {
    const before = sentence;
    while ((sentences[sentence]?.to ?? Number.POSITIVE_INFINITY) <= from) sentence += 1;
    return sentence > before;
  });
}

/** A paragraph is a line; what is flagged ends it. */
export function paragraphNumbers(placed: PlacedWords, body: string): UnitNumbers {
  const { tos } = placed.body;
  return numbered(placed, (from, word) => lineEndBetween(body, tos[word - 1] ?? 0, from));
}

/**
 * The place behind the lead: the first paragraph, and those after it as long as what stands before them has fewer
 * than `limits.leadWordsMin` words (a dateline, a byline), but never more than `limits.leadWordsMax` words.
 */
export function leadEndOf(placed: PlacedWords, paragraphs: UnitNumbers): number {
  const wordsMax = Math.min(placed.body.froms.length, limits.leadWordsMax);
  let words = 0;
  while (words < wordsMax && (words < limits.leadWordsMin || paragraphs[words] === paragraphs[words - 1])) words += 1;
  while (words < wordsMax && paragraphs[words] === paragraphs[words - 1]) words += 1;
  return words === 0 ? 0 : placeOfBodyWord(placed, words - 1) + 1;
}

/** `isNew` is asked of each word but the first of a run, with where it begins and its number. */
function numbered(placed: PlacedWords, isNew: (from: number, word: number) => boolean): UnitNumbers {
  const { froms } = placed.body;
  const numbers = new Int32Array(froms.length);
  const runs = new Set(placed.runs.map(({ firstWord }) => firstWord));
  let unit = 0;
  for (let word = 0; word < froms.length; word += 1) {
    const begins = isNew(froms[word] ?? 0, word);
    if (begins || runs.has(word)) unit += 1;
    numbers[word] = unit;
  }
  return numbers;
}

function lineEndBetween(text: string, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) {
    if (lineEnds.includes(text.charAt(at))) return true;
  }
  return false;
}

const lineEnds = "\n\r\u2028\u2029";
