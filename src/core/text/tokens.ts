// Cuts a text of any script into words with their places, in one scan over its units.
import { fold } from "./fold.ts";
import { bitsAt, foldUnits, letterBits, loneWordAt, unitBits } from "./letters.ts";

export { standsAlone } from "./letters.ts";

/** `word` is folded; `from` and `to` are UTF-16 offsets of the word as it stands in the text. */
export type Token = { readonly word: string; readonly from: number; readonly to: number };

/** The words of a text in order, one list for each of a token's parts: a long text has too many for an object each. */
export type WordScan = {
  readonly words: readonly string[];
  readonly froms: readonly number[];
  readonly tos: readonly number[];
};

/** A place in a text and the word that ends before it; `bits` are those of all its characters. */
export type WordCursor = { at: number; from: number; to: number; bits: number };

/** The words of a text in order. Apostrophes and hyphens part words, and the English possessive is no word. */
export function tokenize(text: string): readonly Token[] {
  const { words, froms, tos } = scanWords(text);
  return words.map((word, at) => ({ word, from: froms[at] ?? 0, to: tos[at] ?? 0 }));
}

export function scanWords(text: string): WordScan {
  const words: string[] = [];
  const froms: number[] = [];
  const tos: number[] = [];
  const folded = new Map<string, string>();
  const cursor: WordCursor = { at: 0, from: 0, to: 0, bits: 0 };
  while (nextWord(text, cursor)) {
    const word = foldAt(text, cursor, folded);
    // A run of nothing but stretching strokes folds to nothing and is no word.
    if (word === "") continue;

    words.push(word);
    froms.push(cursor.from);
    tos.push(cursor.to);
  }
  return { words, froms, tos };
}

/** Moves the cursor behind the next word; false when there is none. */
export function nextWord(text: string, cursor: WordCursor): boolean {
  const wordBits = letterBits.joined | letterBits.lone;
  const end = text.length;
  for (let at = cursor.at; at < end; at += 1) {
    const bits = bitsAt(text, at);
    if ((bits & wordBits) !== 0) {
      cursor.from = at;
      cursor.bits = bits;
      cursor.at = at + widthOf(bits);
      if ((bits & letterBits.lone) === 0) endJoined(text, cursor);
      else endLone(text, cursor);
      return true;
    }
  }
  cursor.at = end;
  return false;
}

/** The folded form of the word at the cursor; `known` remembers what took the long way. */
export function foldAt(text: string, { from, to, bits }: WordCursor, known: Map<string, string>): string {
  if ((bits & (letterBits.lone | letterBits.long)) === letterBits.lone) return loneWordAt(text, from);

  const raw = text.slice(from, to);
  if ((bits & letterBits.long) !== 0) return foldLong(raw, known);
  if ((bits & letterBits.unit) !== 0) return foldUnits(raw);
  return (bits & letterBits.lower) === 0 ? raw : raw.toLowerCase();
}

function foldLong(raw: string, known: Map<string, string>): string {
  const before = known.get(raw);
  if (before !== undefined) return before;

  const folded = fold(raw);
  known.set(raw, folded);
  return folded;
}

function endJoined(text: string, cursor: WordCursor): void {
  const { joined, mark, joiner } = letterBits;
  let { at, bits } = cursor;
  let to = at;
  let seen = unitBits[text.charCodeAt(at)] ?? 0;
  for (; at < text.length; at += widthOf(seen)) {
    seen = bitsAt(text, at);
    if ((seen & (joined | mark)) !== 0) to = at + widthOf(seen);
    else if ((seen & joiner) === 0) break;
    bits |= seen;
  }
  cursor.to = to;
  cursor.bits = bits;
  cursor.at = afterPossessive(text, to);
}

function endLone(text: string, cursor: WordCursor): void {
  const clinging = letterBits.mark | letterBits.voicing;
  for (let bits = bitsAt(text, cursor.at); (bits & clinging) !== 0; bits = bitsAt(text, cursor.at)) {
    cursor.at += widthOf(bits);
    cursor.bits |= bits;
  }
  cursor.to = cursor.at;
}

const apostrophes = "'’ʼ＇";

/** Behind the 's of "Xi's" or "U.S.'s"; the same place where there is none. */
function afterPossessive(text: string, to: number): number {
  const dotted = text.charAt(to) === "." ? to + 1 : to;
  const isMark = dotted < text.length && apostrophes.includes(text.charAt(dotted));
  if (!isMark) return to;

  const isS = text.charAt(dotted + 1) === "s" || text.charAt(dotted + 1) === "S";
  const isEnd = (bitsAt(text, dotted + 2) & (letterBits.joined | letterBits.lone)) === 0;
  return isS && isEnd ? dotted + 2 : to;
}

function widthOf(bits: number): number {
  return (bits & letterBits.wide) === 0 ? 1 : 2;
}
