// Nearest names: which slips are understood, and which words are too far to guess.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { editDistance, nearest } from "../../src/core/nearest.ts";

describe("editDistance", () => {
  const cases: readonly (readonly [string, string, number])[] = [
    ["", "", 0],
    ["", "abc", 3],
    ["abc", "", 3],
    ["putin", "putin", 0],
    ["puttin", "putin", 1],
    ["puin", "putin", 1],
    ["putan", "putin", 1],
    ["ptuin", "putin", 1],
    ["kitten", "sitting", 3],
    ["ca", "abc", 3],
    ["путин", "пуитн", 1],
  ];
  for (const [one, other, expected] of cases) {
    test(`editDistance: ${one || "nothing"} and ${other || "nothing"} -> ${expected}`, () => {
      assert.equal(editDistance(one, other), expected);
      assert.equal(editDistance(other, one), expected);
    });
  }
});

describe("nearest", () => {
  const names = ["xi", "putin", "leader-visit", "partnership"];
  const cases: readonly (readonly [string, string | undefined])[] = [
    ["puttin", "putin"],
    ["Putin", "putin"],
    ["xii", "xi"],
    ["leader_visit", "leader-visit"],
    ["leadervisits", "leader-visit"],
    ["partnersihp", "partnership"],
    ["chess", undefined],
    ["", undefined],
    ["zz", undefined],
  ];
  for (const [written, expected] of cases) {
    test(`nearest: ${written || "nothing written"} -> ${expected ?? "no guess"}`, () => {
      assert.equal(nearest(written, names), expected);
    });
  }

  test("nearest: two names equally near -> the first", () => {
    assert.equal(nearest("cat", ["bat", "rat"]), "bat");
  });

  test("nearest: a nearer name later -> the nearer", () => {
    assert.equal(nearest("partner", ["partied", "partners"]), "partners");
  });

  test("nearest: no names -> no guess", () => {
    assert.equal(nearest("putin", []), undefined);
  });

  test("nearest: keys of a map -> are taken as they come", () => {
    assert.equal(nearest("putn", new Map([["putin", 1]]).keys()), "putin");
  });
});
