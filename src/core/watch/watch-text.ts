// An article's title and body made ready to be asked for words: read once, asked by every watch.
import type { Span } from "../alert/alert.ts";
import { limits } from "../limits.ts";
import { sentences } from "../text/sentences.ts";
import { type Token, tokenize } from "../text/tokens.ts";
import type { WordPattern, Words } from "./expression.ts";

export type Scope = "anywhere" | "title";

/** A range of word places, `to` not included. */
export type Occurrence = { readonly from: number; readonly to: number };

export type WatchText = {
  readonly title: string;
  readonly body: string;
  /** Places where the words begin, ascending. Title and body have one count of places between them. */
  readonly find: (words: Words, scope: Scope) => readonly number[];
  /** The place of the body's first word; it lies further from the title than NEAR reaches. */
  readonly bodyPlace: number;
  /** The word at a place; undefined where there is none. */
  readonly tokenAt: (place: number) => Token | undefined;
  readonly bodySentences: () => readonly Span[];
};

type Index = {
  readonly places: ReadonlyMap<string, readonly number[]>;
  /** Distinct words in order, for prefixes; made when the first prefix is asked for. */
  sorted: readonly string[] | undefined;
  /** What was found for phrases and prefixes, by `Words.key`: watches ask for the same names again and again. */
  readonly found: Map<string, readonly number[]>;
  readonly wordAt: (place: number) => string | undefined;
};

const none: readonly number[] = [];

export function readText({ title, body }: { readonly title: string; readonly body: string }): WatchText {
  const titleTokens = tokenize(title);
  const bodyTokens = tokenize(body);
  const bodyPlace = titleTokens.length + limits.nearWordsMax + 1;
  const tokenAt = (place: number) => (place < bodyPlace ? titleTokens[place] : bodyTokens[place - bodyPlace]);

  const places = new Map<string, number[]>();
  addPlaces(places, titleTokens, 0);
  addPlaces(places, bodyTokens, bodyPlace);
  const index: Index = { places, sorted: undefined, found: new Map(), wordAt: (place) => tokenAt(place)?.word };

  const find = (words: Words, scope: Scope) => {
    const all = findWords(index, words);
    return scope === "anywhere" ? all : before(all, titleTokens.length);
  };

  let spans: readonly Span[] | undefined;
  const bodySentences = () => {
    spans ??= sentences(body);
    return spans;
  };
  return { title, body, find, bodyPlace, tokenAt, bodySentences };
}

function addPlaces(places: Map<string, number[]>, tokens: readonly Token[], firstPlace: number): void {
  tokens.forEach(({ word }, at) => {
    const known = places.get(word);
    if (known === undefined) places.set(word, [firstPlace + at]);
    else known.push(firstPlace + at);
  });
}

function before(places: readonly number[], end: number): readonly number[] {
  const after = places.findIndex((place) => place >= end);
  return after === -1 ? places : places.slice(0, after);
}

function findWords(index: Index, { key, parts }: Words): readonly number[] {
  const [only, second] = parts;
  if (only !== undefined && second === undefined && !only.prefix) return index.places.get(only.word) ?? none;

  const known = index.found.get(key);
  if (known !== undefined) return known;

  const found = findRun(index, parts);
  index.found.set(key, found);
  return found;
}

/** Starts from the part with the fewest places and looks whether the others stand around it. */
function findRun(index: Index, parts: readonly WordPattern[]): readonly number[] {
  let rarest = none;
  let rarestAt = -1;
  for (const [at, part] of parts.entries()) {
    const places = part.prefix ? findPrefix(index, part.word) : (index.places.get(part.word) ?? none);
    if (places.length === 0) return none;
    if (rarestAt !== -1 && places.length >= rarest.length) continue;

    rarest = places;
    rarestAt = at;
  }
  const starts = rarest.map((place) => place - rarestAt);
  return parts.length === 1 ? starts : starts.filter((start) => standsAt(index, parts, start));
}

function standsAt(index: Index, parts: readonly WordPattern[], start: number): boolean {
  return parts.every(({ word, prefix }, at) => {
    const found = index.wordAt(start + at);
    return prefix ? found?.startsWith(word) === true : found === word;
  });
}

/** Words with one beginning stand together in the sorted list. */
function findPrefix(index: Index, prefix: string): readonly number[] {
  const key = `${prefix}*`;
  const known = index.found.get(key);
  if (known !== undefined) return known;

  index.sorted ??= [...index.places.keys()].sort();
  const found: (readonly number[])[] = [];
  for (let at = lowerBound(index.sorted, prefix); index.sorted[at]?.startsWith(prefix) === true; at += 1) {
    found.push(index.places.get(index.sorted[at] ?? "") ?? none);
  }
  const places = found.flat().sort((one, other) => one - other);
  index.found.set(key, places);
  return places;
}

function lowerBound(sorted: readonly string[], word: string): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? "") < word) low = middle + 1;
    else high = middle;
  }
  return low;
}
