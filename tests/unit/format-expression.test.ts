// Printing a rule: one form for every way of writing it, on one line when it fits.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { formatExpression } from "../../src/core/watch/format-expression.ts";
import { parseExpression } from "../../src/core/watch/parse-expression.ts";
import { shippedEntities, shippedWatches } from "../helpers/shipped-watches.ts";

function format(rule: string): string {
  const parsed = parseExpression(rule, new Map());
  return parsed.kind === "expression" ? formatExpression(parsed.expression) : assert.fail(JSON.stringify(parsed));
}

describe("formatExpression", () => {
  const cases: readonly (readonly [string, string])[] = [
    ["((gas))", "gas"],
    ["gas  AND\n (oil)", "gas AND oil"],
    ["gas NEAR/3 oil AND coal", "(gas NEAR/3 oil) AND coal"],
    ["gas AND NOT oil NOT NEAR/3 coal", "gas AND NOT (oil NOT NEAR/3 coal)"],
    ["title: (gas)", "title:gas"],
    ["title:(title:gas)", "title:(title:gas)"],
    ["lang:(ru OR (uk)) AND gas", "(lang:ru OR lang:uk) AND gas"],
    ["2 OF (gas,oil  ,coal AND xi)", "2 OF (gas, oil, coal AND xi)"],
    ["FIRST/5( (gas) )", "FIRST/5(gas)"],
    ["ATLEAST/2((gas OR oil))", "ATLEAST/2(gas OR oil)"],
    ['"trip  to" AND ~visit AND =élan AND {Xi}', '"trip to" AND ~visit AND =élan AND {Xi}'],
    ["xi SENTENCE (gas OR oil)", "xi SENTENCE (gas OR oil)"],
    ["xi AND /a b+/ AND age<24h AND words>5", "xi AND /a b+/ AND age<24h AND words>5"],
  ];
  for (const [rule, expected] of cases) {
    test(`formatExpression: ${rule.replaceAll("\n", " ")} -> ${expected}`, () => {
      assert.equal(format(rule), expected);
      assert.equal(format(expected), expected);
    });
  }

  test("formatExpression: a long rule -> a line for each operand, brackets on lines of their own", () => {
    const words = (first: string) => Array.from({ length: 12 }, (_, at) => `${first}${at}word`).join(" OR ");
    const printed = format(`title:(${words("a")}) AND NOT (${words("b")} OR (xi NEAR/5 putin))`);
    const lines = printed.split("\n");
    assert.equal(lines[0], "title:(");
    assert.equal(lines[1], "  a0word");
    assert.equal(lines[2], "  OR a1word");
    assert.ok(lines.includes("AND NOT ("));
    assert.ok(lines.includes("  OR (xi NEAR/5 putin)"));
    assert.equal(format(printed), printed);
  });

  test("formatExpression: the shipped watches -> printed as rules that are printed the same again", () => {
    const entities = shippedEntities();
    for (const { expression } of shippedWatches()) {
      const printed = formatExpression(expression);
      const again = parseExpression(printed, entities);
      if (again.kind === "problems") assert.fail(JSON.stringify(again.problems));
      assert.equal(formatExpression(again.expression), printed);
      assert.ok(printed.split("\n").length > 10);
    }
  });
});
