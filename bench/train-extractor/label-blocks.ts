// Says for each block of a page how much of it belongs to the article, by the gold answer.
import type { GoldPage } from "./gold-pages.ts";

/** Share of a block's words that are the article's, 0 to 1; undefined where the gold answer does not say. */
export type Label = number | undefined;

const run = 4;
const shortWords = 6;

export function wordsIn(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}_]+/gu) ?? [];
}

export function labelBlocks(texts: readonly string[], gold: GoldPage["gold"]): readonly Label[] {
  if (typeof gold.text === "string" && gold.text.trim() !== "") return labelByText(texts, gold.text);
  return labelBySegments(texts, gold.with ?? [], gold.without ?? []);
}

type Place = { readonly index: number; readonly start: number; readonly end: number; readonly share: number };

/**
 * Long blocks are found in the gold text by their runs of words; of their places the chain that follows the order of the
 * page is kept. Short blocks are looked for only in the gap between the long ones around them.
 */
function labelByText(texts: readonly string[], goldText: string): readonly Label[] {
  const gold = wordsIn(goldText);
  const words = texts.map(wordsIn);
  const places = bestChain(words.flatMap((block, index) => placesOf(block, index, runsOf(gold))));
  const labels: number[] = texts.map(() => 0);
  for (const { index, share } of places) labels[index] = share;
  let next = 0;
  words.forEach((block, index) => {
    while (next < places.length && (places[next]?.index ?? 0) < index) next++;
    if (places[next]?.index === index || block.length === 0) return;
    const from = places[next - 1]?.end ?? 0;
    const to = places[next]?.start ?? gold.length;
    const found = findRun(gold, block, { from, to });
    if (found === -1) return;
    labels[index] = 1;
    places.splice(next, 0, { index, start: found, end: found + block.length, share: 1 });
  });
  return labels;
}

type Runs = ReadonlyMap<string, readonly number[]>;
const known = new WeakMap<readonly string[], Runs>();

function runsOf(gold: readonly string[]): Runs {
  const remembered = known.get(gold);
  if (remembered !== undefined) return remembered;

  const runs = new Map<string, number[]>();
  for (let at = 0; at + run <= gold.length; at++) {
    const key = gold.slice(at, at + run).join(" ");
    const places = runs.get(key);
    if (places === undefined) runs.set(key, [at]);
    else places.push(at);
  }
  known.set(gold, runs);
  return runs;
}

const placesMax = 4;

function placesOf(block: readonly string[], index: number, runs: Runs): readonly Place[] {
  if (block.length < shortWords) return [];

  const votes = new Map<number, number>();
  let covered = 0;
  for (let at = 0; at + run <= block.length; at++) {
    const found = runs.get(block.slice(at, at + run).join(" ")) ?? [];
    if (found.length > 0) covered++;
    for (const place of found) votes.set(place - at, (votes.get(place - at) ?? 0) + 1);
  }
  const share = Math.min(1, covered / (block.length - run + 1));
  return [...votes]
    .sort((left, right) => right[1] - left[1])
    .slice(0, placesMax)
    .map(([offset]) => ({ index, start: offset, end: offset + block.length, share }));
}

const overlapMax = 3;

type Link = { readonly sum: number; readonly before: number };

/** The places in order, no two of one block, that together cover most of the gold text. */
function bestChain(places: readonly Place[]): Place[] {
  const links: Link[] = [];
  let last = -1;
  places.forEach((place, index) => {
    const { sum, before } = bestBefore(place, places.slice(0, index), links);
    links.push({ sum: sum + (place.end - place.start) * place.share, before });
    if ((links[index]?.sum ?? 0) > (links[last]?.sum ?? 0)) last = index;
  });
  const chain: Place[] = [];
  for (let index = last; index !== -1; index = links[index]?.before ?? -1) {
    const place = places[index];
    if (place !== undefined) chain.unshift(place);
  }
  return chain;
}

function bestBefore(place: Place, earlier: readonly Place[], links: readonly Link[]): Link {
  let best: Link = { sum: 0, before: -1 };
  earlier.forEach((other, index) => {
    const sum = links[index]?.sum ?? 0;
    const fits = other.index !== place.index && other.end <= place.start + overlapMax;
    if (fits && sum > best.sum) best = { sum, before: index };
  });
  return best;
}

type Gap = { readonly from: number; readonly to: number };

function findRun(gold: readonly string[], block: readonly string[], { from, to }: Gap): number {
  for (let at = Math.max(0, from); at + block.length <= to; at++) {
    if (block.every((word, index) => gold[at + index] === word)) return at;
  }
  return -1;
}

const segmentShare = 0.6;

function labelBySegments(
  texts: readonly string[],
  wanted: readonly string[],
  unwanted: readonly string[],
): readonly Label[] {
  const yes = wanted.map((text) => wordsIn(text).join(" "));
  const no = unwanted.map((text) => wordsIn(text).join(" "));
  return texts.map((text) => {
    const line = wordsIn(text).join(" ");
    if (yes.some((segment) => touches(line, segment))) return 1;
    return no.some((segment) => touches(line, segment)) ? 0 : undefined;
  });
}

/** The block holds the segment, or is a good part of it. */
function touches(line: string, segment: string): boolean {
  if (segment === "" || line === "") return false;
  if (` ${line} `.includes(` ${segment} `)) return true;
  return line.length > segmentShare * segment.length && ` ${segment} `.includes(` ${line} `);
}
