// Rules that cannot be: every slip is named at its place, with what to write instead.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { ExpressionProblem } from "../../src/core/watch/expression.ts";
import { parseExpression } from "../../src/core/watch/parse-expression.ts";
import type { Entity } from "../../src/core/watch/watch.ts";

const entities = new Map<string, Entity>([
  ["xi", { name: "xi", aliases: { en: ["Xi Jinping"] } }],
  ["putin", { name: "putin", aliases: { en: ["Putin"] } }],
  ["empty", { name: "empty", aliases: { en: [] } }],
  ["broken", { name: "broken", aliases: { en: ["fine", "—"] } }],
  ["short", { name: "short", aliases: { en: ["v*"] } }],
]);

function problemsOf(rule: string): readonly ExpressionProblem[] {
  const parsed = parseExpression(rule, entities);
  return parsed.kind === "problems" ? parsed.problems : assert.fail(`no problem found in ${rule}`);
}

/** Each problem as the text it points at and what it says. */
function told(rule: string): readonly (readonly [string, string])[] {
  return problemsOf(rule).map(({ offset, length, message }) => [rule.slice(offset, offset + length), message]);
}

const operatorMissing = "there is no operator between these words: write";

describe("parseExpression: one slip -> one problem at its place", () => {
  const cases: readonly (readonly [string, string, string])[] = [
    ["xi AND @puttin", "@puttin", "@puttin is not in entities.yaml; did you mean @putin?"],
    ["xi AND @Putin", "@Putin", "@Putin is not in entities.yaml; did you mean @putin?"],
    ["xi AND @football", "@football", "@football is not in entities.yaml"],
    ["xi AND @", "@", "@ stands before the name of an entity"],
    ["@empty", "@empty", "@empty has no aliases in entities.yaml"],
    ["@broken", "@broken", '@broken has the alias "—": — has no letter or digit to look for'],
    ["@short", "@short", '@short has the alias "v*": * needs at least 2 letters before it'],
    ["Xi Jinping", "Xi Jinping", `${operatorMissing} Xi AND Jinping, or "Xi Jinping" in quotes for the phrase`],
    [
      "(a trip to) AND xi",
      "a trip to",
      `${operatorMissing} a AND trip AND to, or "a trip to" in quotes for the phrase`,
    ],
    ["@xi @putin", "@xi @putin", "write AND, OR or NEAR/n between @xi and @putin"],
    ['"trip to" Moscow', '"trip to" Moscow', 'write AND, OR or NEAR/n between "trip to" and Moscow'],
    ["visit (a OR b)", "visit (", "write AND, OR or NEAR/n between visit and (...)"],
    ["title:state visit", "title:state visit", "write AND, OR or NEAR/n between title:state and visit"],
    ["visit NOT chess", "visit NOT", "write AND between visit and NOT"],
    ["xi and putin", "and", 'operators are upper case: write AND, or "and" in quotes for the word'],
    ["xi Or putin", "Or", 'operators are upper case: write OR, or "Or" in quotes for the word'],
    ["xi AND not putin", "not", 'operators are upper case: write NOT, or "not" in quotes for the word'],
    ["xi AND or", "or", 'operators are upper case: write OR, or "or" in quotes for the word'],
    ["xi NEAR putin", "NEAR", "NEAR should be NEAR/10, for at most 10 words between"],
    ["xi NEAR/ putin", "NEAR/", "NEAR/ should be NEAR/10, for at most 10 words between"],
    ["xi near/5 putin", "near/5", "near/5 should be NEAR/5, for at most 5 words between"],
    ["xi NEAR~7 putin", "NEAR~7", "NEAR~7 should be NEAR/7, for at most 7 words between"],
    ["xi NEAR8 putin", "NEAR8", "NEAR8 should be NEAR/8, for at most 8 words between"],
    ["xi NEAR/-3 putin", "NEAR/-3", "NEAR/-3 should be NEAR/3, for at most 3 words between"],
    ["xi NEAR/256 putin", "NEAR/256", "NEAR reaches over at most 255 words"],
    ["xi NEAR/99999999999 putin", "NEAR/99999999999", "NEAR reaches over at most 255 words"],
    ["a1 NEAR/5 b1 NEAR/6 c1", "NEAR/6", "NEAR joins two parts; join a third with AND: a NEAR/5 b AND b NEAR/5 c"],
    ["title:a1 NEAR/5 b1", "NEAR/5", "title: goes before the whole of NEAR: title:(a NEAR/5 b)"],
    ["AND xi", "AND", "AND has nothing to its left"],
    ["xi AND", "AND", "AND has nothing to its right"],
    ["xi AND OR putin", "OR", "OR has nothing to its left"],
    ["xi AND NOT", "NOT", "NOT has nothing to its right"],
    ["xi NEAR/5", "NEAR/5", "NEAR/5 has nothing to its right"],
    ["NEAR/5 xi", "NEAR/5", "NEAR/5 has nothing to its left"],
    ["title:", "title:", "title: has nothing to its right"],
    ["title:title:xi", "title:", "title: stands twice"],
    ["xi AND NOT NOT putin", "NOT", "NOT NOT says nothing; leave both out"],
    ["xi AND ()", "()", "there is nothing between these brackets"],
    ["(xi AND putin", "(", "this bracket is never closed"],
    ["xi AND putin)", ")", "this bracket closes nothing"],
    ['xi AND "putin', '"', "this quote is never closed"],
    ['(xi AND "putin)', '"', "this quote is never closed"],
    ["xi AND “trip to”", "“trip to”", 'write plain quotes around a phrase: "trip to"'],
    ["xi AND «визит»", "«визит»", 'write plain quotes around a phrase: "визит"'],
    ["titel:visit", "titel:", "titel: is not a field; did you mean title:?"],
    ["Title:visit", "Title:", "Title: is not a field; did you mean title:?"],
    ["title：visit", "title：", "title： is not a field; did you mean title:?"],
    [
      "10:30",
      "10:",
      "10: is not a field; the fields are title: lead: body: url: author: source: lang: country: tag: and a term with a colon needs quotes",
    ],
    ["xi AND -football", "-football", "to leave a word out, write NOT football"],
    ["xi AND &", "&", "& has no letter or digit to look for"],
    ['xi AND ""', '""', "there is nothing to look for"],
    ['xi AND "…"', "…", "… has no letter or digit to look for"],
    ["v*", "v*", "* needs at least 2 letters before it"],
    ["*visit", "*", "* stands only at the end of a word"],
    ["vis*it", "vis*", "* stands only at the end of a word"],
    ["visit**", "*", "* stands only at the end of a word"],
    ['"trip * Moscow"', "*", "* stands only at the end of a word"],
    ["习近平*", "平*", "Han and kana need no *: they are found inside running text as they are"],
    ["", "", "the rule is empty"],
    ["   ", "   ", "the rule is empty"],
  ];
  for (const [rule, at, message] of cases) {
    test(`parseExpression: ${rule.trim() || "an empty rule"} -> ${message}`, () => {
      assert.deepEqual(told(rule), [[at, message]]);
    });
  }

  for (const rule of ["NOT xi", "xi OR NOT putin", "NOT (NOT xi)", "title:(NOT xi)", "NOT xi AND NOT putin"]) {
    test(`parseExpression: nothing required in ${rule} -> a problem of the whole rule`, () => {
      const message = "an article with none of these words would meet this rule; add with AND what it must say";
      assert.deepEqual(told(rule), [[rule, message]]);
    });
  }

  for (const rule of ["xi AND putin OR visit", "xi OR putin AND visit", "aa OR bb AND NOT cc OR dd"]) {
    test(`parseExpression: AND beside OR in ${rule} -> brackets are asked for`, () => {
      const problems = problemsOf(rule);
      assert.equal(problems.length, 1);
      assert.match(problems[0]?.message ?? "", /^AND and OR stand side by side; brackets must say/);
    });
  }

  for (const [rule, part] of [
    ["(aa AND bb) NEAR/5 cc", "(aa AND bb)"],
    ["cc NEAR/5 (aa OR (bb AND dd))", "(aa OR (bb AND dd))"],
    ["(aa NEAR/2 bb) NEAR/5 cc", "(aa NEAR/2 bb)"],
    ["cc NEAR/5 (aa OR title:bb)", "(aa OR title:bb)"],
    ["cc NEAR/5 (NOT aa)", "(NOT aa)"],
  ] as const) {
    test(`parseExpression: ${part} beside NEAR -> is refused by name`, () => {
      const problems = problemsOf(rule);
      assert.equal(problems.length, 1);
      assert.ok(problems[0]?.message.endsWith(`; ${part} is none of these`), problems[0]?.message);
      assert.equal(problems[0]?.offset, rule.indexOf("NEAR/5"));
    });
  }
});

