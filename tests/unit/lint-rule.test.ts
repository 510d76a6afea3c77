// Lint: clauses that do nothing or can never be met are found at their place, and good rules are left alone.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { Expression } from "../../src/core/watch/expression.ts";
import { implies } from "../../src/core/watch/implies.ts";
import { lintArchive, lintTogether } from "../../src/core/watch/lint-archive.ts";
import { lintRule } from "../../src/core/watch/lint-rule.ts";
import { parseExpression } from "../../src/core/watch/parse-expression.ts";
import type { Entity } from "../../src/core/watch/watch.ts";
import { shippedWatches } from "../helpers/shipped-watches.ts";

const entities = new Map<string, Entity>([["xi", { name: "xi", aliases: { en: ["Xi", "Xi Jinping"] } }]]);

function read(rule: string): Expression {
  const parsed = parseExpression(rule, entities);
  return parsed.kind === "expression" ? parsed.expression : assert.fail(JSON.stringify(parsed));
}

const found = (rule: string) =>
  lintRule(rule, read(rule)).map(({ kind, offset, length }) => [kind, rule.slice(offset, offset + length)]);

describe("lintRule", () => {
  const cases: readonly (readonly [string, string, string])[] = [
    ["lang:ru", "no-words", "lang:ru"],
    ["lang:ru OR xi", "no-words", "lang:ru OR xi"],
    ["vis* OR ci*", "wildcards-only", "vis* OR ci*"],
    ["visit AND NOT visit", "never-met", "NOT visit"],
    ["visit AND NOT visit*", "never-met", "NOT visit*"],
    ['"state visit" AND NOT visit', "never-met", "NOT visit"],
    ["@xi AND NOT xi", "never-met", "NOT xi"],
    ["visit AND lang:ru AND lang:en", "never-met", "lang:en"],
    ["visit AND words>100 AND words<50", "never-met", "words<50"],
    ["visit AND (gas OR (oil AND NOT visit))", "never-met", "NOT visit"],
    ["mercury NOT NEAR/3 mercury", "never-met", "mercury NOT NEAR/3 mercury"],
    ["gas AND (visit OR NOT visit)", "always-met", "visit"],
    ["visit AND visit", "superfluous", "visit"],
    ["visit OR Visit", "superfluous", "Visit"],
    ["visits OR visit*", "superfluous", "visits"],
    ['visit AND "state visit"', "superfluous", "visit"],
    ["gas AND (gas OR oil)", "superfluous", "(gas OR oil)"],
    ["gas OR (gas AND oil)", "superfluous", "(gas AND oil)"],
    ["xi AND (xi NEAR/5 visit)", "superfluous", "xi"],
    ["xi AND title:xi", "superfluous", "xi"],
    ["xi OR @xi", "superfluous", "@xi"],
    ["1 OF (gas, oil)", "odd-count", "1 OF (gas, oil)"],
    ["2 OF (gas, oil)", "odd-count", "2 OF (gas, oil)"],
  ];
  for (const [rule, kind, at] of cases) {
    test(`lintRule: ${rule} -> ${kind}`, () => {
      assert.ok(
        found(rule).some(([foundKind, place]) => foundKind === kind && place === at),
        JSON.stringify(found(rule)),
      );
    });
  }

  const clean = [
    "visit AND xi",
    "visit* OR trip",
    "visit AND NOT (gas OR oil)",
    "title:xi OR (xi NEAR/5 visit)",
    "xi AND NOT title:xi",
    "visit AND words>50 AND words<100",
    "2 OF (gas, oil, coal)",
    "{Apple} OR apple",
    "gas AND (lang:ru OR lang:en)",
  ];
  for (const rule of clean) {
    test(`lintRule: ${rule} -> nothing to say, or only of what is wider`, () => {
      assert.deepEqual(
        found(rule).filter(([kind]) => kind === "never-met" || kind === "always-met"),
        [],
      );
    });
  }

  test("lintRule: the shipped watches -> nothing that can never be met", () => {
    for (const { when, expression } of shippedWatches()) {
      assert.deepEqual(
        lintRule(when, expression).filter(({ kind }) => kind === "never-met"),
        [],
      );
    }
  });

  test("lintRule: a list of two thousand words -> an answer within bounds", () => {
    const rule = Array.from({ length: 2_000 }, (_, at) => `w${at}`).join(" OR ");
    assert.deepEqual(lintRule(rule, read(rule)), []);
  });
});

describe("implies", () => {
  const follows: readonly (readonly [string, string])[] = [
    ["gas AND oil", "oil"],
    ["gas", "gas OR oil"],
    ["gas AND oil", "oil AND gas"],
    ["NOT visit*", "NOT visits"],
    ["xi ONEAR/2 gas", "xi"],
    ["xi NOT NEAR/2 gas", "xi"],
    ["ATLEAST/2(xi)", "xi"],
    ["title:(gas AND oil)", "title:gas"],
    ["body:gas", "gas"],
    ["~visit", "~visit"],
  ];
  for (const [one, other] of follows) {
    test(`implies: ${one} and ${other} -> follows, and not the other way unless they are alike`, () => {
      const whole = (rule: string) => read(`zz AND (${rule})`);
      const part = (rule: string) => {
        const expression = whole(rule);
        return expression.kind === "and" ? (expression.operands[1] ?? expression) : expression;
      };
      assert.ok(implies(part(one), part(other)));
    });
  }

  const not: readonly (readonly [string, string])[] = [
    ["gas", "oil"],
    ["gas OR oil", "gas"],
    ["visit*", "visit"],
    ["gas", "title:gas"],
    ["visit", "{Visit}"],
    ['"a b"', '"b a"'],
    ["xi NOT NEAR/2 gas", "gas"],
    ["FIRST/5(gas)", "oil"],
  ];
  for (const [one, other] of not) {
    test(`implies: ${one} and ${other} -> does not follow`, () => {
      assert.ok(!implies(read(one), read(other)));
    });
  }
});

describe("lintTogether, lintArchive", () => {
  test("lintTogether: two watches that ask for the same in other words -> the second is told of the first", () => {
    const watches = [
      { name: "one", when: "gas  AND oil", expression: read("gas  AND oil") },
      { name: "two", when: "(gas AND oil)", expression: read("(gas AND oil)") },
      { name: "three", when: "oil AND gas", expression: read("oil AND gas") },
    ];
    const [first, ...others] = lintTogether(watches);
    assert.equal(first?.watch, "two");
    assert.match(first?.message ?? "", /watch one/);
    assert.deepEqual(others, []);
  });

  const archive = { articles: 10_000, days: 30 };
  test("lintArchive: no match in the archive -> says so; in a small archive -> is silent", () => {
    assert.equal(lintArchive("gas", { ...archive, matched: 0 })?.kind, "matches-none");
    assert.equal(lintArchive("gas", { articles: 50, days: 1, matched: 0 }), undefined);
  });

  test("lintArchive: too large a share of the archive -> says how much", () => {
    const finding = lintArchive("gas", { ...archive, matched: 2_000 });
    assert.equal(finding?.kind, "matches-too-much");
    assert.match(finding?.message ?? "", /2000 of 10000 articles .*67 a day/);
    assert.equal(lintArchive("gas", { ...archive, matched: 300 }), undefined);
  });
});
