// Evidence over random texts in five scripts: every mark holds words that the rule asks for.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { Evidence, Span } from "../../src/core/alert/alert.ts";
import { limits } from "../../src/core/limits.ts";
import { fold } from "../../src/core/text/fold.ts";
import { judge, readText } from "../../src/core/watch/judge.ts";
import { parseExpression } from "../../src/core/watch/parse-expression.ts";

type Script = {
  readonly rule: string;
  readonly sought: readonly string[];
  readonly filler: readonly string[];
  readonly gap: string;
};

const scripts: readonly Script[] = [
  {
    rule: '(xi OR "state visit") AND (xi NEAR/6 putin) AND NOT nothing',
    sought: ["Xi", "XI’s", "state visit", "Putin", "Pu\u00adtin"],
    filler: ["the", "Xinhua", "visit", "state", "U.S.", "met.", "Dr.", "Łódź", "\n", "“so”", "taxi", "www.example.com"],
    gap: " ",
  },
  {
    rule: "(Путин* OR визит*) AND (Путин* NEAR/6 си)",
    sought: ["Путин", "ПУТИНЫМ", "Пу\u0301тина", "Си", "визита"],
    filler: ["и", "Распутин", "ёлка", "прибыл.", "проф.", "\n", "сила", "«да»"],
    gap: " ",
  },
  {
    rule: "习近平 AND (习近平 NEAR/9 普京)",
    sought: ["习近平", "普京"],
    filler: ["国", "家", "访", "。", "习", "平", "京", "，", "\n", "𠮷"],
    gap: "",
  },
  {
    rule: "プーチン AND (プーチン NEAR/9 訪問)",
    sought: ["プーチン", "ﾌﾟｰﾁﾝ", "訪問"],
    filler: ["大", "統", "領", "。", "か\u3099", "ー", "プ", "「", "」"],
    gap: "",
  },
  {
    rule: "بوتين AND (بوتين NEAR/6 شي)",
    sought: ["بوتين", "بُوتِين", "شي"],
    filler: ["الرئيس", "وبوتين", "زيارة.", "هل؟", "إلى", "\n"],
    gap: " ",
  },
];

/** Folded, and without what may stand between the words of a phrase. */
const lettersOf = (text: string) => fold(text).replace(/[^\p{L}\p{N}]/gu, "");
const soughtLetters = ({ sought }: Script) => new Set(sought.map((words) => lettersOf(words.replace(/’s$/u, ""))));

/** All that is marked has to be sought words alone, side by side where they touch. */
function assertMarks(text: string, marks: readonly Span[], script: Script): void {
  const sought = soughtLetters(script);
  marks.forEach(({ from, to }, at) => {
    assert.ok(from >= (marks[at - 1]?.to ?? 0) && from < to && to <= text.length, "marks rise and do not overlap");
    const marked = lettersOf(text.slice(from, to));
    let rest = marked;
    for (const words of [...sought].sort((one, other) => other.length - one.length)) rest = rest.replaceAll(words, "");
    assert.equal(rest, "", `${marked} holds more than sought words`);
  });
}

function assertEvidence(
  given: { readonly title: string; readonly body: string },
  found: Evidence,
  script: Script,
): void {
  assertMarks(given.title, found.titleSpans, script);
  assertMarks(given.body, found.bodySpans, script);
  assert.ok(found.titleSpans.length + found.bodySpans.length <= limits.evidenceSpansMax);
  assert.ok(found.sentences.length > 0 && found.sentences.length <= limits.evidenceSentencesMax);
  assert.equal(found.sentences[0]?.field === "title", found.titleSpans.length > 0);

  let after = 0;
  for (const { field, text, marks } of found.sentences) {
    assert.ok(marks.length > 0 && text.length <= limits.sentenceCharsMax);
    assertMarks(text, marks, script);
    const at = given[field].indexOf(text, field === "body" ? after : 0);
    assert.notEqual(at, -1, "a sentence is a piece of its text, and the body's come in order");
    if (field === "body") after = at + 1;
  }
}

/** Texts of sought words and filler, from a seed, so that what failed once fails again. */
function randomTexts(script: Script, seed: number): (words: number) => string {
  let state = seed;
  const roll = (sides: number) => {
    state = (state * 48271) % 2147483647;
    return Math.floor((state / 2147483647) * sides);
  };
  const piece = () => {
    const pool = roll(5) === 0 ? script.sought : script.filler;
    return pool[roll(pool.length)] ?? "";
  };
  return (words) => Array.from({ length: roll(words) }, piece).join(script.gap);
}

/** Judges 400 texts and looks at the evidence of each match; tells how many there were. */
function lookAtMatches(script: Script, seed: number): number {
  const parsed = parseExpression(script.rule, new Map());
  if (parsed.kind === "problems") return assert.fail(JSON.stringify(parsed.problems));

  const watch = { name: "w", title: "W", level: "low", when: script.rule, expression: parsed.expression } as const;
  const random = randomTexts(script, seed);
  let matches = 0;
  for (let round = 0; round < 400; round += 1) {
    const given = { title: random(8), body: random(round % 10 === 0 ? 900 : 90) };
    const verdict = judge(readText(given), watch);
    if (verdict.kind === "no-match") continue;

    matches += 1;
    assertEvidence(given, verdict.evidence, script);
  }
  return matches;
}

describe("judge: evidence over random texts", () => {
  scripts.forEach((script, at) => {
    test(`judge: 400 random texts like ${script.sought[0]} -> every mark is a sought word`, () => {
      const matches = lookAtMatches(script, 31 + at);
      assert.ok(matches > 100, `${matches} matches`);
    });
  });
});
