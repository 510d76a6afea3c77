// Meeting a rule: which texts meet which rules, and what is said of those that do not.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { judge, readText } from "../../src/core/watch/judge.ts";
import { parseExpression } from "../../src/core/watch/parse-expression.ts";
import type { Entity, Watch } from "../../src/core/watch/watch.ts";

const entities = new Map<string, Entity>([
  ["xi", { name: "xi", aliases: { en: ["Xi Jinping", "President Xi"], zh: ["习近平"], ru: ["Си Цзиньпин*"] } }],
  ["putin", { name: "putin", aliases: { en: ["Putin"], zh: ["普京"], ru: ["Путин*"], ar: ["بوتين"] } }],
]);

function watch(when: string): Watch {
  const parsed = parseExpression(when, entities);
  if (parsed.kind === "problems") assert.fail(JSON.stringify(parsed.problems));
  return { name: "watch", title: "Watch", level: "normal", when, expression: parsed.expression };
}

type Given = { readonly title?: string; readonly body?: string };
const verdict = (rule: string, { title = "", body = "" }: Given) => judge(readText({ title, body }), watch(rule));
const isMatch = (rule: string, given: Given) => verdict(rule, given).kind === "match";

function whyNot(rule: string, given: Given): string {
  const found = verdict(rule, given);
  return found.kind === "no-match" ? found.why : assert.fail(`${rule} is met`);
}

describe("judge: words", () => {
  const met: readonly (readonly [string, string])[] = [
    ["xi", "Xi's visit"],
    ["xi", "XI arrives"],
    ["си", "Товарищ Си прибыл"],
    ["习近平", "国家主席习近平今天访问"],
    ["習近平", "習近平国家主席"],
    ["プーチン", "プーチン大統領は"],
    ["プーチン", "ﾌﾟｰﾁﾝ大統領は"],
    ["Путин*", "Визит Путина"],
    ["Путин*", "встреча с Путиным"],
    ["Ельцин", "Е\u0301льцин"],
    ["королев", "Королёв"],
    ["Lodz", "in Łódź"],
    ["بوتين", "الرئيس بُوتين"],
    ["l'accord", "sur l’accord de paix"],
    ["U.S.", "in the U.S. today"],
    ['"trip to"', "a trip\nto Moscow"],
    ['"state visit* to"', "three state visits to Russia"],
    ["2025", "2025年"],
    ["visit*", "visit"],
  ];
  for (const [rule, body] of met) {
    test(`judge: ${rule} in ${JSON.stringify(body)} -> match`, () => {
      assert.ok(isMatch(rule, { body }));
      assert.ok(isMatch(`title:${rule}`, { title: body }));
    });
  }

  const unmet: readonly (readonly [string, string])[] = [
    ["xi", "Xinhua reports"],
    ["xi", "taxi, XII and Xia"],
    ["Путин*", "Распутин вернулся"],
    ["Путин", "Визит Путина"],
    ["си", "сила и синий"],
    ["习近平", "习主席和近平"],
    ["プーチン", "プチン"],
    ["visit", "visits and visiting"],
    ['"trip to"', "trips to; to trip; trip into"],
    ['"trip to"', "trip. Back to"],
    ["U.S.", "the US"],
    ["бой", "бои"],
    ["か", "が"],
  ];
  for (const [rule, body] of unmet) {
    test(`judge: ${rule} in ${JSON.stringify(body)} -> no match`, () => {
      assert.ok(!isMatch(rule, { body }));
    });
  }

  test("judge: Han letters with a line end between them -> still stand side by side", () => {
    assert.ok(isMatch("习近平", { body: "习近\n平" }));
  });

  test("judge: a phrase that begins in the title and ends in the body -> no match", () => {
    assert.ok(!isMatch('"trip to"', { title: "A trip", body: "to Moscow" }));
  });

  test("judge: an Arabic name behind a proclitic -> no match without an alias for it", () => {
    assert.ok(!isMatch("@putin", { body: "وبوتين" }));
  });

  test("judge: empty title and body -> no match", () => {
    assert.equal(whyNot("xi", {}), "nothing for xi");
  });
});

