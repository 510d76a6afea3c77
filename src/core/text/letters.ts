// Says of every letter whether it makes words, stands alone or only clings to another, and how it is folded.
import { fold } from "./fold.ts";

/** What a character is; the bits of a word's characters together say how the word is folded. */
export const letterBits = {
  /** A letter or digit of a script that parts its words. */
  joined: 1,
  /** A letter of a script that does not: it is a word of its own. */
  lone: 2,
  /** Belongs to the letter before it. */
  mark: 4,
  /** Not seen by a reader and allowed inside a word. */
  joiner: 8,
  /** Folded by lower case alone. */
  lower: 16,
  /** Folded to another single unit, whatever stands beside it. */
  unit: 32,
  /** Folded only together with what stands beside it. */
  long: 64,
  /** Written with two units. */
  wide: 128,
  /** Clings to a lone letter, and is one where there is none before it. */
  voicing: 256,
  surrogate: 512,
  /** An English possessive may begin with it. */
  possessive: 1_024,
} as const;

/**
 * Letters and digits, the radicals that PDF texts use for Han letters, and the signs that lengthen or repeat a letter.
 * Other modifier letters are left out, because news uses them as apostrophes (Лукʼяненко).
 */
const letters = String.raw`\p{Lu}\p{Ll}\p{Lt}\p{Lo}\p{N}\u2e80-\u2fdf\u0640\u0e46\u0ec6\u17d7々〱-〵ゝゞー-ヾｰﾞﾟ`;
/**
 * Scripts that are written without spaces. In Thai and its like, too, a name is found inside running text without
 * a dictionary when each letter, with the vowels and tones above and below it, is a word.
 */
const spaceless = String.raw`[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]&&[\p{Lo}\u0e46\u0ec6\u17d7]`;
const lone = String.raw`[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}〱-〵ー-ヾｰﾞﾟ[${spaceless}]]`;
const joiners = String.raw`\u00ad\u061c\u200c-\u200f\u2060\ufeff`;

const isLone = new RegExp(`^${lone}`, "v");
const isJoined = new RegExp(`^[[${letters}]--${lone}]`, "v");
const isMark = /^\p{M}/u;

const unitCount = 0x1_00_00;
const runLength = 0x10_00;
const highSurrogates = /[\ud800-\udbff]+/g;

/** Scripts whose letters fold alone, so that a word of them is folded letter by letter. */
const foldedAlone: readonly (readonly [from: number, to: number])[] = [
  [0x30, 0x39],
  [0x41, 0x24f],
  [0x386, 0x3ce],
  [0x400, 0x481],
  [0x48a, 0x52f],
  [0x621, 0x63a],
  [0x641, 0x64a],
  [0x660, 0x669],
  [0x671, 0x6d3],
];
/** Letters that folding leaves as they are. */
const foldedAlready: readonly (readonly [from: number, to: number])[] = [
  [0x3041, 0x3096],
  [0x30a1, 0x30fa],
  [0x30fc, 0x30fc],
  [0x4e00, 0x9fff],
  [0xac00, 0xd7a3],
];

/** The words of one letter, each made once: a Chinese text has as many words as letters. */
const loneWords: string[] = Array.from({ length: 0xa0_00 }, () => "");

/** What letters that fold alone are folded to. */
const foldedLetters: ReadonlyMap<number, string> = letterFolds();
/** For every UTF-16 unit its bits of `letterBits`. */
export const unitBits: Uint16Array = bitsOfUnits();
/** What every UTF-16 unit that folds alone is folded to; any other is left as it is. */
export const unitFolds: Uint16Array = foldsOfUnits();

/** The unit at a place; behind the end it is 0, which belongs to no word, because a list asked for NaN is slow from then on. */
export function unitAt(text: string, at: number): number {
  return text.charCodeAt(at) | 0;
}

/** The bits of the character at a place; characters of two units are looked at whole. */
export function bitsAt(text: string, at: number): number {
  const bits = unitBits[unitAt(text, at)] ?? 0;
  return (bits & letterBits.surrogate) === 0 ? bits : wideBits(text, at);
}

/** Says whether a folded word is a letter that is found inside running text, so that no longer word begins with it. */
export function standsAlone(word: string): boolean {
  return isLone.test(word);
}

/** The letter at a place as a word, for a letter that folding leaves as it is. */
export function loneWordAt(text: string, at: number): string {
  const unit = text.charCodeAt(at);
  const known = loneWords[unit] ?? "";
  if (known !== "") return known;

  const word = text.charAt(at);
  loneWords[unit] = word;
  return word;
}

/** Folds a word whose letters all fold alone. */
export function foldUnits(word: string): string {
  let folded = "";
  for (let at = 0; at < word.length; at += 1) folded += String.fromCharCode(unitFolds[word.charCodeAt(at)] ?? 0);
  return folded;
}

function wideBits(text: string, at: number): number {
  const letter = text.slice(at, at + 2);
  const { joined, lone, mark, long, wide } = letterBits;
  if (isLone.test(letter)) return lone | long | wide;
  if (isMark.test(letter)) return mark | long | wide;
  return isJoined.test(letter) ? joined | long | wide : 0;
}

function bitsOfUnits(): Uint16Array {
  const { joined, lone: loneBit, mark, joiner, long, voicing, surrogate, possessive } = letterBits;
  const bits = new Uint16Array(unitCount);
  const all = Array.from({ length: unitCount / runLength }, (_, run) => {
    return String.fromCharCode(...Array.from({ length: runLength }, (_, unit) => run * runLength + unit));
  }).join("");
  const set = (pattern: RegExp, value: number) => {
    for (const { 0: run, index } of all.matchAll(pattern)) bits.fill(value, index, index + run.length);
  };
  set(new RegExp(`[[${letters}]--${lone}]+`, "gv"), joined | long);
  set(/\p{M}+/gu, mark | long);
  set(new RegExp(`${lone}+`, "gv"), loneBit | long);
  set(/[ﾞﾟ]+/g, loneBit | voicing | long);
  set(new RegExp(`[${joiners}]+`, "g"), joiner | long);
  set(highSurrogates, surrogate);
  set(/[.'’ʼ＇]/g, possessive);
  settleFolding(bits);
  return bits;
}

/** Takes the long way off the letters that do not need it. */
function settleFolding(bits: Uint16Array): void {
  for (const code of codesIn(foldedAlready)) bits[code] = (bits[code] ?? 0) & ~letterBits.long;
  for (const [code, folded] of foldedLetters) {
    const way = foldingWay(String.fromCharCode(code), folded);
    if (folded.length === 1) bits[code] = ((bits[code] ?? 0) & ~letterBits.long) | way;
  }
}

function foldingWay(letter: string, folded: string): number {
  if (folded === letter) return 0;
  return folded === letter.toLowerCase() ? letterBits.lower : letterBits.unit;
}

function* codesIn(ranges: typeof foldedAlone): Generator<number> {
  for (const [from, to] of ranges) for (let code = from; code <= to; code += 1) yield code;
}

function foldsOfUnits(): Uint16Array {
  const folds = Uint16Array.from({ length: unitCount }, (_, code) => code);
  for (const [code, folded] of foldedLetters) if (folded.length === 1) folds[code] = folded.charCodeAt(0);
  return folds;
}

function letterFolds(): ReadonlyMap<number, string> {
  return new Map([...codesIn(foldedAlone)].map((code) => [code, fold(String.fromCharCode(code))]));
}
