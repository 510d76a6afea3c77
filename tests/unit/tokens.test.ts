// Tokens: where words begin and end in every script of the news, and that their places are those of the text.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { standsAlone, tokenize } from "../../src/core/text/tokens.ts";

const words = (text: string) => tokenize(text).map(({ word }) => word);
const slices = (text: string) => tokenize(text).map(({ from, to }) => text.slice(from, to));

describe("tokenize", () => {
  const cases: readonly (readonly [string, string, readonly string[]])[] = [
    ["an English sentence", "Xi will visit Moscow.", ["xi", "will", "visit", "moscow"]],
    ["a Russian sentence", "Путин и Си — в Москве!", ["путин", "и", "си", "в", "москве"]],
    ["running Han text", "习近平访俄", ["习", "近", "平", "访", "俄"]],
    ["kana with a length sign", "プーチン大統領", ["プ", "ー", "チ", "ン", "大", "統", "領"]],
    ["hiragana with Han", "訪問した", ["訪", "問", "し", "た"]],
    ["halfwidth kana", "ﾌﾟｰﾁﾝ", ["プ", "ー", "チ", "ン"]],
    ["kana with its voicing as a mark", "か\u3099く", ["が", "く"]],
    ["an iteration mark", "佐々木", ["佐", "々", "木"]],
    ["Han letters beyond the first plane", "𠮷野家", ["𠮷", "野", "家"]],
    ["Korean words", "시진핑 주석", ["시진핑", "주석"]],
    ["Arabic words", "الرئيس شي جين بينغ، بوتين", ["الرئيس", "شي", "جين", "بينغ", "بوتين"]],
    ["Thai letters with what stands above and below them", "ปูติน สี", ["ปู", "ติ", "น", "สี"]],
    ["Lao, Khmer and Burmese letters", "ສີ ពូ ပူ", ["ສີ", "ពូ", "ပူ"]],
    ["Thai digits", "ปี ๒๕๖๙", ["ปี", "๒๕๖๙"]],
    ["Hindi with its vowel marks", "शी जिनपिंग", ["शी", "जिनपिंग"]],
    ["digits beside Han", "2025年5月", ["2025", "年", "5", "月"]],
    ["letters and digits in one word", "G20, 5G and A股", ["g20", "5g", "and", "a", "股"]],
    ["numbers with signs", "1,000 and 3.5", ["1", "000", "and", "3", "5"]],
    ["hyphens", "China-Russia alliance", ["china", "russia", "alliance"]],
    ["dashes without space", "visit—confirmed", ["visit", "confirmed"]],
    ["missing spaces", "alliance.What,despite", ["alliance", "what", "despite"]],
    ["an abbreviation with dots", "U.S. policy", ["u", "s", "policy"]],
    ["underscores and signs", "#Putin @kremlin_news", ["putin", "kremlin", "news"]],
    ["a soft hyphen inside a word", "Pu\u00adtin", ["putin"]],
    ["a zero width space between words", "Xi\u200bJinping", ["xi", "jinping"]],
    ["a joiner inside a Persian word", "می\u200cخواهد", ["میخواهد"]],
  ];
  for (const [what, text, expected] of cases) {
    test(`tokenize: ${what} -> ${expected.length} words`, () => {
      assert.deepEqual(words(text), expected);
    });
  }

  const apostrophes: readonly (readonly [string, readonly string[]])[] = [
    ["Xi's visit", ["xi", "visit"]],
    ["Xi’s visit", ["xi", "visit"]],
    ["XI’S VISIT", ["xi", "visit"]],
    ["Xiʼs visit", ["xi", "visit"]],
    ["U.S.’s ally", ["u", "s", "ally"]],
    ["Xi's-led", ["xi", "led"]],
    ["the leaders’ talks", ["the", "leaders", "talks"]],
    ["l'accord", ["l", "accord"]],
    ["O’Brien", ["o", "brien"]],
    ["d'stage", ["d", "stage"]],
    ["Лук’яненко", ["лук", "яненко"]],
    ["Лукʼяненко", ["лук", "яненко"]],
    ["don't", ["don", "t"]],
    ["'s alone", ["s", "alone"]],
  ];
  for (const [text, expected] of apostrophes) {
    test(`tokenize: apostrophe in ${text} -> ${expected.join(" | ")}`, () => {
      assert.deepEqual(words(text), expected);
    });
  }

  test("tokenize: Xinhua -> is one word and not xi", () => {
    assert.deepEqual(words("Xinhua"), ["xinhua"]);
  });

  test("tokenize: text without words -> none", () => {
    assert.deepEqual(tokenize(""), []);
    assert.deepEqual(tokenize(" \n\t—…。“”()!"), []);
    assert.deepEqual(tokenize("\u0301\u0302 ـ ـ"), []);
  });

  test("tokenize: words that fold to other lengths -> places are those of the text", () => {
    const text = "İstanbul’s Straße: ﬁne か\u3099 Pu\u00adtin 𠮷";
    assert.deepEqual(slices(text), ["İstanbul", "Straße", "ﬁne", "か\u3099", "Pu\u00adtin", "𠮷"]);
  });

  test("tokenize: a joiner at a word's end -> is no part of the word", () => {
    assert.deepEqual(slices("Putin\u200f, Xi\ufeff"), ["Putin", "Xi"]);
  });

  test("tokenize: half a surrogate pair -> is passed over", () => {
    assert.deepEqual(words("a\ud842 b \udfb7c"), ["a", "b", "c"]);
  });

  test("tokenize: words joined at random -> come back with rising places that do not overlap", () => {
    const pool = [
      "Xi",
      "Путин",
      "习近平",
      "プーチン",
      "بوتين",
      "Łódź",
      "2025",
      "한국",
      " ",
      "'s",
      "’",
      "-",
      "。",
      "\n",
      "🙂",
      "\u00ad",
    ];
    let seed = 7;
    const pick = () => {
      seed = (seed * 48271) % 2147483647;
      return pool[seed % pool.length] ?? "";
    };
    for (let round = 0; round < 500; round += 1) {
      const text = Array.from({ length: 30 }, pick).join("");
      let last = 0;
      for (const { word, from, to } of tokenize(text)) {
        assert.ok(from >= last && to > from && to <= text.length);
        assert.ok(word.length > 0);
        assert.match(text.slice(last, from), /^(?:[^\p{L}\p{N}]|[’']s)*$/u, "nothing but signs lies between words");
        last = to;
      }
    }
  });

  test("tokenize: a million letters without a space -> one word", () => {
    assert.equal(tokenize("a".repeat(1_000_000)).length, 1);
    assert.equal(tokenize("习".repeat(100_000)).length, 100_000);
    assert.equal(tokenize("a\u00ad".repeat(100_000)).length, 1);
    assert.equal(tokenize("'s".repeat(100_000)).length, 50_000);
  });
});

describe("standsAlone", () => {
  test("standsAlone: Han and kana -> yes", () => {
    for (const word of ["习", "が", "プ", "ー", "々", "𠮷", "ก", "ສ"]) assert.ok(standsAlone(word), word);
  });

  test("standsAlone: letters of scripts that join them -> no", () => {
    for (const word of ["xi", "си", "시", "شي", "2", "๒"]) assert.ok(!standsAlone(word), word);
  });
});
