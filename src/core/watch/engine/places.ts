// Where each key stands in the article at hand; its lists are used again for the next article.
import type { WordScan } from "../../text/tokens.ts";
import { bodyPlaceOf, type PlacedWords } from "../placed-words.ts";
import { anyText, countArticle, type Dictionary, forgetOldest, meetWord } from "./dictionary.ts";
import { headsOf } from "./heads.ts";
import { type Ints, noInts, roomFor } from "./ints.ts";

/**
 * The places of a key are a chain of nodes, first to last. A word's node has the number of its place; those of
 * prefixes come behind them.
 */
export type Places = {
  /** A bit for each key that stands in the article: few enough to be looked at in no time. */
  standing: Ints;
  /** By key, for those that stand in the article: the first node, and the number of nodes. */
  first: Ints;
  count: Ints;
  next: Ints;
  placeOf: Ints;
  nodes: number;
  /** By place. */
  keyAt: Ints;
  end: number;
  bodyPlace: number;
  /** The keys that stand in the article, each once. */
  met: Ints;
  metCount: number;
};

export const noNode = -1;
const noKey = -1;
const bitsPlaces = 5;
const bitsMask = 31;

export function openPlaces(): Places {
  return {
    standing: noInts(),
    first: noInts(),
    count: noInts(),
    next: noInts(),
    placeOf: noInts(),
    nodes: 0,
    keyAt: noInts(),
    end: 0,
    bodyPlace: 0,
    met: noInts(),
    metCount: 0,
  };
}

/** Reads the article's words in, and learns from them how often words occur. */
export function readPlaces(places: Places, dictionary: Dictionary, { title, body, runs }: PlacedWords): void {
  forgetOldest(dictionary);
  const last = runs.at(-1) ?? { place: title.froms.length, firstWord: 0 };
  begin(places, last.place + body.froms.length - last.firstWord);
  places.bodyPlace = bodyPlaceOf({ title, body, runs });
  let to = body.froms.length;
  for (const { place, firstWord } of runs.toReversed()) {
    placeAll({ places, dictionary, scan: body, shift: place - firstWord }, firstWord, to);
    to = firstWord;
  }
  placeAll({ places, dictionary, scan: title, shift: 0 }, 0, title.froms.length);
  meet(places, anyText);
  countMet(places, dictionary);
}

export function stands(places: Places, key: number): boolean {
  return ((places.standing[key >>> bitsPlaces] ?? 0) & (1 << (key & bitsMask))) !== 0;
}

function begin(places: Places, end: number): void {
  const { met, standing } = places;
  for (let at = 0; at < places.metCount; at += 1) standing[(met[at] ?? anyText) >>> bitsPlaces] = 0;
  places.metCount = 0;
  places.end = end;
  places.nodes = end;
  places.keyAt = roomFor(places.keyAt, end);
  places.next = roomFor(places.next, end);
  places.placeOf = roomFor(places.placeOf, end);
  // Places between two runs of words hold none.
  places.keyAt.fill(noKey, 0, end);
}

type Placing = {
  readonly places: Places;
  readonly dictionary: Dictionary;
  readonly scan: WordScan;
  /** From a word's number to its place. */
  readonly shift: number;
};

/** From the last word to the first, so that the first is the head of every chain. */
function placeAll({ places, dictionary, scan, shift }: Placing, from: number, to: number): void {
  for (let at = to - 1; at >= from; at -= 1) {
    const place = shift + at;
    const key = meetWord(dictionary, scan, at);
    places.keyAt[place] = key;
    places.placeOf[place] = place;
    chain(places, key, place);
    const heads = headsOf(dictionary, key);
    for (let head = 0; head < heads.length; head += 1) chain(places, heads[head] ?? anyText, headNode(places, place));
  }
}

function headNode(places: Places, place: number): number {
  const node = places.nodes;
  places.nodes += 1;
  places.next = roomFor(places.next, places.nodes);
  places.placeOf = roomFor(places.placeOf, places.nodes);
  places.placeOf[node] = place;
  return node;
}

function chain(places: Places, key: number, node: number): void {
  if (stands(places, key)) {
    places.next[node] = places.first[key] ?? noNode;
    places.count[key] = (places.count[key] ?? 0) + 1;
  } else {
    meet(places, key);
    places.next[node] = noNode;
    places.count[key] = 1;
  }
  places.first[key] = node;
}

function meet(places: Places, key: number): void {
  if (key >= places.first.length) {
    places.first = roomFor(places.first, key + 1);
    places.count = roomFor(places.count, key + 1);
    places.standing = roomFor(places.standing, (places.first.length >>> bitsPlaces) + 1);
  }
  const at = key >>> bitsPlaces;
  places.standing[at] = (places.standing[at] ?? 0) | (1 << (key & bitsMask));
  places.first[key] = noNode;
  places.count[key] = 0;
  places.met = roomFor(places.met, places.metCount + 1);
  places.met[places.metCount] = key;
  places.metCount += 1;
}

function countMet({ met, metCount }: Places, dictionary: Dictionary): void {
  const { seenIn } = dictionary;
  for (let at = 0; at < metCount; at += 1) {
    const key = met[at] ?? anyText;
    seenIn[key] = (seenIn[key] ?? 0) + 1;
  }
  countArticle(dictionary);
}
