// Finds where the next word of a text begins and ends, in any script.
import { noUnits, withUnit } from "./hash-units.ts";
import { bitsAt, letterBits, unitBits, unitFolds } from "./letters.ts";

/**
 * A place in a text and the word that ends before it; `bits` are those of all its characters, and the hash is the
 * folded word's when none of them needs the long way.
 */
export type WordCursor = { at: number; from: number; to: number; bits: number; hash: number };

const { joined, lone, mark, joiner, long, wide, voicing, surrogate, possessive } = letterBits;
const anyWord = joined | lone;
/** What does not simply end or go on with a word that has begun. */
const takesCare = lone | mark | joiner | long | surrogate;

/** Moves the cursor behind the next word; false when there is none. */
export function nextWord(text: string, cursor: WordCursor): boolean {
  const end = text.length;
  for (let at = cursor.at; at < end; at += 1) {
    const bits = bitsAt(text, at);
    if ((bits & anyWord) === 0) continue;

    cursor.from = at;
    cursor.at = at;
    cursor.bits = bits;
    if ((bits & lone) === 0) endJoined(text, cursor);
    else endLone(text, cursor);
    return true;
  }
  cursor.at = end;
  return false;
}

/** Most words are of letters that fold alone, up to a character that is none. */
function endJoined(text: string, cursor: WordCursor): void {
  const end = text.length;
  let { at, bits } = cursor;
  let hash = noUnits;
  let seen = 0;
  for (; at < end; at += 1) {
    const unit = text.charCodeAt(at);
    seen = unitBits[unit] ?? 0;
    if ((seen & (joined | long)) !== joined) break;

    bits |= seen;
    hash = withUnit(hash, unitFolds[unit] ?? 0);
  }
  cursor.hash = hash;
  cursor.bits = bits;
  cursor.to = at;
  cursor.at = at;
  if (at === end) return;
  if ((seen & takesCare) !== 0) endWithCare(text, cursor);
  else if ((seen & possessive) !== 0) cursor.at = afterPossessive(text, at);
}

function endWithCare(text: string, cursor: WordCursor): void {
  let { at, to, bits } = cursor;
  let seen = 0;
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
  const clinging = mark | voicing;
  let at = cursor.at + widthOf(cursor.bits);
  for (let bits = bitsAt(text, at); (bits & clinging) !== 0; bits = bitsAt(text, at)) {
    at += widthOf(bits);
    cursor.bits |= bits;
  }
  cursor.hash = withUnit(noUnits, unitFolds[text.charCodeAt(cursor.from)] ?? 0);
  cursor.to = at;
  cursor.at = at;
}

const apostrophes = "'’ʼ＇";

/** Behind the 's of "Xi's" or "U.S.'s"; the same place where there is none. */
function afterPossessive(text: string, to: number): number {
  const dotted = text.charAt(to) === "." ? to + 1 : to;
  const isMark = dotted < text.length && apostrophes.includes(text.charAt(dotted));
  if (!isMark) return to;

  const isS = text.charAt(dotted + 1) === "s" || text.charAt(dotted + 1) === "S";
  const isEnd = (bitsAt(text, dotted + 2) & anyWord) === 0;
  return isS && isEnd ? dotted + 2 : to;
}

function widthOf(bits: number): number {
  return (bits & wide) === 0 ? 1 : 2;
}