describe("judge: operators", () => {
  test("judge: AND -> both, wherever they stand", () => {
    assert.ok(isMatch("xi AND putin", { title: "Xi", body: "Putin" }));
    assert.ok(!isMatch("xi AND putin", { title: "Xi", body: "Xi" }));
  });

  test("judge: OR -> either", () => {
    assert.ok(isMatch("visit OR trip", { body: "a trip" }));
    assert.ok(isMatch("visit OR trip", { title: "a visit" }));
    assert.ok(!isMatch("visit OR trip", { body: "a stay" }));
  });

  test("judge: AND NOT -> leaves out", () => {
    assert.ok(isMatch("visit AND NOT (football OR chess)", { body: "a visit" }));
    assert.ok(!isMatch("visit AND NOT (football OR chess)", { title: "Chess", body: "a visit" }));
  });

  test("judge: NOT inside OR -> is met by absence, when something else is required", () => {
    const rule = "visit AND (putin OR NOT xi)";
    assert.ok(isMatch(rule, { body: "a visit" }));
    assert.ok(isMatch(rule, { body: "a visit of Xi to Putin" }));
    assert.ok(!isMatch(rule, { body: "a visit of Xi" }));
  });

  test("judge: title: -> looks at the title alone, through brackets", () => {
    assert.ok(isMatch("title:(visit* AND @xi)", { title: "Xi Jinping visits" }));
    assert.ok(!isMatch("title:(visit* AND @xi)", { title: "Xi Jinping", body: "visits" }));
    assert.ok(isMatch("@xi AND NOT title:chess", { title: "Xi Jinping", body: "chess" }));
  });

  test("judge: an entity -> any alias in any script", () => {
    for (const body of ["Xi Jinping", "President Xi's", "主席习近平在", "Си Цзиньпину", "СИ ЦЗИНЬПИН"]) {
      assert.ok(isMatch("@xi", { body }), body);
    }
    for (const body of ["Jinping Xi", "Xi", "习", "Цзиньпин"]) assert.ok(!isMatch("@xi", { body }), body);
  });
});

describe("judge: NEAR", () => {
  const cases: readonly (readonly [string, string, boolean])[] = [
    ["xi NEAR/0 putin", "Xi Putin", true],
    ["xi NEAR/0 putin", "Putin, Xi", true],
    ["xi NEAR/0 putin", "Xi and Putin", false],
    ["xi NEAR/1 putin", "Xi and Putin", true],
    ["xi NEAR/2 putin", "Putin a b c Xi", false],
    ["xi NEAR/3 putin", "Putin a b c Xi", true],
    ["visit NEAR/5 visit*", "a visit", false],
    ["visit NEAR/5 visit*", "a visit and visits", true],
    ['xi NEAR/5 "xi jinping"', "Xi Jinping", false],
    ['"xi jinping" NEAR/1 putin', "Xi Jinping met Putin", true],
    ['"xi jinping" NEAR/0 putin', "Xi Jinping met Putin", false],
    ["@xi NEAR/2 @putin", "习近平同普京", true],
    ["@xi NEAR/2 @putin", "习近平同俄罗斯总统普京", false],
    ["@xi NEAR/6 @putin", "习近平同俄罗斯总统普京", true],
    ["(visit* OR trip) NEAR/2 (moscow OR @putin)", "a trip to Moscow", true],
    ["xi NEAR/1 putin", "xi a b c xi a b c putin xi", true],
    ["xi NEAR/1 putin", "xi a b c putin a b c xi", false],
  ];
  for (const [rule, body, expected] of cases) {
    test(`judge: ${rule} in "${body}" -> ${expected ? "match" : "no match"}`, () => {
      assert.equal(isMatch(rule, { body }), expected);
      assert.equal(isMatch(`title:(${rule})`, { title: body }), expected);
    });
  }

  test("judge: NEAR over the title's end -> no match, even with the widest reach", () => {
    assert.ok(!isMatch("xi NEAR/255 putin", { title: "Xi", body: "Putin" }));
  });

  test("judge: NEAR with exactly as many words between as allowed -> match, with one more -> none", () => {
    const apart = (words: number) => `xi ${"word ".repeat(words)}putin`;
    assert.ok(isMatch("xi NEAR/255 putin", { body: apart(255) }));
    assert.ok(!isMatch("xi NEAR/255 putin", { body: apart(256) }));
  });
});

