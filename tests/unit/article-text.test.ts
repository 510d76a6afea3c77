// What a rule is told of an article: the page's own word first, then the feed's.
import assert from "node:assert/strict";
import { test } from "node:test";
import { articleTextOf } from "../../src/core/watch/article-text.ts";
import { meets } from "../../src/core/watch/meets.ts";
import { parseExpression } from "../../src/core/watch/parse-expression.ts";
import { anywhere } from "../../src/core/watch/scope.ts";
import { readText } from "../../src/core/watch/watch-text.ts";
import { after, article, hourMs, item } from "../helpers/make.ts";

const now = after(5 * hourMs);

test("articleTextOf: a page that tells everything -> the page's word, and the feed's outlet and country", () => {
  const given = articleTextOf({
    item: item({ author: "Feed" }),
    article: article({ author: "Page", language: "ru" }),
    now,
  });
  assert.deepEqual([given.author, given.lang, given.source, given.country], ["Page", "ru", "The Daily News", "GB"]);
  assert.equal(given.body, article().text);
});

test("articleTextOf: a page that tells nothing -> the feed's author, language, link and date", () => {
  const silent = article({ author: undefined, language: undefined, url: undefined, publishedAt: undefined });
  const given = articleTextOf({ item: item({ author: "Feed", feedLanguage: "zh" }), article: silent, now });
  assert.deepEqual([given.author, given.lang, given.url], ["Feed", "zh", item().link]);
  assert.deepEqual(given.publishedAt, item().publishedAt);
});

test("articleTextOf: rules that ask for facts -> are met by an article as it is judged", () => {
  const text = readText(articleTextOf({ item: item(), article: article(), now }));
  const isMet = (rule: string) => {
    const parsed = parseExpression(rule, new Map());
    return parsed.kind === "expression" ? meets(text, parsed.expression, anywhere) : assert.fail(rule);
  };
  for (const rule of [
    "visit AND country:gb",
    "visit AND lang:en",
    'visit AND source:"daily news"',
    "visit AND age<6h",
  ]) {
    assert.ok(isMet(rule), rule);
  }
  for (const rule of ["visit AND country:ru", "visit AND tag:war", "visit AND age<4h"]) assert.ok(!isMet(rule), rule);
});
