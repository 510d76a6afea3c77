// Makes text plain: nothing in it that is invisible, turns the reading direction, or cannot be stored.

/** Controls (line ends and tabs become spaces), soft hyphens, zero-width spaces, direction controls, non-characters. */
const unsafe =
  /(?![\s\u0085])\p{Cc}|[\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\uffff]|\p{Surrogate}/gu;
/** Nearly all texts have nothing unsafe, and asking so is far cheaper than replacing it. */
const maybeUnsafe =
  /[^\s -~\u00a0-\u00ac\u00ae-\u061b\u061d-\u200a\u2010-\u2029\u202f-\u205f\u206a-\ud7ff\ue000-\ufefe\uff00-\ufff8]/;
const spaces = /[\s\u0085]+/g;
const wideLetters = /[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff]|[\u{20000}-\u{3ffff}]/gu;
/** Two extra letters for every wide one make a wide letter weigh three. */
const wideLetterExtra = 2;
const maybeWide = /[\u3040-\uffff]/;

/** One paragraph: safe characters, single spaces, no space at the ends. */
export function squeeze(text: string): string {
  const safe = maybeUnsafe.test(text) ? text.replace(unsafe, "") : text;
  return safe.replace(spaces, " ").trim();
}

/** As `squeeze`, cut at `charsMax` without breaking a character in two; undefined when nothing is left. */
export function plainLine(text: string | undefined, charsMax: number): string | undefined {
  const line = cutAt(squeeze(text ?? ""), charsMax).trim();
  return line === "" ? undefined : line;
}

export function cutAt(text: string, charsMax: number): string {
  if (text.length <= charsMax) return text;
  return text.slice(0, charsMax).replace(/[\ud800-\udbff]$/, "");
}

/** Length of a text in Latin terms: a Han, Kana or Hangul character says as much as three letters. */
export function textWeight(text: string): number {
  const wide = maybeWide.test(text) ? (text.match(wideLetters)?.length ?? 0) : 0;
  return text.length + wide * wideLetterExtra;
}
