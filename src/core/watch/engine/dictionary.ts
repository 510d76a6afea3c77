// Numbers for words and prefixes: those that rules ask for, and the words that articles lately brought.
import { limits } from "../../limits.ts";
import { likely } from "./frequency.ts";
import { type Ints, noInts, roomFor } from "./ints.ts";

/**
 * A key is the number of a word or of a prefix. Words of articles that no rule asks for are kept too, in the order
 * they came, so that what they begin with need not be worked out again and how often they occur is known when a
 * rule comes to ask for them; the oldest make room for new ones.
 */
export type Dictionary = {
  readonly words: Map<string, number>;
  readonly prefixes: Map<string, number>;
  readonly spelling: (string | undefined)[];
  /** By key: how many leaves of rules ask for it. */
  uses: Ints;
  /** By key: in how many of the counted articles it stood. */
  seenIn: Ints;
  articles: number;
  /** By word: the prefixes in use that it begins with, where that was asked for since the last prefix came or went. */
  readonly heads: (readonly number[] | undefined)[];
  areHeadsKnown: boolean;
  /** How many prefixes of each length are in use, by length. */
  readonly prefixLengths: number[];
  readonly free: number[];
  /** Words that no rule asks for, the oldest first. */
  readonly passing: Set<number>;
};

/** Stands in every text: it is what a rule asks for that needs no word. */
export const anyText = 0;
const noHeads: readonly number[] = [];

export function openDictionary(): Dictionary {
  return {
    words: new Map(),
    prefixes: new Map(),
    spelling: [""],
    uses: noInts(),
    seenIn: noInts(),
    articles: 0,
    heads: [noHeads],
    areHeadsKnown: false,
    prefixLengths: [],
    free: [],
    passing: new Set(),
  };
}

/** The key of a word that a leaf of a rule asks for; every call is to be answered by one `forgetUse`. */
export function useWord(dictionary: Dictionary, word: string): number {
  const key = dictionary.words.get(word) ?? enrol(dictionary, dictionary.words, word);
  dictionary.passing.delete(key);
  dictionary.uses[key] = (dictionary.uses[key] ?? 0) + 1;
  return key;
}

export function usePrefix(dictionary: Dictionary, prefix: string): number {
  const known = dictionary.prefixes.get(prefix);
  const key = known ?? enrol(dictionary, dictionary.prefixes, prefix);
  if (known === undefined) {
    dictionary.prefixLengths[prefix.length] = (dictionary.prefixLengths[prefix.length] ?? 0) + 1;
    forgetHeads(dictionary);
  }
  dictionary.uses[key] = (dictionary.uses[key] ?? 0) + 1;
  return key;
}

export function forgetUse(dictionary: Dictionary, key: number): void {
  if (key === anyText) return;

  const uses = (dictionary.uses[key] ?? 0) - 1;
  dictionary.uses[key] = uses;
  if (uses > 0) return;

  const spelling = dictionary.spelling[key] ?? "";
  if (dictionary.prefixes.get(spelling) !== key) {
    dictionary.passing.add(key);
    return;
  }
  dictionary.prefixLengths[spelling.length] = (dictionary.prefixLengths[spelling.length] ?? 0) - 1;
  forgetHeads(dictionary);
  forget(dictionary, dictionary.prefixes, key);
}

/** The key of an article's word, whether or not a rule asks for it. */
export function meetWord(dictionary: Dictionary, word: string): number {
  const known = dictionary.words.get(word);
  if (known !== undefined) return known;

  const key = enrol(dictionary, dictionary.words, word);
  dictionary.passing.add(key);
  return key;
}

/** The prefixes in use that a word begins with. */
export function headsOf(dictionary: Dictionary, key: number): readonly number[] {
  return dictionary.heads[key] ?? findHeads(dictionary, key);
}

/** How likely the key stands in the next article. */
export function likelyKey({ spelling, seenIn, articles }: Dictionary, key: number): number {
  return key === anyText ? 1 : likely(spelling[key] ?? "", seenIn[key] ?? 0, articles);
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

function findHeads(dictionary: Dictionary, key: number): readonly number[] {
  const word = dictionary.spelling[key] ?? "";
  const found: number[] = [];
  for (const [length, uses] of dictionary.prefixLengths.entries()) {
    if (length > word.length) break;

    const prefix = uses > 0 ? dictionary.prefixes.get(word.slice(0, length)) : undefined;
    if (prefix !== undefined) found.push(prefix);
  }
  const heads = found.length === 0 ? noHeads : found;
  dictionary.heads[key] = heads;
  dictionary.areHeadsKnown = true;
  return heads;
}

function forgetHeads(dictionary: Dictionary): void {
  if (!dictionary.areHeadsKnown) return;

  dictionary.heads.fill(undefined);
  dictionary.areHeadsKnown = false;
}

function enrol(dictionary: Dictionary, among: Map<string, number>, word: string): number {
  const spelling = ownCopy(word);
  const key = dictionary.free.pop() ?? dictionary.spelling.length;
  dictionary.spelling[key] = spelling;
  dictionary.heads[key] = undefined;
  dictionary.uses = roomFor(dictionary.uses, key + 1);
  dictionary.seenIn = roomFor(dictionary.seenIn, key + 1);
  dictionary.uses[key] = 0;
  dictionary.seenIn[key] = 0;
  among.set(spelling, key);
  return key;
}

function forget(dictionary: Dictionary, among: Map<string, number>, key: number): void {
  among.delete(dictionary.spelling[key] ?? "");
  dictionary.spelling[key] = undefined;
  dictionary.free.push(key);
}

/** A longer piece of a text is only a view that would keep the whole text in memory. */
function ownCopy(word: string): string {
  return word.split("").join("");
}
