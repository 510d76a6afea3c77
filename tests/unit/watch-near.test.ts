// NEAR: which occurrences are paired, against trying every pair, and that long repeats stay cheap.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { closestWords, pairNear } from "../../src/core/watch/near.ts";
import type { Occurrence } from "../../src/core/watch/watch-text.ts";

const at = (...places: readonly number[]): readonly Occurrence[] => places.map((from) => ({ from, to: from + 1 }));
const long = (from: number, words: number): Occurrence => ({ from, to: from + words });

/** Occurrences once each and in order, as pairs. */
const seen = (occurrences: readonly Occurrence[]) =>
  [...new Set(occurrences.map(({ from, to }) => `${from}-${to}`))].sort((one, other) => one.localeCompare(other));

function everyPair(left: readonly Occurrence[], right: readonly Occurrence[], wordsMax: number) {
  const fits = (gap: number) => gap >= 0 && gap <= wordsMax;
  const near = (one: Occurrence, other: Occurrence) => fits(other.from - one.to) || fits(one.from - other.to);
  return {
    left: left.filter((one) => right.some((other) => near(one, other))),
    right: right.filter((one) => left.some((other) => near(one, other))),
  };
}

describe("pairNear", () => {
  test("pairNear: sides next to each other in either order -> both paired", () => {
    assert.deepEqual(pairNear({ left: at(3), right: at(4) }, 0), { left: at(3), right: at(4) });
    assert.deepEqual(pairNear({ left: at(4), right: at(3) }, 0), { left: at(4), right: at(3) });
  });

  test("pairNear: one word too many between -> none", () => {
    assert.deepEqual(pairNear({ left: at(3), right: at(6) }, 1), { left: [], right: [] });
    assert.equal(pairNear({ left: at(3), right: at(6) }, 2).left.length, 1);
  });

  test("pairNear: occurrences that share a word -> are not near", () => {
    assert.deepEqual(pairNear({ left: at(3), right: [long(3, 2)] }, 9), { left: [], right: [] });
    assert.deepEqual(pairNear({ left: [long(2, 2)], right: [long(3, 2)] }, 9), { left: [], right: [] });
    assert.deepEqual(pairNear({ left: at(5), right: at(5) }, 9), { left: [], right: [] });
  });

  test("pairNear: several occurrences -> only those in reach", () => {
    const paired = pairNear({ left: at(0, 50, 100), right: at(53, 200) }, 5);
    assert.deepEqual(seen(paired.left), ["50-51"]);
    assert.deepEqual(seen(paired.right), ["53-54"]);
  });

  test("pairNear: a side without occurrences -> none", () => {
    assert.deepEqual(pairNear({ left: [], right: at(1) }, 5), { left: [], right: [] });
    assert.deepEqual(pairNear({ left: at(1), right: [] }, 5), { left: [], right: [] });
  });

  test("pairNear: a long occurrence that hides a short one behind it -> each is measured by its own end", () => {
    const paired = pairNear({ left: [long(0, 9), long(1, 1)], right: at(4, 10) }, 2);
    assert.deepEqual(seen(paired.left), ["0-9", "1-2"]);
    assert.deepEqual(seen(paired.right), ["10-11", "4-5"]);
  });

  test("pairNear: random occurrences in any order -> the same as trying every pair", () => {
    let seed = 3;
    const roll = (sides: number) => {
      seed = (seed * 48271) % 2147483647;
      return seed % sides;
    };
    const some = () => Array.from({ length: roll(9) }, () => long(roll(40), 1 + roll(4)));
    let paired = 0;
    for (let round = 0; round < 3_000; round += 1) {
      const left = some();
      const right = some();
      const wordsMax = roll(6);
      const found = pairNear({ left, right }, wordsMax);
      const expected = everyPair(left, right, wordsMax);
      assert.deepEqual(seen(found.left), seen(expected.left), JSON.stringify({ left, right, wordsMax }));
      assert.deepEqual(seen(found.right), seen(expected.right), JSON.stringify({ left, right, wordsMax }));
      if (found.left.length > 0) paired += 1;
    }
    assert.ok(paired > 500);
  });

  test("pairNear: a million repeats far from the other side -> one walk, no pair", () => {
    const repeats = Array.from({ length: 1_000_000 }, (_, place) => ({ from: place, to: place + 1 }));
    const found = pairNear({ left: repeats, right: at(2_000_000) }, 255);
    assert.deepEqual(found, { left: [], right: [] });
  });
});

describe("closestWords", () => {
  test("closestWords: several distances -> the least, whichever side comes first", () => {
    assert.equal(closestWords({ left: at(0, 100), right: at(20, 107) }), 6);
    assert.equal(closestWords({ left: at(20, 107), right: at(0, 100) }), 6);
  });

  test("closestWords: words side by side -> none between", () => {
    assert.equal(closestWords({ left: at(1), right: at(2) }), 0);
  });

  test("closestWords: one side absent, or only shared words -> no distance", () => {
    assert.equal(closestWords({ left: at(1), right: [] }), undefined);
    assert.equal(closestWords({ left: [], right: [] }), undefined);
    assert.equal(closestWords({ left: [long(1, 3)], right: at(2) }), undefined);
  });
});
