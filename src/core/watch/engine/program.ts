// A rule as a run of whole numbers: how its parts are laid out.
//
// A node is a head, then what belongs to its kind:
//   word    key                              the key stands in the text
//   any     keys                             one of them stands in the text
//   phrase  parts                            they stand one behind the other; a part is a key, or ~key for a prefix
//   and, or nodes
//   not     node
//   of      count, nodes                     so many of them hold at least
//   near    wordsMax, ordered, middle, nodes the left side's words and phrases up to `middle`, then the right side's
//   within  field, node                      only the title or only the body counts
//   check   number, node                     where the node holds, the evaluator is asked the expression of this number
// The head says the kind, and of how many numbers the node is, so that a reader can step over it.
import type { Ints } from "./ints.ts";

export const nodeKinds = {
  word: 0,
  phrase: 1,
  and: 2,
  or: 3,
  not: 4,
  of: 5,
  near: 6,
  within: 7,
  check: 8,
  any: 9,
} as const;

export const fieldNumbers = { title: 0, body: 1 } as const;

const kindBits = 4;
const kindMask = 15;

export function headOf(kind: number, length: number): number {
  return kind | (length << kindBits);
}

export function kindAt(code: Ints, at: number): number {
  return (code[at] ?? 0) & kindMask;
}

/** Where the node ends, which is where the one beside it begins. */
export function endAt(code: Ints, at: number): number {
  return at + ((code[at] ?? 0) >>> kindBits);
}

/** Where in a word, an any or a phrase its parts begin. */
export const partsAt = 1;

/** The number that stands behind the head of an of, a within or a check. */
export const numberAt = 1;
export const nearWordsAt = 1;
export const nearOrderedAt = 2;
export const nearMiddleAt = 3;

/** By kind: where the inner nodes begin. */
const innerByKind = [1, 1, 1, 1, 1, 2, 4, 2, 2, 1] as const;

export function innerAt(code: Ints, at: number): number {
  return at + (innerByKind[kindAt(code, at)] ?? 1);
}

export function keyOfPart(part: number): number {
  return part < 0 ? ~part : part;
}

/** Says whether a node holds keys instead of nodes. */
export function isLeaf(kind: number): boolean {
  return kind === nodeKinds.word || kind === nodeKinds.any || kind === nodeKinds.phrase;
}

/** The inner nodes. */
export function nodesIn(code: Ints, at: number): readonly number[] {
  return nodesBetween(code, innerAt(code, at), endAt(code, at));
}

/** The keys of a word or an any. */
export function keysIn(code: Ints, at: number): readonly number[] {
  const keys: number[] = [];
  const end = endAt(code, at);
  for (let part = at + partsAt; part < end; part += 1) keys.push(code[part] ?? 0);
  return keys;
}

/** Says whether a node holds wherever the key stands: it is that word, or a choice that has it. */
export function isWordAmong(code: Ints, at: number, key: number): boolean {
  const kind = kindAt(code, at);
  if (kind !== nodeKinds.word && kind !== nodeKinds.any) return false;

  const end = endAt(code, at);
  for (let part = at + partsAt; part < end; part += 1) if (code[part] === key) return true;
  return false;
}

/** The words and phrases of the two sides of a near. */
export function sidesOf(code: Ints, at: number): readonly [readonly number[], readonly number[]] {
  const middle = at + (code[at + nearMiddleAt] ?? 0);
  return [nodesBetween(code, innerAt(code, at), middle), nodesBetween(code, middle, endAt(code, at))];
}

function nodesBetween(code: Ints, from: number, to: number): readonly number[] {
  const nodes: number[] = [];
  for (let node = from; node < to; node = endAt(code, node)) nodes.push(node);
  return nodes;
}

/** The keys of all words and phrases in a program, each as often as it comes. */
export function keysOfProgram(code: Ints, at: number, keys: number[] = []): readonly number[] {
  const end = endAt(code, at);
  if (isLeaf(kindAt(code, at))) {
    for (let part = at + partsAt; part < end; part += 1) keys.push(keyOfPart(code[part] ?? 0));
    return keys;
  }
  for (let inner = innerAt(code, at); inner < end; inner = endAt(code, inner)) keysOfProgram(code, inner, keys);
  return keys;
}
