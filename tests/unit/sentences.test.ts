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
    assert.deepEqual(cut("「会談した。」と述べた。次は？"), ["「会談した。」と述べた。", "次は？"]);
  });

  const quoted: readonly (readonly [string, readonly string[]])[] = [
    ["Japanese, with the speaker behind", ["「行く。」と大臣は語った。", "彼は去った。"]],
    ["Japanese, ended by its quotation", ["大臣は言った。", "「行く。」", "彼は去った。"]],
    ["Japanese, of two sentences", ["「行く。", "必ず行く。」と述べた。"]],
    ["Chinese, with the speaker behind", ["“我们会去。”普京说。", "他离开了。"]],
    ["Chinese, with a long speaker behind", ["“我们会去。”外交部发言人毛宁在记者会上表示，会谈很长。", "他离开了。"]],
    ["Chinese, ended by its quotation", ["他说：“我们会去。”", "会谈很长。"]],
    ["Russian", ["«Мы приедем!» — сказал он.", "Он уехал."]],
    ["English", ["“We will come.”", "He left.", "“Will you?” she asked."]],
    ["Arabic", ["قال: «سنأتي».", "ثم غادر."]],
  ];
  for (const [what, expected] of quoted) {
    test(`sentences: a quotation, ${what} -> ${expected.length} sentences`, () => {
      const isSpaced = !/[\u3040-\u9fff]/.test(expected.join(""));
      assert.deepEqual(cut(expected.join(isSpaced ? " " : "")), expected);
    });
  }

  const glued: readonly (readonly [string, readonly string[]])[] = [
    ["behind a quotation", ["They praised “trust”.", "What is that?"]],
    ["behind a year", ["It began in 2025.", "The visit was short."]],
    ["behind a percentage", ["Trade grew by 5%.", "Nobody knew."]],
    ["behind a bracket", ["It rained (again).", "All agreed."]],
    ["before initials of a country", ["There is no easy answer.", "The U.S. needs one."]],
    ["Russian, before a quotation", ["Альянс крепнет.", "«Да», — сказал он."]],
  ];
  for (const [what, expected] of glued) {
    test(`sentences: no space, ${what} -> ${expected.length} sentences`, () => {
      assert.deepEqual(cut(expected.join("")), expected);
    });
  }

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
    ["a host with capitals", "It was in Lenta.Ru and Amazon.Com on Monday."],
    [
      "a missing space behind a comma and a host",
      "On this dynamic,world-today.example Senior Editor,Ann Example,spoke.",
    ],
    ["a company", "It was Example Inc. Chairman Roe who spoke."],
    ["Russian years", "В 2024 г. Путин прибыл в Пекин."],
    ["Russian that is", "Он приехал позже, т.е. Вчера ночью, и т. п. вещи."],
    ["a Russian city", "Он живёт в г. Москве на ул. Ленина."],
    ["a German date", "Er kam am 21. November nach Berlin."],
    ["a Spanish form of address", "Lo dijo el Sr. Pérez ayer."],
    ["a decimal comma", "Рост составил 3,5 процента."],
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

  test("sentences: letters with full stops before a word that begins a sentence -> it ends", () => {
    assert.deepEqual(cut("They live in the U.S. The others do not."), ["They live in the U.S.", "The others do not."]);
    assert.deepEqual(cut("They met at 9 a.m. He left at noon."), ["They met at 9 a.m.", "He left at noon."]);
    assert.deepEqual(cut("Реки, мосты и т.д. Затем они уехали."), ["Реки, мосты и т.д.", "Затем они уехали."]);
    assert.deepEqual(cut("It is Example Inc. The others left."), ["It is Example Inc.", "The others left."]);
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
