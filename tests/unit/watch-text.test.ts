// The text a watch asks: places of words, phrases and prefixes in title and body.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { Words } from "../../src/core/watch/expression.ts";
import { parseWords } from "../../src/core/watch/parse-words.ts";
import { anywhere, inField, type Scope } from "../../src/core/watch/scope.ts";
import { readText, type WatchText } from "../../src/core/watch/watch-text.ts";

function words(text: string): Words {
  const parsed = parseWords(text);
  return parsed.kind === "words" ? parsed.words : assert.fail(parsed.problem.message);
}

/** The words found at each place, as printed. */
function found(text: WatchText, sought: string, scope: Scope = anywhere): readonly string[] {
  return text.find(words(sought), scope).map((place) => {
    const token = text.tokenAt(place);
    if (token === undefined) return assert.fail(`no word at ${place}`);
    return (place < text.bodyPlace ? text.title : text.body).slice(token.from, token.to);
  });
}

describe("readText", () => {
  const text = readText({ title: "Visit to Moscow", body: "Visitors visit; a VISIT to Minsk. Vis-à-vis." });
  const inTitle = inField(text, anywhere, "title");

  test("find: a word -> its places in title and body, ascending", () => {
    assert.deepEqual(found(text, "visit"), ["Visit", "visit", "VISIT"]);
    assert.deepEqual(text.find(words("moscow"), anywhere), [2]);
  });

  test("find: in the title -> the title's places only", () => {
    assert.deepEqual(found(text, "visit", inTitle), ["Visit"]);
    assert.deepEqual(found(text, "visit*", inTitle), ["Visit"]);
    assert.deepEqual(found(text, "minsk", inTitle), []);
  });

  test("find: a prefix -> every word that begins with it, in the text's order", () => {
    assert.deepEqual(found(text, "visit*"), ["Visit", "Visitors", "visit", "VISIT"]);
    assert.deepEqual(found(text, "vi*"), ["Visit", "Visitors", "visit", "VISIT", "Vis", "vis"]);
    assert.deepEqual(found(text, "zz*"), []);
    assert.deepEqual(found(text, "visitorships*"), []);
  });

  test("find: a phrase -> where all its words follow one another", () => {
    assert.deepEqual(found(text, "visit to"), ["Visit", "VISIT"]);
    assert.deepEqual(found(text, "visit to zz*"), []);
    assert.deepEqual(found(text, "visit to mi*"), ["VISIT"]);
    assert.deepEqual(found(text, "vis-a-vis"), ["Vis"]);
    assert.deepEqual(found(text, "to visit"), []);
  });

  test("find: a phrase whose words repeat -> every place, also where they overlap", () => {
    const again = readText({ title: "", body: "a b a b a b" });
    assert.equal(again.find(words("a b a"), anywhere).length, 2);
    assert.equal(again.find(words("b a b a b a"), anywhere).length, 0);
  });

  test("find: asked again -> the same answer", () => {
    assert.deepEqual(text.find(words("visit to"), anywhere), text.find(words("visit to"), anywhere));
    assert.deepEqual(text.find(words("visit*"), inTitle), text.find(words("visit*"), inTitle));
    assert.deepEqual(found(text, "visit*"), ["Visit", "Visitors", "visit", "VISIT"]);
  });

  test("find: a word and the prefix written alike -> are told apart", () => {
    assert.equal(text.find(words("visit*"), anywhere).length, 4);
    assert.equal(text.find(words("visit"), anywhere).length, 3);
  });

  test("tokenAt: places between title and body, and beyond -> no word", () => {
    assert.equal(text.tokenAt(3), undefined);
    assert.equal(text.tokenAt(text.bodyPlace - 1), undefined);
    assert.equal(text.tokenAt(text.bodyPlace)?.word, "visitors");
    assert.equal(text.tokenAt(-1), undefined);
    assert.equal(text.tokenAt(1_000_000), undefined);
  });

  test("bodySentences: asked twice -> found once", () => {
    assert.equal(text.bodySentences(), text.bodySentences());
    assert.equal(text.bodySentences().length, 2);
  });

  test("find: words that are names of object parts -> are words like others", () => {
    const odd = readText({ title: "constructor", body: "__proto__ toString" });
    assert.deepEqual(found(odd, "constructor"), ["constructor"]);
    assert.deepEqual(found(odd, "toString"), ["toString"]);
    assert.deepEqual(found(odd, "hasOwnProperty"), []);
  });
});

describe("parseWords", () => {
  test("parseWords: words written in other ways -> one key", () => {
    assert.equal(words("Xi  JINPING").key, words("xi jinping").key);
    assert.equal(words("Xi-Jinping").key, words("xi jinping").key);
    assert.notEqual(words("Xi Jinping*").key, words("xi jinping").key);
  });

  test("parseWords: a phrase with a prefix in it -> only that word is one", () => {
    assert.deepEqual(words("state visit* to").parts, [
      { word: "state", prefix: false },
      { word: "visit", prefix: true },
      { word: "to", prefix: false },
    ]);
  });

  const wrong: readonly (readonly [string, number, number])[] = [
    ["", 0, 0],
    [" — ", 0, 3],
    ["to v* it", 3, 2],
    ["to * it", 3, 1],
    ["访问*", 1, 2],
  ];
  for (const [text, offset, length] of wrong) {
    test(`parseWords: ${JSON.stringify(text)} -> a problem at ${offset}`, () => {
      const parsed = parseWords(text);
      assert.equal(parsed.kind, "problem");
      if (parsed.kind === "problem") assert.deepEqual([parsed.problem.offset, parsed.problem.length], [offset, length]);
    });
  }
});
