// Aliases of names and what only looks like them: how they are written, and where they are found.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { openWatchSet } from "../../src/core/watch/engine/watch-set.ts";
import { entityWords, parseAlias } from "../../src/core/watch/entity-words.ts";
import { explainClauses } from "../../src/core/watch/explain-clauses.ts";
import type { EntityMention } from "../../src/core/watch/expression.ts";
import { implies } from "../../src/core/watch/implies.ts";
import { judge, readText } from "../../src/core/watch/judge.ts";
import { parseExpression } from "../../src/core/watch/parse-expression.ts";
import type { Entity } from "../../src/core/watch/watch.ts";
import { watchOf } from "../helpers/rules.ts";

function entity(name: string, aliases: readonly string[], not?: readonly string[]): readonly [string, Entity] {
  return [name, { name, aliases: { en: aliases }, ...(not === undefined ? {} : { not }) }];
}

const entities = new Map<string, Entity>([
  entity("xi", ["Xi Jinping", "{Xi}", "习主席"], ["Xi'an", "Xi Mingze", "学习主席"]),
  entity("putin", ["Putin", "~بوتين", "{Путина}"]),
  entity("kim", ["leader Kim", "Kim*"], ["Kim Kardashian", "Kimono*"]),
  entity("india", ["印度", "インド"], ["印度尼西亚", "マインド", "インドネシア"]),
  entity("resume", ["=résumé"]),
  entity("only-not", ["Modi"], ["Modi"]),
]);

function isMet(when: string, body: string, title = ""): boolean {
  const watch = watchOf("one", when, entities);
  const text = readText({ title, body });
  const met = judge(text, watch).kind === "match";
  // What the index finds is what the evaluator finds, whatever the exclusions.
  assert.equal(openWatchSet([watch]).metBy(text).length > 0, met, `the engine differs on ${when}: ${body}`);
  return met;
}

const met: readonly (readonly [what: string, when: string, text: string, met: boolean])[] = [
  ["a name", "@xi", "Then Xi spoke.", true],
  ["its possessive", "@xi", "Xi’s speech", true],
  ["the numeral", "@xi", "Louis XI spoke.", false],
  ["in small letters", "@xi", "the letter xi", false],
  ["the whole name in any letters", "@xi", "XI JINPING and xi jinping", true],
  ["full width", "@xi", "Ｘｉ spoke", true],
  ["an excluded city, curled apostrophe", "@xi", "In Xi’an it rained.", false],
  ["an excluded city and the name", "@xi", "In Xi'an Xi spoke.", true],
  ["the words of the city with a comma between", "@xi", "Xi, an old friend", true],
  ["the words of the city with a space between", "@xi", "With Xi an hour passed", true],
  ["an excluded person", "@xi", "Xi Mingze studied.", false],
  ["an excluded person, printed over a line break", "@xi", "Xi\nMingze studied.", false],
  ["Han letters inside others", "@xi", "他学习主席的讲话", false],
  ["Han letters by themselves", "@xi", "他说习主席讲话", true],
  ["a start and its exclusion", "@kim", "A kimono and Kim Kardashian", false],
  ["a start beside its exclusion", "@kim", "Kim in a kimono", true],
  ["an Arabic prefix", "@putin", "وبوتين في بكين", true],
  ["a Russian case as printed", "@putin", "слова Путина", true],
  ["a fishing season", "@putin", "началась путина", false],
  ["kana inside kana", "@india", "マインドとインドネシア", false],
  ["both", "@india", "インドネシアとインド", true],
  ["accents as printed", "@resume", "They resume", false],
  ["accents as printed, and there", "@resume", "Her Résumé", true],
  ["an alias that is its own exclusion", "@only-not", "Modi", false],
  ["near: the exclusion stands nearer than the name", "@xi NEAR/1 visit", "Xi'an visit. Then later on Xi came.", false],
  ["near: the name stands near", "@xi NEAR/1 visit", "Xi'an waits. A visit of Xi", true],
  ["not: an excluded look-alike", "rain AND NOT @xi", "Rain in Xi'an", true],
  ["count: the look-alike does not count", "ATLEAST/2(@xi)", "Xi in Xi'an", false],
  ["sentence", "@xi SENTENCE visit", "Xi'an has a visit. Xi is away.", false],
  ["first words", "FIRST/2(@xi)", "Xi'an waits for Xi", false],
];

