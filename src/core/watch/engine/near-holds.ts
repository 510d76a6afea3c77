// Decides whether two sides stand near each other, in one walk over the places of both.
import type { Asking, Runs } from "./asking.ts";
import type { Ints } from "./ints.ts";
import { endAt, innerAt, nearMiddleAt, nearOrderedAt, nearWordsAt } from "./program.ts";
import { addRuns } from "./runs.ts";

export function nearHolds(asking: Asking, at: number): boolean {
  const { code } = asking;
  const middle = at + (code[at + nearMiddleAt] ?? 0);
  const left = gather(asking, { from: innerAt(code, at), to: middle }, asking.left);
  if (left.used === 0) return false;

  const right = gather(asking, { from: middle, to: endAt(code, at) }, asking.right);
  if (right.used === 0) return false;

  const wordsMax = code[at + nearWordsAt] ?? 0;
  return isNearAfter(left, right, wordsMax) || (code[at + nearOrderedAt] === 0 && isNearAfter(right, left, wordsMax));
}

type Nodes = { readonly from: number; readonly to: number };

/** Ends and beginnings are each put in order; which end belongs to which beginning does not matter any more. */
function gather(asking: Asking, { from, to }: Nodes, runs: Runs): Runs {
  const { code } = asking;
  runs.used = 0;
  let isInOrder = true;
  for (let node = from; node < to; node = endAt(code, node)) {
    isInOrder = runs.used === 0;
    addRuns(asking, node, runs);
  }
  if (!isInOrder) {
    sortStart(runs.froms, runs.used);
    sortStart(runs.tos, runs.used);
  }
  return runs;
}

function sortStart(list: Ints, length: number): void {
  list.subarray(0, length).sort();
}

/** Some of `after` begins behind the end of some of `before`, with at most so many words between. */
function isNearAfter(before: Runs, after: Runs, wordsMax: number): boolean {
  let next = 0;
  for (let at = 0; at < before.used; at += 1) {
    const end = before.tos[at] ?? 0;
    while (next < after.used && (after.froms[next] ?? 0) < end) next += 1;
    if (next === after.used) return false;
    if ((after.froms[next] ?? 0) - end <= wordsMax) return true;
  }
  return false;
}
