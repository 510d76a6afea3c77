// Mentions: lists, other watches' rules, circles of them, and how far mentions may reach.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { judge, readText } from "../../src/core/watch/judge.ts";
import { parseExpression } from "../../src/core/watch/parse-expression.ts";
import type { Entity } from "../../src/core/watch/watch.ts";

const entities = new Map<string, Entity>([["xi", { name: "xi", aliases: { en: ["Xi"] } }]]);

type Rules = Readonly<Record<string, string>>;
const parse = (when: string, rules: Rules, name = "this-watch") =>
  parseExpression(when, entities, {
    name,
    rules: new Map(Object.entries(rules)),
    lists: new Map([["cities", ["Moscow", "Kazan*"]]]),
  });

function problem(when: string, rules: Rules): string {
  const parsed = parse(when, rules);
  return parsed.kind === "problems" ? (parsed.problems[0]?.message ?? "") : assert.fail(`${when} is read`);
}

function isMet(when: string, rules: Rules, title: string): boolean {
  const parsed = parse(when, rules);
  if (parsed.kind === "problems") assert.fail(JSON.stringify(parsed.problems));
  const watch = { name: "w", title: "W", level: "low", when, expression: parsed.expression } as const;
  return judge(readText({ title, body: "" }), watch).kind === "match";
}

describe("parseExpression: mentions", () => {
  test("parseExpression: a list -> any of its words, also beside NEAR", () => {
    assert.ok(isMet("@cities", {}, "Kazan's day"));
    assert.ok(isMet("@xi NEAR/2 @cities", {}, "Xi in Moscow"));
    assert.ok(!isMet("@cities", {}, "Paris"));
  });

  test("parseExpression: another watch -> its rule in brackets, through two steps", () => {
    const rules = { gas: "gas OR @oil", oil: "oil AND NOT coal" };
    assert.ok(isMet("@gas AND xi", rules, "Xi on oil"));
    assert.ok(!isMet("@gas AND xi", rules, "Xi on oil and coal"));
    assert.ok(isMet("title:@gas", rules, "gas"));
  });

  test("parseExpression: an entity and a watch of one name -> the entity", () => {
    assert.ok(!isMet("@xi", { xi: "putin" }, "Putin"));
  });

  test("parseExpression: a circle -> is refused with its way", () => {
    const rules = { one: "gas AND @two", two: "oil AND @three", three: "@one" };
    assert.match(problem("@one", rules), /a rule cannot mention itself: @one -> @two -> @three -> @one$/);
    assert.match(problem("@this-watch AND gas", { "this-watch": "gas" }), /@this-watch -> @this-watch$/);
    assert.match(problem("@one", { one: "@this-watch", "this-watch": "@one" }), /@this-watch -> @one -> @this-watch$/);
  });

  test("parseExpression: a mentioned rule with a mistake -> is named, with the mistake", () => {
    assert.equal(
      problem("gas AND @one", { one: "a b" }).startsWith("the rule of @one has a problem: there is no operator"),
      true,
    );
  });

  test("parseExpression: a watch beside NEAR -> is refused", () => {
    assert.match(problem("@one NEAR/5 gas", { one: "oil" }), /@one is none of these$/);
  });

  test("parseExpression: a name that is none -> the nearest of all names is told", () => {
    assert.match(problem("@citties", {}), /did you mean @cities\?$/);
    assert.match(problem("@ones", { one: "gas" }), /did you mean @one\?$/);
  });

  test("parseExpression: eleven watches that mention one another in a row -> too deep", () => {
    const row = Object.fromEntries(
      Array.from({ length: 12 }, (_, at) => [`w${at}`, at === 11 ? "gas" : `@w${at + 1}`]),
    );
    assert.match(problem("@w0", row), /at most 10 deep/);
    assert.ok(isMet("@w3", row, "gas"));
  });

  test("parseExpression: rules that double at every step -> are refused by size, at once", () => {
    const twice = (next: string) => Array.from({ length: 400 }, () => next).join(" AND ");
    const row = { a: twice("@b"), b: twice("@c"), c: twice("@d"), d: twice("gas") };
    assert.match(problem("@a", row), /more than 50000 parts/);
    assert.match(problem(twice("@broken"), { broken: twice("@worse"), worse: "(" }), /has a problem/);
  });
});
