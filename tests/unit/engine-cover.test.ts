// Under which words the engine files a rule, and the small parts it is made of.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { scanWords } from "../../src/core/text/tokens.ts";
import { ascending } from "../../src/core/watch/engine/ascending.ts";
import { coverOf } from "../../src/core/watch/engine/cover.ts";
import { anyText, countArticle, meetWord, openDictionary } from "../../src/core/watch/engine/dictionary.ts";
import { guessLikely, likely, type Spelled } from "../../src/core/watch/engine/frequency.ts";
import { noInts, roomFor } from "../../src/core/watch/engine/ints.ts";
import { offsetOf, pageOf } from "../../src/core/watch/engine/pages.ts";
import { addProgram, openPrograms } from "../../src/core/watch/engine/programs.ts";
import { spellingOf } from "../../src/core/watch/engine/spellings.ts";
import { dice } from "../helpers/plain-rule.ts";
import { ruleOf } from "../helpers/rules.ts";

/** The words a rule is filed under, each with its second word, as an engine does that has seen these articles. */
function filed(rule: string, articles: readonly (readonly string[])[] = []): readonly string[] {
  const dictionary = openDictionary();
  const programs = openPrograms();
  const at = addProgram(programs, dictionary, ruleOf(rule));
  for (const article of articles) {
    const scan = scanWords(article.join(" "));
    for (const at of scan.froms.keys()) {
      const key = meetWord(dictionary, scan, at);
      dictionary.seenIn[key] = (dictionary.seenIn[key] ?? 0) + 1;
    }
    countArticle(dictionary);
  }
  const spell = (key: number) => (key === anyText ? "any text" : spellingOf(dictionary.spellings, key));
  return coverOf(pageOf(programs.code, at), offsetOf(at), dictionary).map(({ key, second }) => {
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

const spelled = (word: string): Spelled => ({ length: word.length, firstUnit: word.charCodeAt(0) });

describe("coverOf: which filings need no further look", () => {
  /** For each filing, whether a text that holds its words meets the rule for sure. */
  const sure = (rule: string) => {
    const dictionary = openDictionary();
    const programs = openPrograms();
    const at = addProgram(programs, dictionary, ruleOf(rule));
    return coverOf(pageOf(programs.code, at), offsetOf(at), dictionary).map(({ isSure }) => isSure);
  };
  const cases: readonly (readonly [rule: string, isSure: readonly boolean[]])[] = [
    ["minister", [true]],
    ["minister*", [true]],
    ["minister AND ox", [true]],
    ["minister AND ox AND elk", [false]],
    ["ox AND ox", [true]],
    ["minister OR ox*", [true, true]],
    ["(minister AND ox) OR elk", [true, true]],
    ["(minister AND ox AND elk) OR ant", [true, false]],
    ["(minister OR ministry) AND ox", [true, true]],
    ["(minister OR ministry) AND (ox OR elk)", [false, false]],
    ["((minister AND ox) OR ministry) AND elk", [true, false]],
    ["minister AND (ox OR elk)", [false]],
    ["minister AND NOT ox", [false]],
    ['"prime minister"', [false]],
    ["minister NEAR/5 ox", [false]],
    ["2 OF (ox, elk, minister)", [false, false]],
    ["1 OF (ox, elk)", [false, false]],
    ["title:minister", [false]],
    ["body:minister", [false]],
    ["{Minister}", [false]],
    ["lang:en", [false]],
  ];
  for (const [rule, expected] of cases) {
    test(`coverOf: ${rule} -> ${expected.join(", ")}`, () => {
      assert.deepEqual(sure(rule), expected);
    });
  }
});

describe("likely", () => {
  test("likely: more and more articles with and without a word -> the guess gives way to what was seen", () => {
    const word = spelled("word");
    assert.equal(likely(word, 0, 0), guessLikely(word));
    assert.ok(likely(word, 0, 1_000) < 0.001);
    assert.ok(likely(word, 1_000, 1_000) > 0.99);
    assert.ok(likely(word, 500, 1_000) > likely(word, 100, 1_000));
  });

  test("guessLikely: short words, long words, single letters of Han -> between 0 and 1, the long ones least", () => {
    const guess = (word: string) => guessLikely(spelled(word));
    const words = ["a", "of", "the", "news", "visit", "minister", "internationally", "国"];
    for (const word of words) assert.ok(guess(word) > 0 && guess(word) < 1, word);
    assert.ok(guess("internationally") < guess("visit"));
    assert.ok(guess("国") < guess("a"));
  });
});

describe("ascending", () => {
  test("ascending: 200 random rows of bits -> the numbers of those that are set, in order", () => {
    const roll = dice(5);
    for (let round = 0; round < 200; round += 1) {
      const end = 1 + roll(2_000);
      const numbers = [...new Set(Array.from({ length: roll(200) }, () => roll(end)))];
      const row = roomFor(noInts(), Math.ceil(end / 32) + roll(3));
      for (const number of numbers) row[number >>> 5] = (row[number >>> 5] ?? 0) | (1 << (number & 31));
      assert.deepEqual(
        ascending(row, end),
        numbers.toSorted((one, other) => one - other),
      );
    }
  });

  test("ascending: the ends of each number in a row, and bits behind the end -> those before it", () => {
    const row = Int32Array.of(0b1 | (1 << 31), 0b1 | (1 << 31), -1);
    assert.deepEqual(ascending(row, 64), [0, 31, 32, 63]);
    assert.deepEqual(ascending(noInts(), 64), []);
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
