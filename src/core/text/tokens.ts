// Cuts a text of any script into words with their places, in one scan over its units.
import { fold } from "./fold.ts";
import { hashUnits, noUnits, withUnit } from "./hash-units.ts";
import { foldUnits, letterBits, loneWordAt, unitAt, unitBits, unitFolds } from "./letters.ts";
import { nextWord, type WordCursor } from "./next-word.ts";

export { standsAlone } from "./letters.ts";

/** `word` is folded; `from` and `to` are UTF-16 offsets of the word as it stands in the text. */
export type Token = { readonly word: string; readonly from: number; readonly to: number };

/**
 * The words of a text in order, one list for each of their parts: a long text has too many for an object each. What a
 * word is folded to is only spelled out when it is asked for (`wordOf`); its hash is that of the folded word.
 */
export type WordScan = {
  readonly text: string;
  readonly froms: number[];
  readonly tos: number[];
  readonly hashes: number[];
  /** By number of the word, for those that are not folded unit by unit. */
  readonly folded: Map<number, string>;
};

const { lone, mark, long, voicing, surrogate } = letterBits;

/** The words of a text in order. Apostrophes and hyphens part words, and the English possessive is no word. */
export function tokenize(text: string): readonly Token[] {
  const scan = scanWords(text);
  return scan.froms.map((from, at) => ({ word: wordOf(scan, at), from, to: scan.tos[at] ?? 0 }));
}

export function scanWords(text: string): WordScan {
  const scan = emptyScan(text);
  const cursor: WordCursor = { at: 0, from: 0, to: 0, bits: 0, hash: 0 };
  const known = new Map<string, string>();
  while (nextWord(text, cursor)) {
    if ((cursor.bits & long) !== 0 && !foldLong(scan, cursor, known)) continue;

    scan.froms.push(cursor.from);
    scan.tos.push(cursor.to);
    scan.hashes.push(cursor.hash);
    cursor.at = addLoneRun(scan, cursor.at);
  }
  return scan;
}

/** Adds the letters from a place on that are words of their own and nothing clings to; gives the place behind them. */
function addLoneRun({ text, froms, tos, hashes }: WordScan, from: number): number {
  let at = from;
  let unit = unitAt(text, at);
  let bits = unitBits[unit] ?? 0;
  while ((bits & (lone | long)) === lone) {
    const next = unitAt(text, at + 1);
    const nextBits = unitBits[next] ?? 0;
    if ((nextBits & (mark | voicing | surrogate)) !== 0) return at;

    froms.push(at);
    tos.push(at + 1);
    hashes.push(withUnit(noUnits, unitFolds[unit] ?? 0));
    at += 1;
    unit = next;
    bits = nextBits;
  }
  return at;
}

/** The scan of a text as far as no word has been found. */
export function emptyScan(text: string): WordScan {
  return { text, froms: [], tos: [], hashes: [], folded: new Map() };
}

/** The folded form of the word of this number. */
export function wordOf({ text, froms, tos, folded }: WordScan, word: number): string {
  const whole = folded.size === 0 ? undefined : folded.get(word);
  if (whole !== undefined) return whole;

  const from = froms[word] ?? 0;
  const to = tos[word] ?? 0;
  let bits = unitBits[unitAt(text, from)] ?? 0;
  if ((bits & lone) !== 0) return loneWordAt(text, from);

  for (let at = from + 1; at < to; at += 1) bits |= unitBits[unitAt(text, at)] ?? 0;
  const raw = text.slice(from, to);
  if ((bits & letterBits.unit) !== 0) return foldUnits(raw);
  return (bits & letterBits.lower) === 0 ? raw : raw.toLowerCase();
}

/** Folds the word at the cursor whole; false when nothing is left of it, as of a run of stretching strokes. */
function foldLong(scan: WordScan, cursor: WordCursor, known: Map<string, string>): boolean {
  const raw = scan.text.slice(cursor.from, cursor.to);
  const word = known.get(raw) ?? fold(raw);
  known.set(raw, word);
  if (word === "") return false;

  scan.folded.set(scan.froms.length, word);
  cursor.hash = hashUnits(word);
  return true;
}
