// Holds docs/rule-language.md to its word: every example is read, met by what it says and not by the other.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { ArticleFacts, ArticleText } from "../../src/core/watch/article-text.ts";
import type { Expression } from "../../src/core/watch/expression.ts";
import { formatExpression } from "../../src/core/watch/format-expression.ts";
import { meets } from "../../src/core/watch/meets.ts";
import { parseExpression } from "../../src/core/watch/parse-expression.ts";
import { anywhere } from "../../src/core/watch/scope.ts";
import type { Entity } from "../../src/core/watch/watch.ts";
import { readText } from "../../src/core/watch/watch-text.ts";
import { hourMs, start } from "../helpers/make.ts";
import { readShipped } from "../helpers/shipped-watches.ts";

const page = readShipped("docs/rule-language.md");
const entities = new Map<string, Entity>([
  ["putin", { name: "putin", aliases: { en: ["Putin"], ru: ["Путин", "Путина"] } }],
]);
const known = {
  lists: new Map([["russian-cities", ["Moscow", "Kazan"]]]),
  rules: new Map([["gas-talks", "gas AND talks"]]),
};

type Row = readonly [rule: string, met: string, unmet: string];

/** The cells of the tables under a heading; a bar inside a cell is written with a backslash. */
function rowsUnder(heading: string): readonly Row[] {
  const section = page.split(/^## /m).find((text) => text.startsWith(heading)) ?? "";
  return [...section.matchAll(/^\| (`.*`) \|$/gm)].map(([, line = ""]): Row => {
    const [rule = "", met = "", unmet = ""] = line.split(" | ").map((cell) => cell.slice(1, -1).replaceAll("\\|", "|"));
    return [rule, met, unmet];
  });
}

function read(rule: string): Expression {
  const parsed = parseExpression(rule, entities, known);
  return parsed.kind === "expression" ? parsed.expression : assert.fail(`${rule}: ${JSON.stringify(parsed.problems)}`);
}

function articleOf(text: string): ArticleText {
  const [title = "", body = ""] = text.split(" | ");
  return { title, body: body.replaceAll("¶", "\n") };
}

const isMet = (rule: string, article: ArticleText) => meets(readText(article), read(rule), anywhere);

describe("docs/rule-language.md: operators", () => {
  const rows = rowsUnder("Operators");
  test("docs/rule-language.md: its table of operators -> has a line for each", () => {
    assert.ok(rows.length >= 35, `${rows.length}`);
    const kinds = new Set(
      rows.map(([rule]) => JSON.stringify(read(rule))).flatMap((tree) => tree.match(/"kind":"[a-z-]+"/g)),
    );
    assert.equal([...kinds].filter((kind) => kind !== null).length >= 18, true, [...kinds].join(" "));
  });

  for (const [rule, met, unmet] of rows) {
    test(`docs/rule-language.md: ${rule} -> met by "${met}", not by "${unmet}"`, () => {
      assert.ok(isMet(rule, articleOf(met)), met);
      assert.ok(!isMet(rule, articleOf(unmet)), unmet);
      assert.ok(isMet(formatExpression(read(rule)), articleOf(met)));
    });
  }
});

const factsOf: Readonly<Record<string, (value: string) => ArticleFacts>> = {
  lang: (lang) => ({ lang }),
  country: (country) => ({ country }),
  source: (source) => ({ source }),
  author: (author) => ({ author }),
  url: (url) => ({ url }),
  tag: (tag) => ({ tags: ["other", tag] }),
  age: (hours) => ({ now: start, publishedAt: new Date(start.getTime() - Number.parseInt(hours, 10) * hourMs) }),
};

describe("docs/rule-language.md: facts", () => {
  const rows = rowsUnder("Facts");
  for (const [rule, met, unmet] of rows) {
    test(`docs/rule-language.md: ${rule} -> met by ${met}, not by ${unmet}, nor by an article of which it is not known`, () => {
      const field = /AND ([a-z]+)/.exec(rule)?.[1] ?? "";
      const facts = factsOf[field] ?? assert.fail(field);
      assert.ok(isMet(rule, { title: "Xi", body: "", ...facts(met) }));
      assert.ok(!isMet(rule, { title: "Xi", body: "", ...facts(unmet) }));
      assert.ok(!isMet(rule, { title: "Xi", body: "" }));
    });
  }
  test("docs/rule-language.md: facts -> one line at least for each field", () => {
    assert.equal(new Set(rows.map(([rule]) => /AND ([a-z]+)/.exec(rule)?.[1])).size, Object.keys(factsOf).length);
  });
});

describe("docs/rule-language.md: habits of other systems", () => {
  const habits: readonly (readonly [string, string])[] = [
    ["xi w/5 putin", "NEAR/5"],
    ["xi NEAR5 putin", "NEAR/5"],
    ["xi NEAR~5 putin", "NEAR/5"],
    ['"xi putin"~5', "NEAR/5"],
    ["xi pre/5 putin", "ONEAR/5"],
    ["xi adj5 putin", "ONEAR/4"],
    ["xi w/s putin", "SENTENCE"],
    ["xi w/p putin", "PARAGRAPH"],
    ["xi AND -putin", "NOT"],
    ["xi AND !putin", "NOT"],
    ["xi AND +putin", "AND"],
    ["xi && putin", "AND"],
    ["xi || putin", "OR"],
    ["xi and putin", "AND"],
    ["“xi putin”", '"xi putin"'],
    ["（xi OR putin）", "("],
    ["headline:xi", "title:"],
    ["intitle:xi", "title:"],
    ["site:xi", "url:"],
    ["atleast3(xi)", "ATLEAST/3"],
  ];
  for (const [rule, advice] of habits) {
    test(`docs/rule-language.md: ${rule} -> refused, and told to write ${advice}`, () => {
      const parsed = parseExpression(rule, entities);
      const told = parsed.kind === "problems" ? parsed.problems.map(({ message }) => message) : [];
      assert.ok(
        told.length > 0 && told.every((message) => message.includes(advice) || message.includes(")")),
        `${told}`,
      );
    });
  }
});
