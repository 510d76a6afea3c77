// A recorded rule is read again as it was meant: with the words its names stood for then.
import assert from "node:assert/strict";
import { test } from "node:test";
import { ruleOfRecord } from "../../src/core/backtest/rule-of-record.ts";
import { judge, readText } from "../../src/core/watch/judge.ts";
import { parseExpression } from "../../src/core/watch/parse-expression.ts";
import type { Entity } from "../../src/core/watch/watch.ts";
import { watch } from "../helpers/make.ts";

function names(aliases: readonly string[], rules: Readonly<Record<string, string>> = {}, not: readonly string[] = []) {
  const entities = new Map<string, Entity>([["xi", { name: "xi", aliases: { en: aliases }, not }]]);
  return { entities, lists: new Map<string, readonly string[]>(), rules: new Map(Object.entries(rules)) };
}

/** As PostgreSQL gives it back. */
function recorded(when: string, then: ReturnType<typeof names>) {
  const parsed = parseExpression(when, then.entities, then);
  assert.ok(parsed.kind === "expression", when);
  const expression: unknown = JSON.parse(JSON.stringify(parsed.expression));
  return { when, expression };
}

function isMet(title: string, expression: ReturnType<typeof ruleOfRecord>): boolean {
  assert.ok(expression !== undefined);
  return judge(readText({ title, body: "" }), watch({ expression })).kind === "match";
}

test("recorded rule: a name got another alias since -> the old rule still has the old words", () => {
  const rule = ruleOfRecord(recorded("@xi AND visit*", names(["Xi"])), names(["Xi", "Chairman"]));

  assert.equal(isMet("Xi visits", rule), true);
  assert.equal(isMet("Chairman visits", rule), false);
});

test("recorded rule: a name that is gone -> made of its recorded words", () => {
  const rule = ruleOfRecord(recorded("@xi NEAR/2 visit*", names(["Xi Jinping"])), {
    ...names([]),
    entities: new Map(),
  });

  assert.equal(isMet("Xi Jinping visits", rule), true);
  assert.equal(isMet("Xi visits", rule), false);
});

test("recorded rule: a name's look-alikes changed since -> those of then count, and no others", () => {
  const added = ruleOfRecord(recorded("@xi", names(["Xi"])), names(["Xi"], {}, ["Xi'an"]));
  const taken = ruleOfRecord(recorded("@xi", names(["Xi"], {}, ["Xi'an"])), names(["Xi"]));
  const other = ruleOfRecord(recorded("@xi", names(["Xi"], {}, ["Xi'an"])), names(["Xi", "Chairman"], {}, ["Xi Nan"]));

  assert.deepEqual([isMet("Rain in Xi'an", added), isMet("Rain in Xi'an", taken)], [true, false]);
  assert.deepEqual([isMet("Rain in Xi'an", other), isMet("Xi Nan Street", other)], [false, true]);
  assert.deepEqual([isMet("Chairman", other), isMet("Xi speaks", other)], [false, true]);
});

test("recorded rule: a mentioned rule that changed since -> as it was then", () => {
  const then = recorded("@visits AND NOT oil", names(["Xi"], { visits: "@xi AND visit*" }));
  const rule = ruleOfRecord(then, names(["Xi"], { visits: "grain" }));

  assert.equal(isMet("Xi visits", rule), true);
  assert.equal(isMet("Grain", rule), false);
});

test("recorded rule: patterns, case and facts -> as they were written", () => {
  const rule = ruleOfRecord(recorded("{BRICS} AND /vi[sz]it/ AND words<9", names(["Xi"])), names(["Xi"]));

  assert.equal(isMet("BRICS visit", rule), true);
  assert.equal(isMet("brics visit", rule), false);
});

test("recorded rule: what the language no longer reads, or JSON of another form -> undefined, or what is written", () => {
  assert.equal(ruleOfRecord({ when: "a b", expression: {} }, names([])), undefined);
  assert.equal(ruleOfRecord({ when: "@nobody", expression: null }, names([])), undefined);
  assert.equal(
    isMet("Xi", ruleOfRecord({ when: "xi", expression: [1, { kind: "entity", name: 3 }] }, names([]))),
    true,
  );
});
