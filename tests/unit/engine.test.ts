// The engine of watches: numbers of rules, what it looks into, what it learns, what it forgets.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { limits } from "../../src/core/limits.ts";
import { type Engine, openEngine } from "../../src/core/watch/engine/engine.ts";
import { readText } from "../../src/core/watch/judge.ts";
import { ruleOf } from "../helpers/rules.ts";

const textOf = (body: string, title = "") => readText({ title, body });

function engineOf(...rules: readonly string[]): Engine {
  const engine = openEngine();
  for (const rule of rules) engine.add(ruleOf(rule));
  return engine;
}

/** The engine's answer to one rule. */
const isMet = (rule: string, body: string, title = "") => engineOf(rule).match(textOf(body, title)).length === 1;

describe("openEngine: what is met", () => {
  const cases: readonly (readonly [rule: string, body: string, isMet: boolean])[] = [
    ["visit", "The visit begins.", true],
    ["visit", "The visitor begins.", false],
    ["visit*", "The visitor begins.", true],
    ['"state visit"', "A visit of state. A state visit.", true],
    ['"state visit"', "A state of visit.", false],
    ['"state visit*"', "The state visits end.", true],
    ['"visit* state"', "They visited state farms.", true],
    ["xi NEAR/2 putin", "Putin, he said, met Xi.", false],
    ["xi NEAR/3 putin", "Putin, he said, met Xi.", true],
    ["xi ONEAR/3 putin", "Putin, he said, met Xi.", false],
    ["xi ONEAR/3 putin", "Xi met Putin.", true],
    ["xi NEAR/5 xi", "Xi said nothing.", false],
    ["xi NEAR/5 xi", "Xi met Xi.", true],
    ['(xi OR "mr xi") NEAR/0 (met OR saw)', "Then Mr Xi met him.", true],
    ["(xi OR putin) AND NOT football", "Putin likes football.", false],
    ["(xi OR putin) AND NOT football", "Putin likes judo.", true],
    ["2 OF (xi, putin, modi)", "Modi met Putin.", true],
    ["2 OF (xi, putin, modi)", "Modi met Modi.", false],
    ["习近平", "中国国家主席习近平访问", true],
    ["习近平", "习近 平", true],
    ["习近平", "近习平", false],
    ["{Xi} AND visit", "XI: a visit", false],
    ["{Xi} AND visit", "Xi: a visit", true],
    ["vis?t", "They visit.", true],
    ["vis?t", "They vist.", false],
    ["lang:en AND visit", "They visit.", false],
    ["visit AND /arriv(ed|es)/", "The visit: she arrives.", true],
    ["visit AND /arriv(ed|es)/", "The visit: arrivals.", false],
  ];
  for (const [rule, body, expected] of cases) {
    test(`openEngine: ${rule} in "${body}" -> ${expected ? "met" : "not met"}`, () => {
      assert.equal(isMet(rule, body), expected);
    });
  }

  test("openEngine: a rule for the title and words that only the body has -> not met", () => {
    assert.equal(isMet("title:(state AND visit)", "A state visit", "A visit"), false);
    assert.equal(isMet("title:(state AND visit)", "Nothing", "The visit of state"), true);
    assert.equal(isMet("body:visit", "Nothing", "The visit"), false);
    assert.equal(isMet('title:("state visit*" OR trip)', "A trip", "State visitors"), true);
    assert.equal(isMet("title:(xi NEAR/2 putin)", "Xi met Putin", "Xi"), false);
  });

  test("openEngine: words on both sides of what is flagged -> neither phrase nor NEAR reaches over it", () => {
    const body = "state advertisement visit";
    const given = { title: "", body, flagged: [{ from: 6, to: 19 }] };
    const engine = engineOf('"state visit"', "state NEAR/50 visit", "advertisement", "state AND visit");
    assert.deepEqual(engine.match(readText(given)), [3]);
  });

  test("openEngine: a text without a word, then an empty one -> only rules that need no word are met", () => {
    const engine = engineOf("visit", "lang:en AND NOT visit");
    assert.deepEqual(engine.match(readText({ title: "", body: "", lang: "en" })), [1]);
    assert.deepEqual(engine.match(readText({ title: "-", body: "...", lang: "en" })), [1]);
  });
});

