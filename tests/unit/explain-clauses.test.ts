// Explaining a rule clause by clause: what is met and where, what is not and by how little.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { type ClauseResult, explainClauses } from "../../src/core/watch/explain-clauses.ts";
import { readText } from "../../src/core/watch/judge.ts";
import { parseExpression } from "../../src/core/watch/parse-expression.ts";

const given = {
  title: "Chess in Moscow",
  body: "Xi came a b c d to see Putin.\nOn the next day there Xi went. A visit. Football, too.",
  lang: "en",
  author: undefined,
  now: new Date("2026-11-20T08:00:00Z"),
  publishedAt: new Date("2026-11-18T09:00:00Z"),
};

function explain(rule: string): ClauseResult {
  const parsed = parseExpression(rule, new Map());
  if (parsed.kind === "problems") assert.fail(JSON.stringify(parsed.problems));
  return explainClauses(readText(given), parsed.expression);
}

const placed = ({ spans }: ClauseResult) => spans.map(({ field, from, to }) => given[field].slice(from, to));

describe("explainClauses", () => {
  test("explainClauses: a rule of three clauses -> each with its answer, its places, its reason", () => {
    const result = explain("xi AND (chess OR trip) AND NOT football");
    assert.equal(result.met, false);
    assert.equal(result.why, 'NOT football leaves it out: "Football" is in the body');
    const [xi, choice, not] = result.clauses;
    assert.deepEqual(xi && placed(xi), ["Xi", "Xi"]);
    assert.deepEqual(
      choice?.clauses.map(({ written, met, why }) => [written, met, why]),
      [
        ["chess", true, undefined],
        ["trip", false, "nothing for trip"],
      ],
    );
    assert.deepEqual([not?.met, not?.clauses[0]?.met], [false, true]);
  });

  test("explainClauses: a part of the text -> its clauses are asked of that part", () => {
    const result = explain("title:(xi OR chess)");
    assert.deepEqual(
      result.clauses[0]?.clauses.map(({ met }) => met),
      [false, true],
    );
  });

  const misses: readonly (readonly [string, string])[] = [
    ["xi NEAR/2 putin", "xi NEAR/2 putin is not met: the closest two have 5 words between"],
    ["putin ONEAR/3 c", "putin ONEAR/3 c is not met: the two stand near, but the other way round"],
    ["chess NEAR/5 xi", "chess NEAR/5 xi is not met: the two are nowhere in reach"],
    ["putin SENTENCE visit", "putin SENTENCE visit is not met: the two are never in one sentence"],
    ["putin PARAGRAPH visit", "putin PARAGRAPH visit is not met: the two are never in one paragraph"],
    ["putin NOT NEAR/9 xi", "putin NOT NEAR/9 xi is not met: every putin has xi near it"],
    ["trip NOT NEAR/9 xi", "nothing for trip"],
    ["ATLEAST/3(xi)", "ATLEAST/3(xi) is not met: there are 2"],
    ["ATLEAST/2(putin)", "ATLEAST/2(putin) is not met: there is 1"],
    ["ATLEAST/2(trip)", "nothing for (trip)"],
    ["2 OF (xi, trip, tour)", "2 OF (xi, trip, tour) is not met: only 1 of them"],
    ["2 OF (stay, trip, tour)", "2 OF (stay, trip, tour) is not met: none of them"],
    ["FIRST/2(putin)", "nothing for (putin) in the first 2 words"],
    ["lead:golf OR lead:chess", "nothing for lead:golf OR lead:chess"],
    ["body:chess", "nothing for chess in the body"],
    ["title:FIRST/1(moscow)", "nothing for (moscow) in the first 1 words of the title"],
    ["xi AND lang:ru", 'lang:ru is not met: the language is "en"'],
    ["xi AND author:ivan", "author:ivan is not met: the author is not known"],
    ["xi AND words>100", "words>100 is not met: the body has 20 words"],
    ["xi AND age<24h", "age<24h is not met: the article is 47 hours old"],
    ["xi AND /Q\\w+/", "nothing for /Q\\w+/"],
  ];
  for (const [rule, why] of misses) {
    test(`explainClauses: ${rule} -> ${why}`, () => {
      const result = explain(rule);
      assert.equal(result.met, false);
      assert.equal(result.why, why);
    });
  }

  test("explainClauses: NEAR that is met -> the places it chose, and those of each side", () => {
    const result = explain("xi NEAR/5 putin");
    assert.deepEqual(placed(result), ["Putin", "Xi"]);
    assert.deepEqual(
      result.clauses.map(({ written, met }) => [written, met]),
      [
        ["xi", true],
        ["putin", true],
      ],
    );
  });

  test("explainClauses: a word met a thousand times -> at most 60 places", () => {
    const parsed = parseExpression("xi", new Map());
    const expression = parsed.kind === "expression" ? parsed.expression : assert.fail();
    assert.equal(explainClauses(readText({ title: "", body: "xi ".repeat(1_000) }), expression).spans.length, 60);
  });
});
