// Finds which occurrences of two sides stand near each other, in one walk over both.
import type { Occurrence } from "./placed-words.ts";

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

/** As `pairNear`, with the left one before the right one. */
export function pairOrdered(sides: Pairing, wordsMax: number): Pairing {
  const left = ordered(sides.left);
  const right = ordered(sides.right);
  const after = gapsAfter(left, right);
  const before = gapsBefore(right, left);
  return {
    left: left.byTo.filter((_, at) => (after[at] ?? Number.POSITIVE_INFINITY) <= wordsMax),
    right: right.byFrom.filter((_, at) => (before[at] ?? Number.POSITIVE_INFINITY) <= wordsMax),
  };
}

/** Those of the left that share no word with one of the right and have more than `wordsMax` words between them and each. */
export function farFrom(sides: Pairing, wordsMax: number): readonly Occurrence[] {
  const left = ordered(sides.left).byTo;
  const right = ordered(sides.right).byFrom;
  let next = 0;
  let reach = Number.NEGATIVE_INFINITY;
  return left.filter(({ from, to }) => {
    for (let other = right[next]; other !== undefined && other.from <= to + wordsMax; other = right[next]) {
      reach = Math.max(reach, other.to);
      next += 1;
    }
    return reach < from - wordsMax;
  });
}

/** Occurrences wholly in one unit with one of the other side that shares no word with them. */
export function pairTogether(sides: Pairing, unitAt: (place: number) => number): Pairing {
  const left = byUnit(sides.left, unitAt);
  const right = byUnit(sides.right, unitAt);
  return { left: besideAny(left, right), right: besideAny(right, left) };
}

type Units = ReadonlyMap<number, readonly Occurrence[]>;

function byUnit(occurrences: readonly Occurrence[], unitAt: (place: number) => number): Units {
  const units = new Map<number, Occurrence[]>();
  for (const occurrence of occurrences) {
    const unit = unitAt(occurrence.from);
    if (unitAt(occurrence.to - 1) !== unit) continue;

    const known = units.get(unit);
    if (known === undefined) units.set(unit, [occurrence]);
    else known.push(occurrence);
  }
  return units;
}

function besideAny(some: Units, others: Units): readonly Occurrence[] {
  return [...some].flatMap(([unit, occurrences]) => {
    const beside = others.get(unit) ?? [];
    const lastFrom = beside.reduce((last, { from }) => Math.max(last, from), Number.NEGATIVE_INFINITY);
    const firstTo = beside.reduce((first, { to }) => Math.min(first, to), Number.POSITIVE_INFINITY);
    return occurrences.filter(({ from, to }) => lastFrom >= to || firstTo <= from);
  });
}

/** The fewest words between any two, or of a left one before a right one; undefined when nothing can be told apart. */
export function closestWords(sides: Pairing, isOrdered = false): number | undefined {
  const left = ordered(sides.left);
  const right = ordered(sides.right);
  const gaps = isOrdered ? gapsAfter(left, right) : [...gapsAfter(left, right), ...gapsAfter(right, left)];
  const closest = gaps.reduce((least, gap) => Math.min(least, gap), Number.POSITIVE_INFINITY);
  return Number.isFinite(closest) ? closest : undefined;
}

type Ordered = { readonly byFrom: readonly Occurrence[]; readonly byTo: readonly Occurrence[] };

function ordered(occurrences: readonly Occurrence[]): Ordered {
  if (isInOrder(occurrences)) return { byFrom: occurrences, byTo: occurrences };

  return {
    byFrom: occurrences.toSorted((one, other) => one.from - other.from || one.to - other.to),
    byTo: occurrences.toSorted((one, other) => one.to - other.to || one.from - other.from),
  };
}

/** Those of one phrase come in order, and a text may hold a million of them. */
function isInOrder(occurrences: readonly Occurrence[]): boolean {
  let before: Occurrence = { from: -1, to: -1 };
  for (const occurrence of occurrences) {
    if (occurrence.from < before.from || occurrence.to < before.to) return false;

    before = occurrence;
  }
  return true;
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