describe("openEngine: rules that come and go", () => {
  test("add, remove: a rule that left -> is not met, and its number is given again", () => {
    const engine = engineOf("alpha", "beta", "gamma");
    engine.remove(1);
    assert.deepEqual(engine.match(textOf("alpha beta gamma")), [0, 2]);
    assert.equal(engine.add(ruleOf("delta")), 1);
    assert.deepEqual(engine.match(textOf("alpha beta delta")), [0, 1]);
  });

  test("change: a rule that asks for other words -> is met by those alone", () => {
    const engine = engineOf("alpha", "beta*");
    engine.change(1, ruleOf("gam* OR delta"));
    assert.deepEqual(engine.match(textOf("betas")), []);
    assert.deepEqual(engine.match(textOf("gamma")), [1]);
  });

  test("remove, change: a number that no rule has -> a mistake of the caller", () => {
    const engine = engineOf("alpha");
    engine.remove(0);
    assert.throws(() => engine.remove(0), /no rule of the number 0/);
    assert.throws(() => engine.change(7, ruleOf("beta")), /no rule of the number 7/);
  });

  test("add: a prefix of words that articles brought before -> they are found by it at once", () => {
    const engine = engineOf("putin");
    assert.deepEqual(engine.match(textOf("visitors visiting")), []);
    const rule = engine.add(ruleOf("visit*"));
    assert.deepEqual(engine.match(textOf("visitors")), [rule]);
    engine.remove(rule);
    assert.deepEqual(engine.match(textOf("visitors")), []);
  });

  test("match: 3,000 rules, a third of them met -> their numbers ascend and none comes twice", () => {
    const engine = engineOf(...Array.from({ length: 3_000 }, (_, at) => (at % 3 === 0 ? "one OR two" : `no${at}`)));
    const expected = Array.from({ length: 1_000 }, (_, at) => at * 3);
    assert.deepEqual(engine.match(textOf("two one two")), expected);
    assert.deepEqual(engine.match(textOf("two one two")), expected);
    assert.deepEqual(engine.match(textOf("three")), []);
  });
});

describe("openEngine: what it looks into", () => {
  test("match: words that are not all there -> the rule is not looked into", () => {
    const engine = engineOf("alpha AND beta", '"gamma delta"', "(epsilon OR zeta) NEAR/5 eta", "theta AND NOT alpha");
    engine.match(textOf("alpha gamma epsilon eta"));
    assert.equal(engine.figures().tried, 1);
    engine.match(textOf("delta gamma"));
    assert.equal(engine.figures().tried, 1);
  });

  test("match: a rule filed under a word that turns out common -> is filed under the rare one and left alone", () => {
    const engine = engineOf("(internationally OR governmental) AND (ox OR elk)");
    const article = textOf("Internationally governmental news.");
    for (let seen = 0; seen < 100; seen += 1) engine.match(article);
    engine.match(article);
    assert.equal(engine.figures().tried, 0);
    assert.deepEqual(engine.match(textOf("An ox, internationally.")), [0]);
    assert.deepEqual(engine.match(textOf("An elk of governmental news.")), [0]);
    assert.equal(engine.figures().filings, 2);
  });

  test("match: a name with aliases that share words -> filed once under each", () => {
    const aliases = { en: ["president putin", "putin", "putin president"] };
    const entities = new Map([["putin", { name: "putin", aliases }]]);
    const engine = openEngine();
    engine.add(ruleOf("@putin", entities));
    assert.ok(engine.figures().filings <= 3);
    assert.deepEqual(engine.match(textOf("President Putin, Putin president")), [0]);
    assert.equal(engine.figures().tried, 1);
  });
});

describe("openEngine: what it remembers", () => {
  test("match: more words than are kept -> the oldest are forgotten, those of rules never", () => {
    const engine = engineOf("word1 AND last");
    const wordsMax = limits.passingWordsMax;
    const body = Array.from({ length: wordsMax + 5_000 }, (_, at) => `word${at}`).join(" ");
    assert.deepEqual(engine.match(textOf(`${body} last`)), [0]);
    engine.match(textOf("nothing"));
    assert.ok(engine.figures().passingWords <= wordsMax + 1);
    assert.equal(engine.figures().askedWords, 2);
    assert.deepEqual(engine.match(textOf("word1 last")), [0]);
  });

  test("remove: the last rule that asks for a word -> the word is one of those that pass", () => {
    const engine = engineOf("alpha AND beta", "beta AND gam*");
    assert.equal(engine.figures().askedWords, 3);
    engine.remove(1);
    assert.equal(engine.figures().askedWords, 2);
    engine.remove(0);
    const { rules, filings, programNumbers, askedWords } = engine.figures();
    assert.deepEqual(
      { rules, filings, programNumbers, askedWords },
      { rules: 0, filings: 0, programNumbers: 0, askedWords: 0 },
    );
  });
});
