// Reads off a row of bits which of them are set.
import type { Ints } from "./ints.ts";

const bitsPerInt = 32;
const highestBit = 31;

/** The numbers of the bits below `end` that are set, ascending. */
export function ascending(row: Ints, end: number): readonly number[] {
  const numbers: number[] = [];
  const length = Math.min(row.length, Math.ceil(end / bitsPerInt));
  for (let at = 0; at < length; at += 1) {
    for (let left = row[at] ?? 0; left !== 0; left &= left - 1) {
      numbers.push(at * bitsPerInt + highestBit - Math.clz32(left & -left));
    }
  }
  return numbers;
}
