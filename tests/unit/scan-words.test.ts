// The scan that the engine looks words up by: each word's hash and folded form, beside the long way of folding.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { fold } from "../../src/core/text/fold.ts";
import { hashUnits } from "../../src/core/text/hash-units.ts";
import { scanWords, wordOf } from "../../src/core/text/tokens.ts";
import { dice } from "../helpers/plain-rule.ts";

const wordsOf = (text: string): readonly string[] => {
  const scan = scanWords(text);
  return scan.froms.map((_, at) => wordOf(scan, at));
};

/** Pieces of five scripts with what makes words hard: marks, joiners, wide letters, possessives, strokes, voicing. */
const pieces =
  "Xi ’s 's . ' É ß Ł é\u0301 İ VISIT visit 3 U.S. Визит ё и\u0306 習 习近平 𠮷 が か\u3099 ガ ｶﾞ ー ไทย ที่ زيارة ـ ة\u064e \u200d \u00ad 한국 - , \n 。 𝒳 😀 \ud800"
    .split(" ")
    .concat([" ", " ", " "]);

function randomText(seed: number): string {
  const roll = dice(seed);
  return Array.from({ length: roll(30) }, () => pieces[roll(pieces.length)] ?? "").join("");
}

describe("scanWords", () => {
  test("scanWords: 3,000 random texts of five scripts -> every word is its span folded, and its hash is the word's", () => {
    let words = 0;
    for (let seed = 0; seed < 3_000; seed += 1) {
      const text = randomText(seed);
      const scan = scanWords(text);
      let before = 0;
      for (const [at, from] of scan.froms.entries()) {
        const to = scan.tos[at] ?? 0;
        const word = wordOf(scan, at);
        assert.ok(before <= from && from < to && to <= text.length, JSON.stringify(text));
        assert.equal(word, fold(text.slice(from, to)), JSON.stringify(text));
        assert.equal(scan.hashes[at], hashUnits(word), JSON.stringify(text));
        before = to;
        words += 1;
      }
    }
    assert.ok(words > 20_000);
  });

  test("scanWords: a text in capitals, small letters and full width -> the same hashes", () => {
    const { hashes } = scanWords("state visit to moscow");
    assert.deepEqual(scanWords("State VISIT to Moscow").hashes, hashes);
    assert.deepEqual(scanWords("Ｓｔａｔｅ ｖｉｓｉｔ ｔｏ Ｍｏｓｃｏｗ").hashes, hashes);
    assert.deepEqual(scanWords("Státe visit tò Moscow").hashes, hashes);
  });

  test("scanWords: letters that are words of their own, up to one that a mark clings to -> each letter once", () => {
    assert.deepEqual(wordsOf("习近平访问。访华"), [..."习近平访问访华"]);
    assert.deepEqual(wordsOf("日本か\u3099国"), ["日", "本", "が", "国"]);
    assert.deepEqual(wordsOf("国葛\u{e0100}国"), ["国", "葛", "国"]);
    assert.deepEqual(wordsOf("ｶﾞﾗｽ"), ["ガ", "ラ", "ス"]);
    assert.deepEqual(wordsOf("中国𠮷野家"), ["中", "国", "𠮷", "野", "家"]);
    assert.deepEqual(wordsOf("访问APEC峰会"), ["访", "问", "apec", "峰", "会"]);
  });

  test("scanWords: no word, a lone half of a wide letter, the end in the middle of a word -> no harm", () => {
    for (const text of ["", " ", "。", "\ud842", "😀", "ـ"]) assert.deepEqual(wordsOf(text), [], JSON.stringify(text));
    assert.deepEqual(wordsOf("a\ud842"), ["a"]);
    assert.deepEqual(wordsOf("visit\u00ad"), ["visit"]);
    assert.deepEqual(wordsOf("国"), ["国"]);
  });

  test("hashUnits: 60,000 words -> as few share a hash as chance lets", () => {
    const hashes = new Set(Array.from({ length: 60_000 }, (_, at) => hashUnits(`w${at.toString(36)}`)));
    assert.ok(hashes.size > 59_990, `${hashes.size} hashes`);
  });

  test("hashUnits: the same letters in another order -> another hash", () => {
    const words = ["abc", "acb", "bac", "bca", "cab", "cba", "a", "aa", "aaa", ""];
    assert.equal(new Set(words.map(hashUnits)).size, words.length);
  });
});
