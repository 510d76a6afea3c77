// Chooses the words under which a rule is filed: some one of them stands in every text that meets the rule.
import { anyText, type Dictionary } from "./dictionary.ts";
import type { Ints } from "./ints.ts";
import { innerAt, isWordAmong, keysIn, kindAt, nodeKinds, nodesIn, numberAt, sidesOf } from "./program.ts";
import { cheapest, costOf, rarer, rarestPart, requiredBy, requiredByOne, sumOf, type Weighing } from "./weigh.ts";

/** A text that meets the rule by way of `key` holds `second` too, so that most others need not be looked at. */
export type Filing = {
  readonly key: number;
  readonly second: number;
  /** Every text that holds both meets the rule, so that it need not be looked into. */
  readonly isSure: boolean;
};

type Covering = Weighing & { readonly filings: Filing[]; readonly filed: Set<number> };

/** What is known of a node's surroundings: a key that the rule needs beside it, and whether the two are enough. */
type Beside = { readonly second: number; readonly isSure: boolean };

/** More than there are keys, so that two keys make one number. */
const keysMax = 2 ** 26;

/** Of the choices that a rule leaves, the words that are least likely in the next article. */
export function coverOf(code: Ints, at: number, dictionary: Dictionary): readonly Filing[] {
  const covering: Covering = { code, dictionary, filings: [], filed: new Set() };
  cover(covering, at, { second: anyText, isSure: true });
  return covering.filings;
}

function cover(covering: Covering, at: number, beside: Beside): void {
  const { code } = covering;
  const unsure = { ...beside, isSure: false };
  const kind = kindAt(code, at);
  if (kind === nodeKinds.word || kind === nodeKinds.any) fileAll(covering, at, beside);
  else if (kind === nodeKinds.phrase) coverPhrase(covering, at, beside.second);
  else if (kind === nodeKinds.and) coverAnd(covering, at, beside);
  else if (kind === nodeKinds.or) coverAll(covering, nodesIn(code, at), beside);
  else if (kind === nodeKinds.of) coverSome(covering, at, unsure);
  else if (kind === nodeKinds.near) coverNear(covering, at, beside.second);
  else if (kind === nodeKinds.not) file(covering, anyText, unsure);
  else cover(covering, innerAt(code, at), unsure);
}

function fileAll(covering: Covering, at: number, beside: Beside): void {
  for (const key of keysIn(covering.code, at)) file(covering, key, beside);
}

/** Names share words, and one filing under each is enough. */
function file({ filings, filed }: Covering, key: number, beside: Beside): void {
  const second = key === beside.second ? anyText : beside.second;
  const pair = key * keysMax + second;
  if (filed.has(pair)) return;

  filed.add(pair);
  filings.push({ key, second, isSure: beside.isSure });
}

function coverPhrase(covering: Covering, at: number, second: number): void {
  const key = rarestPart(covering, at, anyText);
  file(covering, key, { second: rarer(covering, second, rarestPart(covering, at, key)), isSure: false });
}

function coverAnd(covering: Covering, at: number, { second, isSure }: Beside): void {
  const { code } = covering;
  const nodes = nodesIn(code, at);
  const chosen = cheapest(covering, nodes);
  if (chosen === undefined) {
    file(covering, anyText, { second, isSure });
    return;
  }
  const others = nodes.filter((node) => node !== chosen);
  const required = others.reduce((best, node) => rarer(covering, best, requiredBy(covering, node)), second);
  const isEnough =
    (second === anyText || second === required) && others.every((node) => isWordAmong(code, node, required));
  cover(covering, chosen, { second: required, isSure: isSure && isEnough });
}

function coverAll(covering: Covering, nodes: readonly number[], beside: Beside): void {
  for (const node of nodes) cover(covering, node, beside);
}

/** When two of five hold, one of any four does. */
function coverSome(covering: Covering, at: number, beside: Beside): void {
  const nodes = nodesIn(covering.code, at);
  const enough = Math.max(0, nodes.length - (covering.code[at + numberAt] ?? 0) + 1);
  const byCost = nodes.toSorted((one, other) => costOf(covering, one) - costOf(covering, other));
  coverAll(covering, byCost.slice(0, enough), beside);
}

function coverNear(covering: Covering, at: number, second: number): void {
  const [left, right] = sidesOf(covering.code, at);
  const isLeft = sumOf(covering, left) <= sumOf(covering, right);
  const required = rarer(covering, second, requiredByOne(covering, isLeft ? right : left));
  coverAll(covering, isLeft ? left : right, { second: required, isSure: false });
}
