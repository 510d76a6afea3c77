// Sentences: ends in the scripts of the news, and the full stops that end nothing.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { sentences } from "../../src/core/text/sentences.ts";

const cut = (text: string) => sentences(text).map(({ from, to }) => text.slice(from, to));

describe("sentences", () => {
  const parted: readonly (readonly [string, readonly string[]])[] = [
    ["English", ["Xi arrived on Monday.", "He met Putin!", "Will they sign?", "Nobody knows..."]],
    ["Russian", ["Путин прибыл в Пекин.", "Переговоры начались!", "Что дальше?"]],
    ["Arabic", ["وصل بوتين إلى بكين.", "هل يوقعان الاتفاق؟", "لا أحد يعرف!"]],
    ["Urdu", ["صدر شی بیجنگ پہنچے۔", "ملاقات ہوئی۔"]],
    ["Hindi", ["शी पहुंचे।", "बैठक हुई।"]],
    [
      "quotes that close behind the mark",
      ["He said “we are friends.”", "Then he left.", "(It rained.)", "All agreed."],
    ],
    ["a sentence that opens with a quote", ["They met.", "“We are friends,” he said."]],
    ["a sentence that opens with a number", ["They met.", "12 deals were signed."]],
    ["marks in a row", ["Really?!", "Yes…", "Good."]],
  ];
  for (const [what, expected] of parted) {
    test(`sentences: ${what} -> ${expected.length} sentences`, () => {
      assert.deepEqual(cut(expected.join(" ")), expected);
    });
  }

  test("sentences: Chinese and Japanese without spaces -> end at their own marks", () => {
    assert.deepEqual(cut("习近平抵达莫斯科。普京迎接！他们会签署吗？"), [
      "习近平抵达莫斯科。",
      "普京迎接！",
      "他们会签署吗？",
    ]);
    assert.deepEqual(cut("「会談した。」と述べた。次は？"), ["「会談した。」", "と述べた。", "次は？"]);
  });

  test("sentences: no space behind the full stop -> two sentences", () => {
    assert.deepEqual(cut("It deepens the alliance.What are your thoughts?Nobody knows."), [
      "It deepens the alliance.",
      "What are your thoughts?",
      "Nobody knows.",
    ]);
    assert.deepEqual(cut("Альянс крепнет.Что дальше?"), ["Альянс крепнет.", "Что дальше?"]);
  });

  const whole: readonly (readonly [string, string])[] = [
    ["a country's initials", "It hurts U.S. interests and U.S.-led groups."],
    ["initials before a capital", "The U.S. Senate met."],
    ["a title", "We asked Dr. Alexei Plotnikov and Mr. Smith."],
    ["a Russian form of address", "Мы спросили проф. Иванова и им. Горького."],
    ["Russian initials", "Президент В. В. Путин прибыл."],
    ["glued Russian initials", "Президент В.В.Путин прибыл."],
    ["initials of a name", "It was J. D. Vance who spoke."],
    ["an Arabic title of one letter", "قال د. أحمد ذلك."],
    ["a decimal number", "Trade grew by 3.5 percent."],
    ["a domain", "It was seen on www.hindustantimes.com by many."],
    ["a domain with hyphens", "This is world-today-news.com Senior Editor speaking."],
    ["a time of day", "They met at 9 a.m. Monday."],
    ["a numbered thing", "See No. 5 of that list."],
    ["a month cut short", "It was Dec. 31 in Beijing."],
    ["a doctorate", "Anna, Ph.D. and others came."],
    ["a Latin abbreviation", "Some states, e.g. China, agreed."],
    ["an exclamation inside a sentence", "Yahoo! said it would."],
    ["a quoted question inside a sentence", "“Will they?” he asked."],
    ["dots inside a sentence", "He paused... and left."],
    ["a version", "It runs v2.0.1 today."],
  ];
  for (const [what, text] of whole) {
    test(`sentences: ${what} -> one sentence`, () => {
      assert.deepEqual(cut(text), [text]);
    });
  }

  test("sentences: number words that end a sentence -> it ends", () => {
    assert.deepEqual(cut("The answer is no. They left."), ["The answer is no.", "They left."]);
    assert.deepEqual(cut("He came in 2025. The visit was short."), ["He came in 2025.", "The visit was short."]);
  });

  test("sentences: line ends of every kind -> end a sentence", () => {
    assert.deepEqual(cut("A heading\nFirst line\r\nSecond\u2028Third\u2029Fourth"), [
      "A heading",
      "First line",
      "Second",
      "Third",
      "Fourth",
    ]);
  });

  test("sentences: an abbreviation at a line's end -> the line ends", () => {
    assert.deepEqual(cut("We spoke with Dr.\nAlexei came."), ["We spoke with Dr.", "Alexei came."]);
    assert.deepEqual(cut("We like the U.S."), ["We like the U.S."]);
  });

  test("sentences: space around and between -> is in no sentence", () => {
    assert.deepEqual(cut("  One.   Two.\n\n\n  Three  "), ["One.", "Two.", "Three"]);
  });

  test("sentences: text of nothing or only space -> none", () => {
    assert.deepEqual(sentences(""), []);
    assert.deepEqual(sentences(" \n \r\n\t"), []);
  });

  test("sentences: only marks -> are kept, so that nothing is lost", () => {
    assert.deepEqual(cut("..."), ["..."]);
    assert.deepEqual(cut("。"), ["。"]);
  });

  test("sentences: any text -> spans rise, and together hold everything but space", () => {
    const pool = [
      "U.S.",
      "Dr.",
      " ",
      "Xi",
      "visit",
      ".",
      "?",
      "。",
      "\n",
      "”",
      "“",
      "3.5",
      "Путин",
      "习近平",
      "…",
      "a.b",
      "()",
      "؟",
    ];
    let seed = 11;
    for (let round = 0; round < 500; round += 1) {
      let text = "";
      for (let at = 0; at < 25; at += 1) {
        seed = (seed * 48271) % 2147483647;
        text += pool[seed % pool.length] ?? "";
      }
      const spans = sentences(text);
      const held = spans.map(({ from, to }) => text.slice(from, to));
      assert.equal(held.join("").replace(/\s/gu, ""), text.replace(/\s/gu, ""));
      spans.forEach(({ from, to }, at) => {
        assert.ok(from < to && from >= (spans[at - 1]?.to ?? 0));
        assert.equal(text.slice(from, to), text.slice(from, to).trim());
      });
    }
  });

  test("sentences: a long run of full stops or initials -> is read in one walk", () => {
    assert.equal(sentences(".".repeat(200_000)).length, 1);
    assert.equal(sentences("a.".repeat(50_000)).length, 1);
    assert.equal(sentences("Yes. ".repeat(20_000)).length, 20_000);
  });
});
