// Short patterns written out.
import assert from "node:assert/strict";
import { test } from "node:test";
import { spellings } from "../../src/pages/spellings.ts";

test("spellings: a word -> is itself", () => {
  assert.deepEqual(spellings("nav"), ["nav"]);
});

test("spellings: alternatives -> are all there, in order", () => {
  assert.deepEqual(spellings("nav|menu"), ["nav", "menu"]);
});

test("spellings: a letter or a dash that may be left out -> with and without it", () => {
  assert.deepEqual(spellings("ads?"), ["ad", "ads"]);
  assert.deepEqual(spellings("side-?bar"), ["sidebar", "side-bar"]);
});

test("spellings: groups, nested and left out -> every way through them", () => {
  assert.deepEqual(spellings("a(?:b|c(?:d|e))f"), ["abf", "acdf", "acef"]);
  assert.deepEqual(spellings("x(?:-y)?"), ["x", "x-y"]);
});

test("spellings: nothing, or a group never closed -> what there is", () => {
  assert.deepEqual(spellings(""), [""]);
  assert.deepEqual(spellings("(?:a|b"), ["a", "b"]);
});
