// The engine under random rules of the full language that come, change and go: it must meet just what each rule meets.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { type Engine, openEngine } from "../../src/core/watch/engine/engine.ts";
import type { Expression } from "../../src/core/watch/expression.ts";
import { readText } from "../../src/core/watch/judge.ts";
import { meets } from "../../src/core/watch/meets.ts";
import { anywhere } from "../../src/core/watch/scope.ts";
import { type Dice, dice } from "../helpers/plain-rule.ts";
import { randomCases } from "../helpers/random-watches.ts";

const count = Number(process.env["RULE_CASES"] ?? 120);
const seed = Number(process.env["RULE_SEED"] ?? 11);
const rulesMax = 30;

type Rule = { readonly when: string; readonly expression: Expression };
type Rules = Map<number, Rule>;
type Stage = { readonly engine: Engine; readonly rules: Rules; readonly roll: Dice };

/** Takes the rule in, or puts it in another's place; when there are many, one leaves. */
function takeStep({ engine, rules, roll }: Stage, rule: Rule): void {
  const some = () => [...rules.keys()][roll(rules.size)];
  const changed = roll(3) === 0 ? some() : undefined;
  if (changed !== undefined) engine.change(changed, rule.expression);
  rules.set(changed ?? engine.add(rule.expression), rule);

  const leaving = rules.size > rulesMax ? some() : undefined;
  if (leaving === undefined) return;

  engine.remove(leaving);
  rules.delete(leaving);
}

describe("openEngine: against each rule asked by itself", () => {
  test(`openEngine: ${count} random rules, each alone -> the plain reading's answer`, () => {
    const counts = { met: 0, unmet: 0 };
    for (const { when, expression, given, isMet } of randomCases(seed, count)) {
      const engine = openEngine();
      const rule = engine.add(expression);
      assert.deepEqual(engine.match(readText(given)), isMet ? [rule] : [], `${when} in ${JSON.stringify(given)}`);
      counts[isMet ? "met" : "unmet"] += 1;
    }
    assert.ok(counts.met > count / 20 && counts.unmet > count / 20, JSON.stringify(counts));
  });

  test(`openEngine: ${count} random rules that come, change and go -> after each step the rules that are met`, () => {
    const roll = dice(seed);
    const engine = openEngine();
    const rules: Rules = new Map();
    for (const { when, expression, given } of randomCases(seed + 1, count)) {
      takeStep({ engine, rules, roll }, { when, expression });

      const text = readText(given);
      const met = [...rules].filter(([, rule]) => meets(text, rule.expression, anywhere)).map(([rule]) => rule);
      const said = `${met.map((rule) => rules.get(rule)?.when).join("\n")}\nin ${JSON.stringify(given)}`;
      assert.deepEqual(
        engine.match(text),
        met.toSorted((one, other) => one - other),
        said,
      );
      assert.equal(engine.figures().rules, rules.size);
    }
  });

  test("openEngine: every rule taken out again -> nothing of them is left behind", () => {
    const engine = openEngine();
    const cases = [...randomCases(seed + 2, 100)];
    const added = () => cases.map(({ expression }) => engine.add(expression));
    const size = () => {
      const { rules, filings, programNumbers, checks, askedWords } = engine.figures();
      return { rules, filings, programNumbers, checks, askedWords };
    };
    const empty = size();
    for (const rule of added()) engine.remove(rule);
    assert.deepEqual(size(), empty);

    const numbers = added();
    const full = size();
    for (const rule of numbers.toReversed()) engine.remove(rule);
    added();
    assert.deepEqual(size(), full);
  });
});
