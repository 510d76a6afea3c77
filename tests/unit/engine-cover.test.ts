// Under which words the engine files a rule, and the small parts it is made of.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { ascending } from "../../src/core/watch/engine/ascending.ts";
import { coverOf } from "../../src/core/watch/engine/cover.ts";
import { anyText, countArticle, meetWord, openDictionary } from "../../src/core/watch/engine/dictionary.ts";
import { guessLikely, likely } from "../../src/core/watch/engine/frequency.ts";
import { noInts, roomFor } from "../../src/core/watch/engine/ints.ts";
import { addProgram, openPrograms } from "../../src/core/watch/engine/programs.ts";
import { dice } from "../helpers/plain-rule.ts";
import { ruleOf } from "../helpers/rules.ts";

/** The words a rule is filed under, each with its second word, as an engine does that has seen these articles. */
function filed(rule: string, articles: readonly (readonly string[])[] = []): readonly string[] {
  const dictionary = openDictionary();
  const programs = openPrograms();
  const at = addProgram(programs, dictionary, ruleOf(rule));
  for (const article of articles) {
    for (const word of article) {
      const key = meetWord(dictionary, word);
      dictionary.seenIn[key] = (dictionary.seenIn[key] ?? 0) + 1;
    }
    countArticle(dictionary);
  }
  const spell = (key: number) => (key === anyText ? "any text" : (dictionary.spelling[key] ?? "?"));
  return coverOf(programs.code, at, dictionary).map(({ key, second }) => {
    return second === anyText ? spell(key) : `${spell(key)} with ${spell(second)}`;
  });
}

describe("coverOf: before any article was seen, longer words are taken for rarer", () => {
  const cases: readonly (readonly [rule: string, filings: readonly string[]])[] = [
    ["internationally", ["internationally"]],
    ["ox AND internationally", ["internationally with ox"]],
    ["ox AND ox", ["ox"]],
    ['"joint statement"', ["statement with joint"]],
    ["(ox OR elk) AND internationally", ["internationally"]],
    ["internationally OR governmental", ["internationally", "governmental"]],
    ["(internationally OR governmental) AND ox", ["internationally with ox", "governmental with ox"]],
    ["internationally NEAR/5 ox", ["internationally with ox"]],
    ["(internationally OR governmental) NEAR/5 (ox OR elk)", ["internationally", "governmental"]],
    ["ox SENTENCE internationally", ["internationally with ox"]],
    ["2 OF (ox, elk, internationally)", ["internationally", "elk"]],
    ["3 OF (ox, elk, internationally)", ["internationally"]],
    ["elk AND NOT internationally", ["elk"]],
    ["visit* AND ox", ["visit with ox"]],
    ["title:(ox AND internationally)", ["internationally with ox"]],
    ["FIRST/20(ox AND internationally)", ["internationally with ox"]],
    ["ATLEAST/3(internationally) AND ox", ["internationally with ox"]],
    ["internationally NOT NEAR/3 ox", ["internationally"]],
    ["visit AND /arriv(ed|es)/", ["visit"]],
    ["{Visit} AND =état", ["visit with etat"]],
    ["vi?it", ["vi"]],
    ["lang:en AND NOT ox", ["any text"]],
    ["ox OR lang:en", ["ox", "any text"]],
    ["习近平", ["习 with 近"]],
  ];
  for (const [rule, filings] of cases) {
    test(`coverOf: ${rule} -> ${filings.join(", ")}`, () => {
      assert.deepEqual(filed(rule), filings);
    });
  }
});

describe("coverOf: what articles teach", () => {
  test("coverOf: a long word that stands in every article and a short one in none -> filed under the short one", () => {
    const articles = Array.from({ length: 50 }, () => ["internationally"]);
    assert.deepEqual(filed("ox AND internationally", articles), ["ox with internationally"]);
  });

  test("coverOf: one choice of common words, one of rare words -> filed under the rare ones", () => {
    const articles = Array.from({ length: 50 }, () => ["internationally", "governmental"]);
    assert.deepEqual(filed("(internationally OR governmental) AND (ox OR elk OR ant)", articles), ["ox", "elk", "ant"]);
  });
});

describe("likely", () => {
  test("likely: more and more articles with and without a word -> the guess gives way to what was seen", () => {
    assert.equal(likely("word", 0, 0), guessLikely("word"));
    assert.ok(likely("word", 0, 1_000) < 0.001);
    assert.ok(likely("word", 1_000, 1_000) > 0.99);
    assert.ok(likely("word", 500, 1_000) > likely("word", 100, 1_000));
  });

  test("guessLikely: short words, long words, single letters of Han -> between 0 and 1, the long ones least", () => {
    const words = ["a", "of", "the", "news", "visit", "minister", "internationally", "国"];
    for (const word of words) assert.ok(guessLikely(word) > 0 && guessLikely(word) < 1, word);
    assert.ok(guessLikely("internationally") < guessLikely("visit"));
    assert.ok(guessLikely("国") < guessLikely("a"));
  });
});

describe("ascending", () => {
  test("ascending: 200 random sets of numbers -> in order, and the row is all zeros again", () => {
    const roll = dice(5);
    let row = noInts();
    for (let round = 0; round < 200; round += 1) {
      const end = 1 + roll(2_000);
      const numbers = [...new Set(Array.from({ length: roll(200) }, () => roll(end)))];
      const found = ascending(row, numbers, end);
      row = found.row;
      assert.deepEqual(
        found.numbers,
        numbers.toSorted((one, other) => one - other),
      );
      assert.ok(row.every((bits) => bits === 0));
    }
  });

  test("ascending: the ends of a row of bits -> kept", () => {
    assert.deepEqual(ascending(noInts(), [63, 31, 0, 32], 64).numbers, [0, 31, 32, 63]);
  });
});

describe("roomFor", () => {
  test("roomFor: enough room, too little room -> the list itself, a longer one with its numbers", () => {
    const list = roomFor(noInts(), 3, -1);
    assert.ok(list.length >= 3 && list.every((number) => number === -1));
    list[0] = 7;
    assert.equal(roomFor(list, list.length), list);
    const longer = roomFor(list, list.length + 1, -1);
    assert.deepEqual([longer[0], longer[1], longer.at(-1)], [7, -1, -1]);
  });
});
