// Numbers for words and prefixes: those that rules ask for, and the words that articles lately brought.
import { limits } from "../../limits.ts";
import { hashUnits } from "../../text/hash-units.ts";
import type { WordScan } from "../../text/tokens.ts";
import { countPrefix, type Heads, openHeads } from "./heads.ts";
import { type Ints, noInts, roomFor } from "./ints.ts";
import { forgetSpelling, openSpellings, type Sought, type Spellings, seek, spell, spellingOf } from "./spellings.ts";
import { addWord, findWord, noKey, openWordTable, removeWord, type WordTable } from "./word-table.ts";

/**
 * A key is the number of a word or of a prefix. Words of articles that no rule asks for are kept too, in the order
 * they came, so that what they begin with need not be worked out again and how often they occur is known when a
 * rule comes to ask for them; the oldest make room for new ones.
 */
export type Dictionary = {
  readonly words: WordTable;
  readonly prefixes: WordTable;
  readonly spellings: Spellings;
  /** By key: how many leaves of rules ask for it. */
  uses: Ints;
  /** By key: in how many of the counted articles it stood. */
  seenIn: Ints;
  articles: number;
  readonly heads: Heads;
  /** One more than the highest key given. */
  end: number;
  readonly free: number[];
  /** Words that no rule asks for, the oldest first. */
  readonly passing: Set<number>;
  /** The word that is being looked up; made anew for each, it would be most of what a text costs. */
  readonly sought: Sought;
};

/** Stands in every text: it is what a rule asks for that needs no word. */
export const anyText = noKey;

export function openDictionary(): Dictionary {
  return {
    words: openWordTable(),
    prefixes: openWordTable(),
    spellings: openSpellings(),
    uses: noInts(),
    seenIn: noInts(),
    articles: 0,
    heads: openHeads(),
    end: anyText + 1,
    free: [],
    passing: new Set(),
    sought: { text: "", from: 0, length: 0, hash: 0 },
  };
}

/** The key of a word that a leaf of a rule asks for; every call is to be answered by one `forgetUse`. */
export function useWord(dictionary: Dictionary, word: string): number {
  seek(dictionary.sought, word, hashUnits(word));
  const key = keyOfSought(dictionary, dictionary.words);
  dictionary.passing.delete(key);
  dictionary.uses[key] = (dictionary.uses[key] ?? 0) + 1;
  return key;
}

export function usePrefix(dictionary: Dictionary, prefix: string): number {
  seek(dictionary.sought, prefix, hashUnits(prefix));
  const key = keyOfSought(dictionary, dictionary.prefixes);
  if (dictionary.uses[key] === 0) countPrefix(dictionary.heads, prefix.length, 1);
  dictionary.uses[key] = (dictionary.uses[key] ?? 0) + 1;
  return key;
}

export function forgetUse(dictionary: Dictionary, key: number): void {
  if (key === anyText) return;

  const uses = (dictionary.uses[key] ?? 0) - 1;
  dictionary.uses[key] = uses;
  if (uses > 0) return;

  const { prefixes, spellings, heads } = dictionary;
  const spelling = spellingOf(spellings, key);
  seek(dictionary.sought, spelling, spellings.hashes[key] ?? 0);
  if (findWord(prefixes, spellings, dictionary.sought) !== key) {
    dictionary.passing.add(key);
    return;
  }
  countPrefix(heads, spelling.length, -1);
  forget(dictionary, prefixes, key);
}

/** The key of a word of an article, whether or not a rule asks for it. */
export function meetWord(dictionary: Dictionary, scan: WordScan, at: number): number {
  const { words, spellings, sought } = dictionary;
  const folded = scan.folded.size === 0 ? undefined : scan.folded.get(at);
  const from = scan.froms[at] ?? 0;
  sought.text = folded ?? scan.text;
  sought.from = folded === undefined ? from : 0;
  sought.length = folded === undefined ? (scan.tos[at] ?? 0) - from : folded.length;
  sought.hash = scan.hashes[at] ?? 0;
  const known = findWord(words, spellings, sought);
  if (known !== noKey) return known;

  const key = enrol(dictionary, words);
  dictionary.passing.add(key);
  return key;
}

/** Between two articles only: within one, every word keeps its key. */
export function forgetOldest(dictionary: Dictionary): void {
  for (const key of dictionary.passing) {
    if (dictionary.passing.size <= limits.passingWordsMax) return;

    dictionary.passing.delete(key);
    forget(dictionary, dictionary.words, key);
  }
}

/** Old articles count for less and less, for the news changes. */
export function countArticle(dictionary: Dictionary): void {
  dictionary.articles += 1;
  if (dictionary.articles < limits.countedArticlesMax) return;

  dictionary.articles >>>= 1;
  for (const [key, seenIn] of dictionary.seenIn.entries()) dictionary.seenIn[key] = seenIn >>> 1;
}

/** How many words and prefixes have a key. */
export function keysInUse({ free, end }: Dictionary): number {
  return end - 1 - free.length;
}

function keyOfSought(dictionary: Dictionary, table: WordTable): number {
  const known = findWord(table, dictionary.spellings, dictionary.sought);
  return known === noKey ? enrol(dictionary, table) : known;
}

function enrol(dictionary: Dictionary, table: WordTable): number {
  const key = dictionary.free.pop() ?? dictionary.end;
  dictionary.end = Math.max(dictionary.end, key + 1);
  spell(dictionary.spellings, key, dictionary.sought);
  addWord(table, dictionary.spellings, key);
  dictionary.heads.byWord[key] = undefined;
  dictionary.uses = roomFor(dictionary.uses, key + 1);
  dictionary.seenIn = roomFor(dictionary.seenIn, key + 1);
  dictionary.uses[key] = 0;
  dictionary.seenIn[key] = 0;
  return key;
}

function forget(dictionary: Dictionary, table: WordTable, key: number): void {
  removeWord(table, dictionary.spellings, key);
  forgetSpelling(dictionary.spellings, key);
  dictionary.free.push(key);
}
