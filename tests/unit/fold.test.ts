// Folding: which spellings become one word, and which letters must stay apart.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { fold } from "../../src/core/text/fold.ts";

const same: readonly (readonly [string, string, string])[] = [
  ["capitals", "PUTIN", "putin"],
  ["Cyrillic capitals", "ПУТИН", "путин"],
  ["fullwidth letters", "Ｐｕｔｉｎ", "putin"],
  ["a ligature", "ﬁnance", "finance"],
  ["French accents", "Élysée", "elysee"],
  ["accents written as marks", "E\u0301lyse\u0301e", "elysee"],
  ["Vietnamese letters with two marks", "Việt", "viet"],
  ["Polish letters", "Łódź", "lodz"],
  ["Danish letters", "Søren", "soren"],
  ["Croatian letters", "Đoković", "dokovic"],
  ["sharp s", "Straße", "strasse"],
  ["capital sharp s", "STRAẞE", "strasse"],
  ["ae in one letter", "Færøerne", "faeroerne"],
  ["oe in one letter", "sœur", "soeur"],
  ["Icelandic letters", "Þórður", "thordur"],
  ["the Turkish dotted capital", "İstanbul", "istanbul"],
  ["the Turkish dotless letter", "ışık", "isik"],
  ["Greek accents", "Τσίπρας", "τσιπρασ"],
  ["Greek capitals with a sigma at the end", "ΤΣΙΠΡΑΣ", "τσιπρασ"],
  ["the Russian yo", "Королёв", "королев"],
  ["the Russian yo written as a mark", "Короле\u0308в", "королев"],
  ["a Russian stress mark", "Пу\u0301тин", "путин"],
  ["Arabic vowel points", "بُوتِين", "بوتين"],
  ["a stretched Arabic word", "بـــوتين", "بوتين"],
  ["halfwidth kana with a voicing mark", "ﾌﾟ", "プ"],
  ["a Kangxi radical", "⼈", "人"],
  ["a compatibility ideograph", "\uf9e1", "李"],
  ["a soft hyphen", "Pu\u00adtin", "putin"],
  ["a zero width joiner", "Pu\u200dtin", "putin"],
  ["a byte order mark", "\ufeffPutin", "putin"],
  ["a variation selector behind a Han letter", "習\u{e0100}", "習"],
];

describe("fold", () => {
  for (const [what, word, folded] of same) {
    test(`fold: ${what} -> ${folded}`, () => {
      assert.equal(fold(word), folded);
    });
  }

  const apart: readonly (readonly [string, string])[] = [
    ["визит и", "визит й"],
    ["Си", "Сй"],
    ["か", "が"],
    ["ハ", "パ"],
    ["ا", "أ"],
    ["习", "習"],
    ["і", "ї"],
    ["г", "ѓ"],
  ];
  for (const [one, other] of apart) {
    test(`fold: ${one} and ${other} -> stay two words`, () => {
      assert.notEqual(fold(one), fold(other));
    });
  }

  test("fold: letters of the short way -> come out as the long way would give them", () => {
    const ranges = ["0-9", "A-Z", "a-z", "А-я", "ぁ-ゖ", "ァ-ヺ", "一-龥", "\u0621-\u063a", "\u0641-\u064a"];
    for (const range of ranges) {
      const first = range.codePointAt(0) ?? 0;
      const last = range.codePointAt(2) ?? 0;
      for (let code = first; code <= last; code += 1) {
        const letter = String.fromCodePoint(code);
        const viaLongWay = fold(`${letter}\u00ad`);
        assert.equal(fold(letter), viaLongWay, `U+${code.toString(16)}`);
      }
    }
  });

  test("fold: any folded letter -> is changed no further", () => {
    for (let code = 0x30; code < 0x10000; code += 1) {
      const letter = String.fromCodePoint(code);
      if (!/^[\p{L}\p{N}]$/u.test(letter)) continue;

      const folded = fold(`a${letter}b`);
      assert.equal(fold(folded), folded, `U+${code.toString(16)}`);
    }
  });

  test("fold: composed and decomposed forms of every letter -> are one", () => {
    for (let code = 0xc0; code < 0x2000; code += 1) {
      const letter = String.fromCodePoint(code);
      if (!/^\p{L}$/u.test(letter)) continue;

      assert.equal(fold(letter.normalize("NFD")), fold(letter), `U+${code.toString(16)}`);
    }
  });

  test("fold: nothing but stretching strokes and points -> nothing", () => {
    assert.equal(fold("ـ"), "");
    assert.equal(fold("ـَـ"), "");
  });
});
