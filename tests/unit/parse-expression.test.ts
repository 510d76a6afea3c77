// Reading rules: what the language's parts mean once they are read.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { Expression, Words } from "../../src/core/watch/expression.ts";
import { parseExpression } from "../../src/core/watch/parse-expression.ts";
import type { Entity } from "../../src/core/watch/watch.ts";

const entity = (name: string, ...aliases: readonly string[]): readonly [string, Entity] => [
  name,
  { name, aliases: { en: aliases } },
];
const entities = new Map<string, Entity>([
  ["xi", { name: "xi", aliases: { en: ["Xi Jinping"], zh: ["习近平"], ru: ["Си Цзиньпин*"], ja: ["习近平"] } }],
  entity("putin", "Putin"),
]);

function parse(rule: string): Expression {
  const parsed = parseExpression(rule, entities);
  assert.equal(parsed.kind, "expression", JSON.stringify(parsed));
  return parsed.kind === "expression" ? parsed.expression : assert.fail();
}

/** The rule as nested brackets, so that a tree is seen at a glance. */
function shape(expression: Expression): string {
  switch (expression.kind) {
    case "words":
      return keyOf(expression);
    case "entity":
      return `@${expression.name}`;
    case "not":
      return `(not ${shape(expression.operand)})`;
    case "field":
      return `(${expression.field} ${shape(expression.operand)})`;
    case "near":
      return `(near${expression.wordsMax} [${expression.left.choices.map(keyOf)}] [${expression.right.choices.map(keyOf)}])`;
    case "and":
    case "or":
      return `(${[expression.kind, ...expression.operands.map(shape)].join(" ")})`;
    default:
      return assert.fail(expression.kind);
  }
}

function keyOf({ key }: Words): string {
  return key.replaceAll(" ", "_");
}

describe("parseExpression: parts", () => {
  const cases: readonly (readonly [string, string, string])[] = [
    ["a word", "Visit", "visit"],
    ["a word with signs about it", "visit!", "visit"],
    ["a Han name", "习近平", "习_近_平"],
    ["a Russian word", "Ёлка", "елка"],
    ["a word with a hyphen", "Sino-Russian", "sino_russian"],
    ["a word with an apostrophe", "l'accord", "l_accord"],
    ["a possessive", "Xi's", "xi"],
    ["an abbreviation", "U.S.", "u_s"],
    ["a number", "2025", "2025"],
    ["a phrase", '"trip to Moscow"', "trip_to_moscow"],
    ["a phrase of one word", '"visit"', "visit"],
    ["a phrase that looks like operators", '"rock AND roll (live)"', "rock_and_roll_live"],
    ["a phrase over two lines", '"trip\n to"', "trip_to"],
    ["a prefix", "visit*", "visit*"],
    ["a prefix of two letters", "Си*", "си*"],
    ["a prefix inside a phrase", '"state visit* to"', "state_visit*_to"],
    ["a prefix behind a hyphen", "Sino-Russ*", "sino_russ*"],
    ["a Korean prefix", "시진핑*", "시진핑*"],
    ["an entity", "@xi", "@xi"],
    ["an entity between brackets", "(@xi)", "@xi"],
    ["the word operators are made of, in quotes", '"and"', "and"],
    ["a word that begins like an operator", "android", "android"],
    ["a word that begins like near", "nearby", "nearby"],
    ["title: before a word", "title:visit*", "(title visit*)"],
    ["title: before a phrase", 'title:"trip to"', "(title trip_to)"],
    ["title: before an entity", "title:@xi", "(title @xi)"],
    ["title: before brackets", "title:(a1 OR b1)", "(title (or a1 b1))"],
    ["title: with a space", "title: visit", "(title visit)"],
  ];
  for (const [what, rule, expected] of cases) {
    test(`parseExpression: ${what} -> ${expected}`, () => {
      assert.equal(shape(parse(rule)), expected);
    });
  }
});