describe("parseExpression: several slips -> all of them at once", () => {
  test("parseExpression: three unknown entities -> three problems in order", () => {
    assert.deepEqual(
      told("(@puttin NEAR/5 @xii) AND title:@nobody").map(([at]) => at),
      ["@puttin", "@xii", "@nobody"],
    );
  });

  test("parseExpression: slips of every kind -> each is named once, by place", () => {
    const rule = "Xi Jinping and @puttin AND vis*it OR (titel:a NEAR/999 ”b”) AND ())";
    const places = told(rule).map(([at]) => at);
    assert.deepEqual(places, ["Xi Jinping", "and", "@puttin", "vis*", "OR", "titel:", "NEAR/999", "”b”", "()", ")"]);
  });

  test("parseExpression: fullwidth brackets -> are named, and read as brackets", () => {
    assert.deepEqual(told("（xi OR putin）"), [
      ["（", "write the plain bracket ( instead of （"],
      ["）", "write the plain bracket ) instead of ）"],
    ]);
  });

  test("parseExpression: two runs of bare words -> two problems", () => {
    assert.deepEqual(
      told("state visit AND (joint statement)").map(([at]) => at),
      ["state visit", "joint statement"],
    );
  });
});

describe("parseExpression: limits", () => {
  test("parseExpression: a rule too long -> is refused unread", () => {
    const rule = `@nobody OR ${"a".repeat(20_000)}`;
    assert.deepEqual(problemsOf(rule), [
      { offset: 20_000, length: 11, message: "a rule has at most 20000 characters, this one has 20011" },
    ]);
  });

  test("parseExpression: brackets too deep -> the first too deep is named", () => {
    const rule = `${"(".repeat(51)}aa${")".repeat(51)}`;
    assert.deepEqual(problemsOf(rule), [
      { offset: 50, length: 1, message: "brackets may stand at most 50 deep in one another" },
    ]);
  });

  test("parseExpression: thousands of brackets, NOTs or title:s -> problems, and no overflow", () => {
    for (const piece of ["(", ")", "NOT ", "title:", "()", '"', "@", "*", "NEAR/5 ", "a "]) {
      const rule = piece.repeat(Math.floor(20_000 / piece.length));
      assert.ok(problemsOf(rule).length > 0, piece);
    }
  });

  test("parseExpression: pieces put together at random -> never a throw, and places inside the rule", () => {
    const pieces = [
      "xi",
      "@xi",
      "@nix",
      "AND",
      "OR",
      "NOT",
      "NEAR/3",
      "NEAR",
      "(",
      ")",
      '"',
      "title:",
      "a*",
      "*",
      "“",
      "习",
      " ",
      "-x",
    ];
    let seed = 5;
    let read = 0;
    for (let round = 0; round < 3_000; round += 1) {
      let rule = "";
      for (let at = 0; at < 1 + (round % 12); at += 1) {
        seed = (seed * 48271) % 2147483647;
        rule += `${pieces[seed % pieces.length]} `;
      }
      const parsed = parseExpression(rule, entities);
      if (parsed.kind === "expression") {
        read += 1;
        continue;
      }
      assert.ok(parsed.problems.length > 0, rule);
      for (const { offset, length, message } of parsed.problems) {
        assert.ok(offset >= 0 && length >= 0 && offset + length <= rule.length, rule);
        assert.ok(message.length > 0);
      }
    }
    assert.ok(read > 10, "some of them are rules");
  });
});
