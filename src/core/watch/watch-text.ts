// An article's title and body made ready to be asked for words: read once, asked by every watch.
import type { Span } from "../alert/alert.ts";
import { sentences } from "../text/sentences.ts";
import { type Token, type WordScan, wordOf } from "../text/tokens.ts";
import type { ArticleText } from "./article-text.ts";
import type { Pattern, Words } from "./expression.ts";
import { findPattern } from "./find-pattern.ts";
import { findWords, type WordIndex } from "./find-words.ts";
import { bodyPlaceOf, bodyWordAt, type Occurrence, type PlacedWords, placeWords, tokenAt } from "./placed-words.ts";
import { anywhere, isWithin, type Scope } from "./scope.ts";
import { leadEndOf, paragraphNumbers, sentenceNumbers } from "./text-units.ts";

export type { Occurrence } from "./placed-words.ts";
export type Unit = "sentence" | "paragraph";

export type WatchText = {
  readonly title: string;
  readonly body: string;
  readonly facts: ArticleText;
  readonly placed: PlacedWords;
  /** Places where the words begin, ascending. Title and body have one count of places between them. */
  readonly find: (words: Words, scope: Scope) => readonly number[];
  /** What the pattern is found in, in order. */
  readonly search: (pattern: Pattern, scope: Scope) => readonly Occurrence[];
  /** The place of the body's first word; it lies further from the title than NEAR reaches. */
  readonly bodyPlace: number;
  /** The word at a place; undefined where there is none. */
  readonly tokenAt: (place: number) => Token | undefined;
  /** The number of the sentence or paragraph that a word stands in; the title is 0. */
  readonly unitAt: (place: number, unit: Unit) => number;
  /** The place behind the lead. */
  readonly leadEnd: () => number;
  readonly bodySentences: () => readonly Span[];
};

export function readText(article: ArticleText): WatchText {
  const { title, body } = article;
  const placed = placeWords(article);
  const bodyPlace = bodyPlaceOf(placed);
  const index = once(() => indexOf(article, placed));
  const bodySentences = once(() => sentences(body));
  const units = {
    sentence: once(() => sentenceNumbers(placed, bodySentences())),
    paragraph: once(() => paragraphNumbers(placed, body)),
  };
  const found = new Map<string, readonly Occurrence[]>();
  return {
    title,
    body,
    facts: article,
    placed,
    find: (words, scope) => {
      const all = findWords(index(), words);
      const length = words.parts.length;
      return scope === anywhere ? all : all.filter((from) => isWithin({ placed }, scope, { from, to: from + length }));
    },
    search: (pattern, scope) => {
      const all = found.get(pattern.source) ?? findPattern(article, placed, pattern);
      found.set(pattern.source, all);
      return scope === anywhere ? all : all.filter((occurrence) => isWithin({ placed }, scope, occurrence));
    },
    bodyPlace,
    tokenAt: (place) => tokenAt(placed, place),
    unitAt: (place, unit) => (place < bodyPlace ? 0 : (units[unit]()[bodyWordAt(placed, place)] ?? 0)),
    leadEnd: once(() => leadEndOf(placed, units.paragraph())),
    bodySentences,
  };
}

function indexOf({ title, body }: ArticleText, placed: PlacedWords): WordIndex {
  const places = new Map<string, number[]>();
  addPlaces(places, { scan: placed.title, from: 0, to: placed.title.froms.length, place: 0 });
  for (const [at, { place, firstWord }] of placed.runs.entries()) {
    const to = placed.runs[at + 1]?.firstWord ?? placed.body.froms.length;
    addPlaces(places, { scan: placed.body, from: firstWord, to, place });
  }
  const isInTitle = (place: number) => place < bodyPlaceOf(placed);
  const printed = ({ from, to }: Occurrence) => {
    return (isInTitle(from) ? title : body).slice(tokenAt(placed, from)?.from, tokenAt(placed, to - 1)?.to);
  };
  const wordAt = (place: number) => tokenAt(placed, place)?.word;
  return { places, sorted: undefined, found: new Map(), wordAt, printed };
}

/** Words of a text, by their numbers, and the place of the first. */
type PlacedRun = { readonly scan: WordScan; readonly from: number; readonly to: number; readonly place: number };

function addPlaces(places: Map<string, number[]>, { scan, from, to, place }: PlacedRun): void {
  for (let at = from; at < to; at += 1) {
    const word = wordOf(scan, at);
    const known = places.get(word);
    if (known === undefined) places.set(word, [place + at - from]);
    else known.push(place + at - from);
  }
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