describe("entities", () => {
  for (const [what, when, text, expected] of met) {
    test(`${when}: ${what} (${text}) -> ${expected ? "met" : "not met"}`, () => {
      assert.equal(isMet(when, text), expected);
    });
  }

  test("title:@xi: the look-alike in the title, the name in the body -> not met", () => {
    assert.equal(isMet("title:@xi", "Xi spoke.", "Rain in Xi'an"), false);
    assert.equal(isMet("title:@xi", "Rain.", "Xi in Xi'an"), true);
  });

  test("@xi: the evidence -> marks the name and not the look-alike", () => {
    const body = "Xi'an waits for Xi.";
    const [alone] = [explainClauses(readText({ title: "", body }), watchOf("one", "@xi", entities).expression)];
    assert.deepEqual(
      alone?.spans.map(({ from, to }) => [from, body.slice(from, to)]),
      [[16, "Xi"]],
    );
  });

  test("@xi and the same names without exclusions: in one text -> each by its own", () => {
    const both = new Map([...entities, entity("any-xi", ["{Xi}"])]);
    const text = readText({ title: "", body: "Xi'an" });
    assert.equal(judge(text, watchOf("one", "@xi", both)).kind, "no-match");
    assert.equal(judge(text, watchOf("two", "@any-xi", both)).kind, "match");
    assert.equal(judge(text, watchOf("three", "{Xi}", both)).kind, "match");
  });

  test("@kim: thousands of look-alikes -> still bounded, and the one name among them is found", () => {
    const crowd = "Kim Kardashian ".repeat(20_000);
    assert.equal(isMet("@kim", crowd), false);
    assert.equal(isMet("@kim", `${crowd} Kim`), true);
  });
});

describe("entityWords", () => {
  test("an exclusion that shares no word with an alias -> is not carried by it", () => {
    const read = entityWords(["Xi Jinping", "习近平"], ["Xi'an", "学习"]);
    assert.ok(read.kind === "words");
    assert.deepEqual(
      read.aliases.map(({ written, except }) => [written, except?.map(({ words }) => words.written)]),
      [
        ["Xi Jinping", ["Xi'an"]],
        ["习近平", ["学习"]],
      ],
    );
  });

  test("starts on either side -> may share a word with what they begin", () => {
    const carried = (alias: string, not: string) => {
      const read = entityWords([alias], [not]);
      return read.kind === "words" && read.aliases[0]?.except !== undefined;
    };
    assert.deepEqual(
      [carried("Kim*", "Kimono"), carried("Kimono", "Kim*"), carried("Kim", "Kimono"), carried("~visit", "visited")],
      [true, true, false, true],
    );
  });

  test("the same alias in two languages -> one", () => {
    const read = entityWords(["Putin", "putin", "PUTIN"], []);
    assert.equal(read.kind === "words" ? read.aliases.length : 0, 1);
  });

  test("a wrong exclusion -> told with its words", () => {
    const read = entityWords(["Xi"], ["---"]);
    assert.deepEqual([read.kind, read.kind === "problem" && read.alias], ["problem", "---"]);
  });
});

describe("parseAlias", () => {
  const wrong: readonly (readonly [alias: string, offset: number, message: string])[] = [
    ["{Xi", 0, "this brace is never closed: {Exact Case}"],
    ["{}", 1, "there is nothing to look for"],
    ["{---}", 1, "--- has no letter or digit to look for"],
    ["~习近平", 1, "~ knows the endings of Latin and Cyrillic letters and the prefixes of Arabic; leave it out here"],
    ["=", 1, "there is nothing to look for"],
    ["a X*i", 2, "* stands only at the end of a word"],
  ];
  for (const [alias, offset, message] of wrong) {
    test(`${alias}: wrong -> told at ${offset}`, () => {
      const parsed = parseAlias(alias);
      assert.ok(parsed.kind === "problem");
      assert.deepEqual([parsed.problem.offset, parsed.problem.message], [offset, message]);
    });
  }

  test("a sign before the alias -> kept in what is shown, left out of what is looked for", () => {
    const parsed = parseAlias("{Ван И}");
    assert.ok(parsed.kind === "words");
    assert.deepEqual([parsed.words.written, parsed.words.key], ["{Ван И}", "{Ван} {И}"]);
  });
});

describe("implies", () => {
  const expressionOf = (when: string) => watchOf("one", when, entities).expression;

  test("the plain words and a name with exclusions -> the words do not imply the name", () => {
    assert.equal(implies(expressionOf("kim"), expressionOf("@kim")), false);
    assert.equal(implies(expressionOf("putin"), expressionOf("@putin")), true);
  });

  test("a name with exclusions and the plain words -> the name implies the words, and itself", () => {
    assert.equal(implies(expressionOf("@kim"), expressionOf("kim*")), true);
    assert.equal(implies(expressionOf("@kim"), expressionOf("@kim")), true);
  });
});

describe("parseExpression", () => {
  test("rules that share what was read -> share the words of a name, a hundred thousand watches over", () => {
    const mentions = new Map<string, EntityMention>();
    const read = ["@xi AND rain", "title:@xi", "@xi NEAR/3 @putin"].map((when) =>
      parseExpression(when, entities, { mentions }),
    );
    assert.ok(read.every(({ kind }) => kind === "expression"));
    assert.deepEqual([...mentions.keys()], ["xi", "putin"]);
    const again = parseExpression("@xi", entities, { mentions });
    assert.ok(again.kind === "expression");
    assert.equal(again.expression, mentions.get("xi"));
  });

  test("a name with a problem -> told for each rule, and not kept", () => {
    const mentions = new Map<string, EntityMention>();
    const broken = new Map([entity("broken", ["---"])]);
    for (const when of ["@broken", "@broken AND rain"]) {
      assert.equal(parseExpression(when, broken, { mentions }).kind, "problems");
    }
    assert.equal(mentions.size, 0);
  });
});