describe("judge: why there is no match", () => {
  const given = { title: "Chess in Moscow", body: "Xi came a b c d to see Putin. A visit. Football, too." };
  const cases: readonly (readonly [string, string])[] = [
    ["xi AND trip", "nothing for trip"],
    ["trip AND stay", "nothing for trip"],
    ['xi AND (trip OR "state visit")', 'nothing for (trip OR "state visit")'],
    ["trip OR stay", "nothing for trip OR stay"],
    ["@xi AND visit", "nothing for @xi"],
    ["stay*", "nothing for stay*"],
    ["xi AND title:visit*", "nothing for visit* in the title"],
    ["title:(chess AND (xi OR putin))", "nothing for (xi OR putin) in the title"],
    ["visit AND NOT (football OR golf)", 'NOT (football OR golf) leaves it out: "Football" is in the body'],
    ["visit AND NOT ch*", 'NOT ch* leaves it out: "Chess" is in the title'],
    ['visit AND NOT "see putin"', 'NOT "see putin" leaves it out: "see Putin" is in the body'],
    ["visit AND NOT (NOT trip)", "NOT (NOT trip) leaves it out"],
    ["trip NEAR/5 xi", "nothing for trip"],
    ["xi NEAR/5 (trip OR stay)", "nothing for (trip OR stay)"],
    ["xi NEAR/2 putin", "xi NEAR/2 putin is not met: the closest two have 7 words between"],
    ["moscow NEAR/9 xi", "moscow NEAR/9 xi is not met: the two are nowhere in reach"],
    [
      "title:(chess NEAR/0 moscow)",
      "(chess NEAR/0 moscow) is not met in the title: the closest two have 1 words between",
    ],
  ];
  for (const [rule, expected] of cases) {
    test(`judge: ${rule} -> ${expected}`, () => {
      assert.equal(whyNot(rule, given), expected);
    });
  }

  const nearest: readonly (readonly [string, string])[] = [
    ["(xi AND trip) OR (xi AND visit AND stay)", "nearest of 2 alternatives: nothing for stay"],
    ["(xi AND trip) OR (xi AND stay)", "nearest of 2 alternatives: nothing for trip"],
    ["trip OR (stay OR (xi AND tour))", "nearest of 3 alternatives: nothing for tour"],
    ["title:(trip OR (chess AND tour))", "nearest of 2 alternatives: nothing for tour in the title"],
    ["title:(xi AND trip) OR (visit AND tour)", "nearest of 2 alternatives: nothing for tour"],
    ["trip OR (@xi NEAR/2 tour) OR (visit AND stay)", "nearest of 3 alternatives: nothing for stay"],
    [
      "trip OR (xi NEAR/2 putin)",
      "nearest of 2 alternatives: (xi NEAR/2 putin) is not met: the closest two have 7 words between",
    ],
    [
      "trip OR (visit AND NOT football)",
      'nearest of 2 alternatives: NOT football leaves it out: "Football" is in the body',
    ],
    ["trip OR (xi AND (stay OR (visit AND tour)))", "nearest of 2 alternatives: nothing for tour"],
    ["trip OR (xi AND (stay OR tour))", "nearest of 2 alternatives: nothing for (stay OR tour)"],
    ["(NOT trip AND NOT stay AND tour) OR (xi AND went)", "nearest of 2 alternatives: nothing for went"],
    ["trip OR (stay AND tour)", "nothing for trip OR (stay AND tour)"],
    ["xi AND (trip OR NOT xi)", "nothing for (trip OR NOT xi)"],
  ];
  for (const [rule, expected] of nearest) {
    test(`judge: alternatives ${rule} -> ${expected}`, () => {
      assert.equal(whyNot(rule, given), expected);
    });
  }

  test("judge: long alternatives of which no part is met -> are counted, not quoted", () => {
    const rule = Array.from({ length: 40 }, (_, at) => `(left${at} AND right${at})`).join(" OR ");
    assert.equal(whyNot(rule, given), "nothing for any part of 40 alternatives");
    assert.equal(whyNot(`title:(${rule})`, given), "nothing for any part of 40 alternatives in the title");
  });

  test("judge: the nearest of alternatives misses a long choice -> a short sentence", () => {
    const words = Array.from({ length: 200 }, (_, at) => `w${at}`).join(" OR ");
    for (const rule of [
      `trip OR (xi AND (${words}))`,
      `trip OR (xi AND ((xi OR ${words}) NEAR/1 (putin OR ${words})))`,
    ]) {
      const why = whyNot(rule, given);
      assert.match(why, /^nearest of 2 alternatives: .*\.\.\./);
      assert.ok(why.length < 200, why);
    }
  });

  test("judge: alternatives as deep as a rule may be -> an answer from the innermost", () => {
    const deep = `${"(trip OR (xi AND ".repeat(20)}tour${"))".repeat(20)}`;
    assert.equal(whyNot(deep, given), "nearest of 2 alternatives: nothing for tour");
  });

  test("judge: a long choice that is not met -> is quoted by its beginning", () => {
    const rule = Array.from({ length: 500 }, (_, at) => `w${at}`).join(" OR ");
    const why = whyNot(`xi AND (${rule})`, { body: "xi" });
    assert.ok(why.startsWith("nothing for (w0 OR w1 OR "));
    assert.ok(why.endsWith("..."));
    assert.ok(why.length < 250);
  });
});
