// What a robots.txt says to us, also when it was written to keep us busy.
import assert from "node:assert/strict";
import { test } from "node:test";
import { limits } from "../../src/core/limits.ts";
import { robotsRules } from "../../src/web/robots-rules.ts";

const origin = "https://wire.example";
const rules = (...lines: readonly string[]) => robotsRules(origin, lines.join("\n"), "newswatch");
const allows = (path: string, ...lines: readonly string[]) => rules(...lines).allows(origin + path);

const cases: readonly (readonly [string, string, boolean, readonly string[]])[] = [
  ["nothing written", "/a", true, []],
  ["no group for us", "/a", true, ["User-agent: otherbot", "Disallow: /"]],
  ["everybody kept out", "/a", false, ["User-agent: *", "Disallow: /"]],
  ["an empty rule", "/a", true, ["User-agent: *", "Disallow:"]],
  ["a folder kept to itself", "/private/a", false, ["User-agent: *", "Disallow: /private/"]],
  ["another folder kept to itself", "/news/a", true, ["User-agent: *", "Disallow: /private/"]],
  [
    "our own group, which counts alone",
    "/a",
    true,
    ["User-agent: *", "Disallow: /", "", "User-agent: newswatch", "Disallow: /x"],
  ],
  ["our own group kept out", "/a", false, ["User-agent: newswatch", "Disallow: /", "User-agent: *", "Allow: /"]],
  ["our name in capitals, with a version", "/a", false, ["User-Agent: NewsWatch/1.0", "Disallow: /"]],
  [
    "our name among others",
    "/a",
    false,
    ["User-agent: one", "User-agent: newswatch", "User-agent: two", "Disallow: /"],
  ],
  ["a name that only begins like ours", "/a", true, ["User-agent: newswatcher", "Disallow: /"]],
  [
    "two groups of ours",
    "/b",
    false,
    ["User-agent: newswatch", "Disallow: /a", "User-agent: x", "Allow: /", "User-agent: newswatch", "Disallow: /b"],
  ],
  ["the longest rule", "/news/a", true, ["User-agent: *", "Disallow: /", "Allow: /news/"]],
  ["a tie of two rules", "/news", true, ["User-agent: *", "Disallow: /news", "Allow: /news"]],
  ["a wildcard", "/a/print.html", false, ["User-agent: *", "Disallow: /*/print"]],
  ["an end", "/a.pdf", false, ["User-agent: *", "Disallow: /*.pdf$"]],
  ["an end that is not there", "/a.pdf?x=1", true, ["User-agent: *", "Disallow: /*.pdf$"]],
  ["a query", "/a?print=1", false, ["User-agent: *", "Disallow: /*?print="]],
  ["other letters, coded", "/%D0%BD%D0%BE%D0%B2", false, ["User-agent: *", "Disallow: /нов"]],
  ["a comment behind the rule", "/a", false, ["User-agent: * # all", "Disallow: / # please"]],
  ["line ends of old machines", "/a", false, ["User-agent: *\rDisallow: /"]],
  ["a page that is no robots.txt", "/a", true, ["<!doctype html><title>Disallow: /</title>"]],
  [
    "names that objects have",
    "/a",
    true,
    ["User-agent: __proto__", "Disallow: /", "User-agent: constructor", "Disallow: /"],
  ],
  ["our own group, empty", "/a", true, ["User-agent: newswatch", "", "Sitemap: /s", "User-agent: *", "Disallow: /"]],
  ["rules before any group", "/a", true, ["Disallow: /"]],
];
for (const [what, path, expected, lines] of cases) {
  test(`robots rules: ${what} -> ${path} is ${expected ? "allowed" : "forbidden"}`, () => {
    assert.equal(allows(path, ...lines), expected);
  });
}

for (const [written, expected] of [
  ["2", 2_000],
  ["0.5", 500],
  ["0", 0],
  ["-3", 0],
  ["soon", 0],
  ["86400", limits.crawlDelayMsMax],
  ["Infinity", limits.crawlDelayMsMax],
] as const) {
  test(`robots rules: Crawl-delay ${written} -> ${expected} ms`, () => {
    assert.equal(rules("User-agent: *", `Crawl-delay: ${written}`).delayMs, expected);
  });
}

test("robots rules: Crawl-delay for others -> none for us", () => {
  assert.equal(rules("User-agent: slowbot", "Crawl-delay: 5", "User-agent: *", "Disallow: /x").delayMs, 0);
});

/** Milliseconds of work. */
function timed(work: () => void): number {
  const startedAt = process.hrtime.bigint();
  work();
  return Number(process.hrtime.bigint() - startedAt) / 1e6;
}

test("robots rules: 20,000 names above 20,000 rules -> no square of work", () => {
  const names = Array.from({ length: 20_000 }, (_, index) => `User-agent: bot${index}`);
  const lines = [...names, "User-agent: newswatch", ...Array.from({ length: 20_000 }, () => "Disallow: /x")];
  const spentMs = timed(() => assert.equal(allows("/x", ...lines), false));

  assert.ok(spentMs < 2_000, `${spentMs} ms`);
});

test("robots rules: hundreds of thousands of wildcards -> the site counts as closed, at once", () => {
  const evil = Array.from({ length: 500 }, () => `Disallow: /${"*a".repeat(250)}b`);
  const spentMs = timed(() => assert.equal(allows(`/${"a".repeat(2_000)}`, "User-agent: *", ...evil), false));

  assert.ok(spentMs < 1_000, `${spentMs} ms`);
});

test("robots rules: as many wildcards as are taken -> still quick", () => {
  const rule = `Disallow: /${"*a".repeat(200)}b`;
  const lines = Array.from({ length: Math.floor(limits.robotsWildcardCharsMax / rule.length) - 1 }, () => rule);
  const spentMs = timed(() => assert.equal(allows(`/${"a".repeat(2_000)}`, "User-agent: *", ...lines), true));

  assert.ok(spentMs < 2_000, `${spentMs} ms`);
});
