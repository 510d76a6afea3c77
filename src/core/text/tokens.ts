// Cuts a text of any script into words with their places, in one scan.
import { fold } from "./fold.ts";

/** `word` is folded; `from` and `to` are UTF-16 offsets of the word as it stands in the text. */
export type Token = { readonly word: string; readonly from: number; readonly to: number };

/**
 * Letters and digits, the radicals that PDF texts use for Han letters, and the signs that lengthen or repeat a letter.
 * Other modifier letters are left out, because news uses them as apostrophes (Лукʼяненко).
 */
const letters = String.raw`\p{Lu}\p{Ll}\p{Lt}\p{Lo}\p{N}\u2e80-\u2fdf\u0640\u0e46\u0ec6\u17d7々〱-〵ゝゞー-ヾｰﾞﾟ`;
/** Han and kana are written without spaces, so that each letter is a word of its own. */
const lone = String.raw`\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}〱-〵ー-ヾｰﾞﾟ`;
/** Not seen by a reader and allowed inside a word. */
const joiners = String.raw`\u00ad\u061c\u200c-\u200f\u2060\ufeff`;
/** Letters of the scripts that part their words. */
const joined = `[${letters}]--[${lone}]`;
/** The English possessive belongs to the word before it and is no word. */
const possessive = `\\.?['’ʼ＇][sS](?![${letters}])`;

/** The v flag lets one class be taken from another, so that one scan is enough. */
const words = new RegExp(
  `[${lone}][\\p{M}ﾞﾟ]*|([${joined}][[${joined}]\\p{M}]*(?:[${joiners}]+[[${joined}]\\p{M}]+)*)(?:${possessive})?`,
  "gv",
);
const startsLone = new RegExp(`^[${lone}]`, "v");

/** The words of a text in order. Apostrophes and hyphens part words; Thai and its like come as whole runs. */
export function tokenize(text: string): readonly Token[] {
  const tokens: Token[] = [];
  for (const match of text.matchAll(words)) {
    const raw = match[1] ?? match[0];
    const word = fold(raw);
    // A run of nothing but stretching strokes folds to nothing and is no word.
    if (word !== "") tokens.push({ word, from: match.index, to: match.index + raw.length });
  }
  return tokens;
}

/** Says whether a folded word is a Han or kana letter, which no longer word can begin with. */
export function standsAlone(word: string): boolean {
  return startsLone.test(word);
}
