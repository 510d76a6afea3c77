// Finds the places where words stand in an index of a text's words.
import { foldButAccents, foldButCase } from "../text/fold.ts";
import type { Exception, WordCheck, WordPattern, Words } from "./expression.ts";
import { meetsGlob } from "./glob.ts";
import { farFrom } from "./near.ts";
import type { Occurrence } from "./placed-words.ts";

export type WordIndex = {
  /** Ascending places of every distinct word. */
  readonly places: ReadonlyMap<string, readonly number[]>;
  /** Distinct words in order, for prefixes; made when the first prefix is asked for. */
  sorted: readonly string[] | undefined;
  /** What was found for phrases and prefixes, by `Words.key`: watches ask for the same names again and again. */
  readonly found: Map<string, readonly number[]>;
  readonly wordAt: (place: number) => string | undefined;
  /** The words as they are printed, with what stands between them. */
  readonly printed: (words: Occurrence) => string;
};

const none: readonly number[] = [];
/** Words that stand side by side have 0 words between them; those that have fewer share one. */
const sharingNone = -1;

/** Ascending places of the words' first word. */
export function findWords(index: WordIndex, { key, parts, except }: Words): readonly number[] {
  const [only, second] = parts;
  const isPlain =
    only !== undefined && second === undefined && !only.prefix && only.also === undefined && except === undefined;
  if (isPlain) return index.places.get(only.word) ?? none;

  const known = index.found.get(key);
  if (known !== undefined) return known;

  const all = findRun(index, parts);
  const found = except === undefined || all.length === 0 ? all : withoutExceptions(index, all, { parts, except });
  index.found.set(key, found);
  return found;
}

type Excepted = { readonly parts: Words["parts"]; readonly except: readonly Exception[] };

function withoutExceptions(index: WordIndex, places: readonly number[], { parts, except }: Excepted) {
  const left = places.map((from) => ({ from, to: from + parts.length }));
  const right = except.flatMap((exception) => exceptionPlaces(index, exception));
  return farFrom({ left, right }, sharingNone).map(({ from }) => from);
}

function exceptionPlaces(index: WordIndex, { words, isTied }: Exception): readonly Occurrence[] {
  return findWords(index, words)
    .map((from) => ({ from, to: from + words.parts.length }))
    .filter((occurrence) => !isTied || !/\s/u.test(index.printed(occurrence)));
}

/** Starts from the part with the fewest places and looks whether the others stand around it. */
function findRun(index: WordIndex, parts: readonly WordPattern[]): readonly number[] {
  let rarest = none;
  let rarestAt = -1;
  for (const [at, part] of parts.entries()) {
    const places = findPart(index, part);
    if (places.length === 0) return none;
    if (rarestAt !== -1 && places.length >= rarest.length) continue;

    rarest = places;
    rarestAt = at;
  }
  const starts = rarest.map((place) => place - rarestAt);
  return parts.length === 1 ? starts : starts.filter((start) => standsAt(index, parts, start));
}

function standsAt(index: WordIndex, parts: readonly WordPattern[], start: number): boolean {
  return parts.every(({ word, prefix, also }, at) => {
    const found = index.wordAt(start + at);
    const fits = prefix ? found?.startsWith(word) === true : found === word;
    return fits && (also === undefined || isMet(index, also, { place: start + at, prefix }));
  });
}

function findPart(index: WordIndex, part: WordPattern): readonly number[] {
  const { word, prefix, also } = part;
  if (also?.kind === "forms") return inOrder(also.forms.map((form) => index.places.get(form) ?? none));

  const places = prefix ? findPrefix(index, word) : (index.places.get(word) ?? none);
  return also === undefined ? places : places.filter((place) => isMet(index, also, { place, prefix }));
}

function isMet(index: WordIndex, check: WordCheck, { place, prefix }: { place: number; prefix: boolean }): boolean {
  if (check.kind === "glob") return meetsGlob(index.wordAt(place) ?? "", check.glob);
  if (check.kind === "forms") return check.forms.includes(index.wordAt(place) ?? "");

  const printed = index.printed({ from: place, to: place + 1 });
  const form = check.kind === "case" ? foldButCase(printed) : foldButAccents(printed);
  return prefix ? form.startsWith(check.form) : form === check.form;
}

/** Words with one beginning stand together in the sorted list. */
function findPrefix(index: WordIndex, prefix: string): readonly number[] {
  const key = `${prefix}*`;
  const known = index.found.get(key);
  if (known !== undefined) return known;

  index.sorted ??= [...index.places.keys()].sort();
  const found: (readonly number[])[] = [];
  for (let at = lowerBound(index.sorted, prefix); index.sorted[at]?.startsWith(prefix) === true; at += 1) {
    found.push(index.places.get(index.sorted[at] ?? "") ?? none);
  }
  const places = inOrder(found);
  index.found.set(key, places);
  return places;
}

function inOrder(lists: readonly (readonly number[])[]): readonly number[] {
  const [only, second] = lists;
  if (only !== undefined && second === undefined) return only;

  return lists.flat().sort((one, other) => one - other);
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
