// Keeps the spelling of every key: its units in a row with those of others, for many strings would weigh more.
import { unitFolds } from "../../text/letters.ts";
import { type Ints, noInts, roomFor } from "./ints.ts";
import { giveBack, offsetOf, openPages, type Pages, pageOf, takeRun } from "./pages.ts";

export type Spellings = {
  readonly units: Pages<Uint16Array<ArrayBuffer>>;
  /** By key: the place of its spelling, then the length. */
  spans: Ints;
  /** By key: the number that its units make. */
  hashes: Ints;
};

/** A word as it stands in some text, folded or not; all its letters fold alone. */
export type Sought = { text: string; from: number; length: number; hash: number };

const spanLength = 2;

/** Sets what is sought to a word that stands by itself. */
export function seek(sought: Sought, word: string, hash: number): void {
  sought.text = word;
  sought.from = 0;
  sought.length = word.length;
  sought.hash = hash;
}

export function openSpellings(): Spellings {
  return { units: openPages((length) => new Uint16Array(length)), spans: noInts(), hashes: noInts() };
}

export function firstUnitOf(spellings: Spellings, key: number): number {
  const place = placeOf(spellings, key);
  return pageOf(spellings.units, place)[offsetOf(place)] ?? 0;
}

export function placeOf({ spans }: Spellings, key: number): number {
  return spans[key * spanLength] ?? 0;
}

export function lengthOf({ spans }: Spellings, key: number): number {
  return spans[key * spanLength + 1] ?? 0;
}

export function spellingOf(spellings: Spellings, key: number): string {
  const place = placeOf(spellings, key);
  const page = pageOf(spellings.units, place);
  const first = offsetOf(place);
  let word = "";
  for (let at = 0; at < lengthOf(spellings, key); at += 1) word += String.fromCharCode(page[first + at] ?? 0);
  return word;
}

/** The word is kept folded. */
export function spell(spellings: Spellings, key: number, { text, from, length, hash }: Sought): void {
  spellings.spans = roomFor(spellings.spans, (key + 1) * spanLength);
  spellings.hashes = roomFor(spellings.hashes, key + 1);
  const place = takeRun(spellings.units, length);
  const page = pageOf(spellings.units, place);
  const first = offsetOf(place);
  for (let at = 0; at < length; at += 1) page[first + at] = unitFolds[text.charCodeAt(from + at)] ?? 0;
  spellings.spans[key * spanLength] = place;
  spellings.spans[key * spanLength + 1] = length;
  spellings.hashes[key] = hash;
}

export function forgetSpelling(spellings: Spellings, key: number): void {
  giveBack(spellings.units, placeOf(spellings, key), lengthOf(spellings, key));
  spellings.spans[key * spanLength + 1] = 0;
}
