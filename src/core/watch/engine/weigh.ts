// Weighs the parts of a rule by how likely their words stand in the next article.
import { anyText, type Dictionary } from "./dictionary.ts";
import { likely } from "./frequency.ts";
import type { Ints } from "./ints.ts";
import { endAt, innerAt, keyOfPart, keysIn, kindAt, nodeKinds, nodesIn, partsAt, sidesOf } from "./program.ts";
import { firstUnitOf, lengthOf } from "./spellings.ts";

export type Weighing = { readonly code: Ints; readonly dictionary: Dictionary };

/** How likely the key stands in the next article. */
function likelyKey({ spellings, seenIn, articles }: Dictionary, key: number): number {
  if (key === anyText) return 1;

  const length = lengthOf(spellings, key);
  return likely({ length, firstUnit: length === 1 ? firstUnitOf(spellings, key) : 0 }, seenIn[key] ?? 0, articles);
}

/** How many of the words that would have to be filed stand in an article, on average. */
export function costOf(weighing: Weighing, at: number): number {
  const { code, dictionary } = weighing;
  switch (kindAt(code, at)) {
    case nodeKinds.word:
      return likelyKey(dictionary, code[at + partsAt] ?? anyText);
    case nodeKinds.phrase:
      return likelyKey(dictionary, rarestPart(weighing, at, anyText));
    case nodeKinds.any:
      return costOfKeys(weighing, at);
    case nodeKinds.and:
      return nodesIn(code, at).reduce((least, node) => Math.min(least, costOf(weighing, node)), 1);
    case nodeKinds.or:
    case nodeKinds.of:
      return sumOf(weighing, nodesIn(code, at));
    case nodeKinds.near:
      return Math.min(...sidesOf(code, at).map((side) => sumOf(weighing, side)));
    case nodeKinds.not:
      return 1;
    default:
      return costOf(weighing, innerAt(code, at));
  }
}

function costOfKeys({ code, dictionary }: Weighing, at: number): number {
  const end = endAt(code, at);
  let sum = 0;
  for (let part = at + partsAt; part < end; part += 1) sum += likelyKey(dictionary, code[part] ?? anyText);
  return sum;
}

/** The rarest single key that a node needs; that of any text when it leaves a choice everywhere. */
export function requiredBy(weighing: Weighing, at: number): number {
  const { code } = weighing;
  switch (kindAt(code, at)) {
    case nodeKinds.word:
    case nodeKinds.phrase:
      return rarestPart(weighing, at, anyText);
    case nodeKinds.any: {
      const [only, other] = keysIn(code, at);
      return other === undefined ? (only ?? anyText) : anyText;
    }
    case nodeKinds.and:
      return nodesIn(code, at).reduce((best, node) => rarer(weighing, best, requiredBy(weighing, node)), anyText);
    case nodeKinds.near: {
      const [left, right] = sidesOf(code, at);
      return rarer(weighing, requiredByOne(weighing, left), requiredByOne(weighing, right));
    }
    case nodeKinds.within:
    case nodeKinds.check:
      return requiredBy(weighing, innerAt(code, at));
    case nodeKinds.or:
      return requiredByOne(weighing, nodesIn(code, at));
    default:
      return anyText;
  }
}

export function requiredByOne(weighing: Weighing, choices: readonly number[]): number {
  const [only] = choices;
  return choices.length === 1 && only !== undefined ? requiredBy(weighing, only) : anyText;
}

export function rarestPart(weighing: Weighing, at: number, butNot: number): number {
  const { code } = weighing;
  let rarest = anyText;
  for (let part = at + partsAt; part < endAt(code, at); part += 1) {
    const key = keyOfPart(code[part] ?? 0);
    if (key !== butNot) rarest = rarer(weighing, rarest, key);
  }
  return rarest;
}

export function rarer({ dictionary }: Weighing, one: number, other: number): number {
  if (one === other || other === anyText) return one;
  if (one === anyText) return other;

  return likelyKey(dictionary, one) <= likelyKey(dictionary, other) ? one : other;
}

export function sumOf(weighing: Weighing, nodes: readonly number[]): number {
  return nodes.reduce((sum, node) => sum + costOf(weighing, node), 0);
}

export function cheapest(weighing: Weighing, nodes: readonly number[]): number | undefined {
  let chosen: number | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const node of nodes) {
    const cost = costOf(weighing, node);
    if (cost >= least) continue;

    least = cost;
    chosen = node;
  }
  return chosen;
}
