// Finds the key of a word by the number that its letters make, without a string of it.
import { unitFolds } from "../../text/letters.ts";
import { type Ints, noInts } from "./ints.ts";
import { offsetOf, pageOf } from "./pages.ts";
import { lengthOf, placeOf, type Sought, type Spellings, spellingOf } from "./spellings.ts";

/**
 * Slots are pairs of a hash and a key, 0 for none. A word stands in the slot that its hash says or in one of the next.
 * Words made to share a slot are kept apart, so that they cannot make every look-up a long walk.
 */
export type WordTable = { slots: Ints; used: number; readonly apart: Map<string, number> };

export const noKey = 0;
const slotLength = 2;
const slotBits = 1;
const slotsMin = 64;
const stepsMax = 64;

export function openWordTable(): WordTable {
  return { slots: noInts(), used: 0, apart: new Map() };
}

/** `noKey` when it is not there. */
export function findWord({ slots, apart }: WordTable, spellings: Spellings, sought: Sought): number {
  const { hash } = sought;
  const mask = slots.length - 1;
  let slot = (hash << slotBits) & mask;
  for (let steps = 0; steps < stepsMax; steps += 1) {
    const key = slots[slot + 1] ?? noKey;
    if (key === noKey) break;
    if (slots[slot] === hash && isSpelled(spellings, key, sought)) return key;

    slot = (slot + slotLength) & mask;
  }
  return apart.size === 0 ? noKey : (apart.get(textOf(sought)) ?? noKey);
}

/** The key has its spelling and is not in the table yet. */
export function addWord(table: WordTable, spellings: Spellings, key: number): void {
  if ((table.used + 1) * slotLength * 2 > table.slots.length) grow(table, spellings);
  put(table, spellings, { key, hash: spellings.hashes[key] ?? 0 });
}

/** Those that had to go further because of it move up. */
export function removeWord(table: WordTable, spellings: Spellings, key: number): void {
  const { slots, apart } = table;
  const mask = slots.length - 1;
  let hole = ((spellings.hashes[key] ?? 0) << slotBits) & mask;
  for (let steps = 0; slots[hole + 1] !== key; steps += 1) {
    if (steps === stepsMax) {
      apart.delete(spellingOf(spellings, key));
      return;
    }
    hole = (hole + slotLength) & mask;
  }
  table.used -= 1;
  for (let slot = (hole + slotLength) & mask; slots[slot + 1] !== noKey; slot = (slot + slotLength) & mask) {
    const home = ((slots[slot] ?? 0) << slotBits) & mask;
    const isAtHome = ((slot - home) & mask) < ((slot - hole) & mask);
    if (isAtHome) continue;

    slots.copyWithin(hole, slot, slot + slotLength);
    hole = slot;
  }
  slots[hole + 1] = noKey;
}

type Entry = { readonly key: number; readonly hash: number };

function put(table: WordTable, spellings: Spellings, { key, hash }: Entry): void {
  const { slots, apart } = table;
  const mask = slots.length - 1;
  let slot = (hash << slotBits) & mask;
  for (let steps = 0; slots[slot + 1] !== noKey; steps += 1) {
    if (steps === stepsMax - 1) {
      apart.set(spellingOf(spellings, key), key);
      return;
    }
    slot = (slot + slotLength) & mask;
  }
  slots[slot] = hash;
  slots[slot + 1] = key;
  table.used += 1;
}

function grow(table: WordTable, spellings: Spellings): void {
  const before = table.slots;
  table.slots = new Int32Array(Math.max(slotsMin, before.length * 2));
  table.used = 0;
  for (let slot = 0; slot < before.length; slot += slotLength) {
    const key = before[slot + 1] ?? noKey;
    if (key !== noKey) put(table, spellings, { key, hash: before[slot] ?? 0 });
  }
}

function isSpelled(spellings: Spellings, key: number, { text, from, length }: Sought): boolean {
  if (lengthOf(spellings, key) !== length) return false;

  const place = placeOf(spellings, key);
  const page = pageOf(spellings.units, place);
  const first = offsetOf(place);
  for (let at = 0; at < length; at += 1) {
    if (page[first + at] !== unitFolds[text.charCodeAt(from + at)]) return false;
  }
  return true;
}

/** The word, folded. */
function textOf({ text, from, length }: Sought): string {
  let word = "";
  for (let at = from; at < from + length; at += 1) word += String.fromCharCode(unitFolds[text.charCodeAt(at)] ?? 0);
  return word;
}
