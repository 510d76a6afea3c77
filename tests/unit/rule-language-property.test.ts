// Random rules of the full language over random texts in five scripts: every tool and a slow, plain reading must agree.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { explainClauses } from "../../src/core/watch/explain-clauses.ts";
import type { Expression } from "../../src/core/watch/expression.ts";
import { formatExpression } from "../../src/core/watch/format-expression.ts";
import { judge, readText } from "../../src/core/watch/judge.ts";
import { randomCases } from "../helpers/random-watches.ts";

const count = Number(process.env["RULE_CASES"] ?? 300);
const seed = Number(process.env["RULE_SEED"] ?? 7);

describe("the rule language: against a plain reading of it", () => {
  test(`judge, explainClauses: ${count} random rules over random texts -> the plain reading's answer`, () => {
    const counts = { met: 0, unmet: 0 };
    for (const { when, expression, given, isMet } of randomCases(seed, count)) {
      const text = readText(given);
      const said = `${when} in ${JSON.stringify(given)}`;
      const verdict = judge(text, { name: "w", title: "W", level: "low", when, expression });
      assert.equal(verdict.kind === "match", isMet, said);
      const explained = explainClauses(text, expression);
      assert.equal(explained.met, isMet, said);
      assert.equal(explained.why === undefined, isMet, said);
      if (verdict.kind === "no-match") assert.ok(verdict.why.length > 0, said);
      counts[isMet ? "met" : "unmet"] += 1;
    }
    assert.ok(counts.met > count / 20 && counts.unmet > count / 20, JSON.stringify(counts));
  });

  test(`formatExpression: ${count} random rules -> what is read from the printed rule is what was printed`, () => {
    for (const { when, expression, read } of randomCases(seed + 1, count)) {
      const printed = formatExpression(expression);
      const again = read(printed);
      if (again.kind === "problems") assert.fail(`${when} -> ${printed}: ${JSON.stringify(again.problems)}`);

      assert.equal(meaning(again.expression), meaning(expression), `${when} -> ${printed}`);
      assert.equal(formatExpression(again.expression), printed);
    }
  });
});

/** The tree without the words it was written in. */
function meaning(expression: Expression): string {
  return JSON.stringify(expression, (key, value: unknown) => (key === "written" ? undefined : value));
}