describe("parseExpression: operators", () => {
  const cases: readonly (readonly [string, string])[] = [
    ["aa AND bb AND cc", "(and aa bb cc)"],
    ["aa OR bb OR cc", "(or aa bb cc)"],
    ["aa AND (bb OR cc)", "(and aa (or bb cc))"],
    ["(aa AND bb) OR cc", "(or (and aa bb) cc)"],
    ["((aa))", "aa"],
    ["aa AND NOT bb", "(and aa (not bb))"],
    ["NOT bb AND aa", "(and (not bb) aa)"],
    ["aa AND NOT (bb OR cc)", "(and aa (not (or bb cc)))"],
    ["aa AND NOT title:bb", "(and aa (not (title bb)))"],
    ["aa AND NOT bb NEAR/2 cc", "(and aa (not (near2 [bb] [cc])))"],
    ["aa OR (bb AND NOT cc)", "(or aa (and bb (not cc)))"],
    ["aa AND (bb OR NOT cc)", "(and aa (or bb (not cc)))"],
    ["aa NEAR/0 bb", "(near0 [aa] [bb])"],
    ["aa NEAR/255 bb", "(near255 [aa] [bb])"],
    ["aa NEAR/5 bb AND cc", "(and (near5 [aa] [bb]) cc)"],
    ["aa NEAR/5 bb OR cc NEAR/6 dd", "(or (near5 [aa] [bb]) (near6 [cc] [dd]))"],
    ['"aa bb" NEAR/5 cc*', "(near5 [aa_bb] [cc*])"],
    ["@xi NEAR/9 @putin", "(near9 [xi_jinping,习_近_平,си_цзиньпин*] [putin])"],
    ["(aa OR bb) NEAR/5 (cc OR (dd OR @putin))", "(near5 [aa,bb] [cc,dd,putin])"],
    ["(aa) NEAR/5 bb", "(near5 [aa] [bb])"],
    ["title:(aa NEAR/5 bb)", "(title (near5 [aa] [bb]))"],
    ["title:(aa AND NOT bb)", "(title (and aa (not bb)))"],
    ['"aa"AND(bb)', "(and aa bb)"],
    ["\n  aa\n  AND bb\n", "(and aa bb)"],
  ];
  for (const [rule, expected] of cases) {
    test(`parseExpression: ${rule.replace(/\s+/g, " ")} -> ${expected}`, () => {
      assert.equal(shape(parse(rule)), expected);
    });
  }
});

describe("parseExpression: what the parts carry", () => {
  test("parseExpression: an alias listed for two languages -> is looked for once", () => {
    const parsed = parse("@xi");
    assert.deepEqual(parsed.kind === "entity" && parsed.aliases.map(({ key }) => key), [
      "xi jinping",
      "习 近 平",
      "си цзиньпин*",
    ]);
  });

  test("parseExpression: every part -> carries the rule's own words, on one line", () => {
    const parsed = parse('(@xi NEAR/30\n  @putin) AND title:(visit*\n OR "trip  to") AND NOT Football');
    assert.equal(parsed.kind, "and");
    const operands = parsed.kind === "and" ? parsed.operands : [];
    assert.deepEqual(
      operands.map(({ written }) => written),
      ["(@xi NEAR/30 @putin)", 'title:(visit* OR "trip to")', "NOT Football"],
    );
  });

  test("parseExpression: a rule -> is plain data that survives JSON", () => {
    const parsed = parse('@xi NEAR/5 (visit* OR "trip to") AND NOT title:chess');
    assert.deepEqual(JSON.parse(JSON.stringify(parsed)), parsed);
  });

  test("parseExpression: one rule read twice -> gives equal expressions", () => {
    assert.deepEqual(parse("@xi AND visit*"), parse("@xi AND visit*"));
  });

  test("parseExpression: a rule as long as allowed -> is read", () => {
    const rule = Array.from({ length: 2_000 }, (_, at) => `w${at}`).join(" OR ");
    const parsed = parse(rule);
    assert.equal(parsed.kind === "or" && parsed.operands.length, 2_000);
  });

  test("parseExpression: brackets as deep as allowed -> are read", () => {
    assert.equal(shape(parse(`${"(".repeat(50)}aa${")".repeat(50)}`)), "aa");
  });
});
