// Finds which occurrences of two sides stand near each other, in one walk over both.
import type { Occurrence } from "./watch-text.ts";

export type Pairing = {
  /** Those of each side that have one of the other side near them. */
  readonly left: readonly Occurrence[];
  readonly right: readonly Occurrence[];
};

/**
 * Near is at most `wordsMax` words between, in either order. Occurrences that share a word have no words between
 * them and are not near: one mention of Xi Jinping is not Xi beside Jinping.
 */
export function pairNear(sides: Pairing, wordsMax: number): Pairing {
  const left = ordered(sides.left);
  const right = ordered(sides.right);
  return { left: nearAny(left, right, wordsMax), right: nearAny(right, left, wordsMax) };
}

/** The fewest words between any two; undefined when nothing can be told apart. */
export function closestWords(sides: Pairing): number | undefined {
  const left = ordered(sides.left);
  const right = ordered(sides.right);
  const gaps = [...gapsAfter(left, right), ...gapsAfter(right, left)];
  const closest = gaps.reduce((least, gap) => Math.min(least, gap), Number.POSITIVE_INFINITY);
  return Number.isFinite(closest) ? closest : undefined;
}

type Ordered = { readonly byFrom: readonly Occurrence[]; readonly byTo: readonly Occurrence[] };

function ordered(occurrences: readonly Occurrence[]): Ordered {
  return {
    byFrom: occurrences.toSorted((one, other) => one.from - other.from || one.to - other.to),
    byTo: occurrences.toSorted((one, other) => one.to - other.to || one.from - other.from),
  };
}

function nearAny(some: Ordered, others: Ordered, wordsMax: number): readonly Occurrence[] {
  const after = gapsAfter(some, others);
  const before = gapsBefore(some, others);
  return [
    ...some.byTo.filter((_, at) => (after[at] ?? Number.POSITIVE_INFINITY) <= wordsMax),
    ...some.byFrom.filter((_, at) => (before[at] ?? Number.POSITIVE_INFINITY) <= wordsMax),
  ];
}

/** For each of `some` in the order of `byTo`: the words between it and the next of the others behind it. */
function gapsAfter(some: Ordered, others: Ordered): readonly number[] {
  let next = 0;
  return some.byTo.map(({ to }) => {
    while ((others.byFrom[next]?.from ?? Number.POSITIVE_INFINITY) < to) next += 1;
    return (others.byFrom[next]?.from ?? Number.POSITIVE_INFINITY) - to;
  });
}

/** For each of `some` in the order of `byFrom`: the words between it and the last of the others before it. */
function gapsBefore(some: Ordered, others: Ordered): readonly number[] {
  let past = 0;
  return some.byFrom.map(({ from }) => {
    while ((others.byTo[past]?.to ?? Number.POSITIVE_INFINITY) <= from) past += 1;
    return from - (others.byTo[past - 1]?.to ?? Number.NEGATIVE_INFINITY);
  });
}
