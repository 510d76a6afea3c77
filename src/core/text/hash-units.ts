// Makes one number of a folded word, as it is read: words that are alike have the same, most others another.
import { unitFolds } from "./letters.ts";

/** The number of no letters, with which every word begins. */
export const noUnits = 0x811c9dc5 | 0;
const factor = 0x01000193;
const foldBits = 15;

/** The number of what came before, and one folded unit more. */
export function withUnit(hash: number, unit: number): number {
  const mixed = Math.imul(hash ^ unit, factor);
  return mixed ^ (mixed >>> foldBits);
}

/** The number of a word whose letters all fold alone, or are folded. */
export function hashUnits(word: string): number {
  let hash = noUnits;
  for (let at = 0; at < word.length; at += 1) hash = withUnit(hash, unitFolds[word.charCodeAt(at)] ?? 0);
  return hash;
}
