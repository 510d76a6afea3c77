// Marks and cut sentences: merged spans, long sentences, and letters that must not be halved.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { Span } from "../../src/core/alert/alert.ts";
import { limits } from "../../src/core/limits.ts";
import { cutAround } from "../../src/core/watch/cut-around.ts";
import { chooseMarks } from "../../src/core/watch/marks.ts";
import { mergeSpans } from "../../src/core/watch/merge-spans.ts";
import { readText } from "../../src/core/watch/watch-text.ts";

const whole = (text: string): Span => ({ from: 0, to: text.length });
const span = (text: string, words: string): Span => {
  const from = text.indexOf(words);
  return { from, to: from + words.length };
};
const marked = ({ text, marks }: ReturnType<typeof cutAround>) => marks.map(({ from, to }) => text.slice(from, to));

describe("mergeSpans", () => {
  const cases: readonly (readonly [
    string,
    readonly (readonly [number, number])[],
    readonly (readonly [number, number])[],
  ])[] = [
    ["none", [], []],
    [
      "spans out of order",
      [
        [5, 6],
        [1, 2],
      ],
      [
        [1, 2],
        [5, 6],
      ],
    ],
    [
      "spans that overlap",
      [
        [1, 4],
        [3, 6],
      ],
      [[1, 6]],
    ],
    [
      "spans that touch",
      [
        [1, 3],
        [3, 6],
      ],
      [[1, 6]],
    ],
    [
      "a span within another",
      [
        [1, 9],
        [3, 4],
        [9, 10],
      ],
      [[1, 10]],
    ],
    [
      "the same span twice",
      [
        [1, 3],
        [1, 3],
      ],
      [[1, 3]],
    ],
    [
      "spans with a space between",
      [
        [1, 3],
        [4, 6],
      ],
      [
        [1, 3],
        [4, 6],
      ],
    ],
  ];
  for (const [what, given, expected] of cases) {
    test(`mergeSpans: ${what} -> ${expected.length} spans`, () => {
      const spans = given.map(([from, to]) => ({ from, to }));
      assert.deepEqual(
        mergeSpans(spans),
        expected.map(([from, to]) => ({ from, to })),
      );
    });
  }
});

describe("chooseMarks", () => {
  const text = readText({ title: "Xi", body: "a b c d e" });
  const at = (place: number) => ({ from: text.bodyPlace + place, to: text.bodyPlace + place + 1 });

  test("chooseMarks: parts of different weight -> in turn, those of NEAR first", () => {
    const marks = chooseMarks(text, [
      { occurrences: [at(0), at(1)], isNear: false },
      { occurrences: [at(2)], isNear: true },
    ]);
    assert.deepEqual(
      marks.map(({ from, part }) => [text.body[from], part]),
      [
        ["c", 1],
        ["a", 0],
        ["b", 0],
      ],
    );
  });

  test("chooseMarks: a place in the title -> a mark in the title", () => {
    assert.deepEqual(chooseMarks(text, [{ occurrences: [{ from: 0, to: 1 }], isNear: false }]), [
      { field: "title", from: 0, to: 2, part: 0, isNear: false },
    ]);
  });

  test("chooseMarks: no parts -> no marks", () => {
    assert.deepEqual(chooseMarks(text, []), []);
  });

  test("chooseMarks: a place without a word -> is a broken promise", () => {
    assert.throws(
      () => chooseMarks(text, [{ occurrences: [{ from: 5, to: 6 }], isNear: false }]),
      /No words at places/,
    );
  });
});

describe("cutAround", () => {
  test("cutAround: a short sentence -> whole, with marks counted from its start", () => {
    const text = "Before. Xi met Putin. After.";
    const cut = cutAround(text, span(text, "Xi met Putin."), [span(text, "Xi"), span(text, "Putin")]);
    assert.deepEqual(cut, {
      text: "Xi met Putin.",
      marks: [
        { from: 0, to: 2 },
        { from: 7, to: 12 },
      ],
    });
  });

  test("cutAround: a sentence of exactly the limit -> whole", () => {
    const text = `Xi ${"x".repeat(limits.sentenceCharsMax - 3)}`;
    assert.equal(cutAround(text, whole(text), [span(text, "Xi")]).text, text);
  });

  test("cutAround: words at the start of a long sentence -> cut behind", () => {
    const text = `Xi ${"word ".repeat(300)}`;
    const cut = cutAround(text, whole(text), [span(text, "Xi")]);
    assert.ok(cut.text.startsWith("Xi word") && cut.text.endsWith("word"));
    assert.ok(cut.text.length <= limits.sentenceCharsMax && cut.text.length > limits.sentenceCharsMax - 10);
    assert.deepEqual(marked(cut), ["Xi"]);
  });

  test("cutAround: words at the end of a long sentence -> cut before", () => {
    const text = `${"word ".repeat(300)}Xi`;
    const cut = cutAround(text, whole(text), [span(text, "Xi")]);
    assert.ok(cut.text.startsWith("word ") && cut.text.endsWith(" Xi"));
    assert.deepEqual(marked(cut), ["Xi"]);
  });

  test("cutAround: marks further apart than the limit -> the fullest stretch is kept", () => {
    const text = `One ${"word ".repeat(300)}Two Three ${"word ".repeat(300)}Four`;
    const marks = ["One", "Two", "Three", "Four"].map((words) => span(text, words));
    assert.deepEqual(marked(cutAround(text, whole(text), marks)), ["Two", "Three"]);
  });

  test("cutAround: a mark longer than the limit -> its beginning, marked to the end", () => {
    const text = `before ${"long ".repeat(200)}after`;
    const cut = cutAround(text, whole(text), [{ from: 7, to: 7 + 999 }]);
    assert.ok(cut.text.length <= limits.sentenceCharsMax);
    assert.deepEqual(cut.marks, [{ from: 0, to: cut.text.length }]);
  });

  test("cutAround: Han text without spaces -> cut between letters", () => {
    const text = `${"国".repeat(600)}习近平${"家".repeat(600)}`;
    const cut = cutAround(text, whole(text), [span(text, "习近平")]);
    assert.equal(cut.text.length, limits.sentenceCharsMax);
    assert.deepEqual(marked(cut), ["习近平"]);
  });

  test("cutAround: letters of two units -> are never halved", () => {
    for (const shift of ["", "a"]) {
      const text = `${shift}${"𠮷".repeat(500)}习近平${"𠮷".repeat(500)}`;
      const cut = cutAround(text, whole(text), [span(text, "习近平")]);
      assert.doesNotMatch(cut.text, /\p{Surrogate}/u, shift);
      assert.deepEqual(marked(cut), ["习近平"]);
    }
  });

  test("cutAround: no marks -> the sentence's beginning", () => {
    const text = "word ".repeat(300);
    const cut = cutAround(text, whole(text), []);
    assert.ok(text.startsWith(cut.text) && cut.text.length <= limits.sentenceCharsMax);
    assert.deepEqual(cut.marks, []);
  });
});
