// Which of the prefixes that rules ask for a word begins with, worked out once for each word.
import { noUnits, withUnit } from "../../text/hash-units.ts";
import { lengthOf, type Sought, type Spellings, seek, spellingOf } from "./spellings.ts";
import { findWord, noKey, type WordTable } from "./word-table.ts";

export type Heads = {
  /** By word: its heads, where they were asked for since the last prefix came or went. */
  readonly byWord: (readonly number[] | undefined)[];
  areKnown: boolean;
  /** How many prefixes of each length are in use, by length. */
  readonly lengths: number[];
};

/** What of a dictionary the heads are found with. */
type Prefixed = {
  readonly heads: Heads;
  readonly prefixes: WordTable;
  readonly spellings: Spellings;
  readonly sought: Sought;
};

const noHeads: readonly number[] = [];

export function openHeads(): Heads {
  return { byWord: [noHeads], areKnown: false, lengths: [] };
}

/** A prefix of this length came or went. */
export function countPrefix(heads: Heads, length: number, step: 1 | -1): void {
  heads.lengths[length] = (heads.lengths[length] ?? 0) + step;
  if (!heads.areKnown) return;

  heads.byWord.fill(undefined);
  heads.areKnown = false;
}

/** The prefixes in use that a word begins with. */
export function headsOf(dictionary: Prefixed, key: number): readonly number[] {
  return dictionary.heads.byWord[key] ?? findHeads(dictionary, key);
}

function findHeads(dictionary: Prefixed, key: number): readonly number[] {
  const { spellings, prefixes, sought } = dictionary;
  const { byWord, lengths } = dictionary.heads;
  const longest = Math.min(lengthOf(spellings, key), lengths.length - 1);
  seek(sought, longest > 0 ? spellingOf(spellings, key) : "", noUnits);
  const found: number[] = [];
  for (let length = 1; length <= longest; length += 1) {
    sought.hash = withUnit(sought.hash, sought.text.charCodeAt(length - 1));
    sought.length = length;
    const prefix = (lengths[length] ?? 0) > 0 ? findWord(prefixes, spellings, sought) : noKey;
    if (prefix !== noKey) found.push(prefix);
  }
  const heads = found.length === 0 ? noHeads : found;
  byWord[key] = heads;
  dictionary.heads.areKnown = true;
  return heads;
}
