// The Link header: relations as servers write them, and as they should not.
import assert from "node:assert/strict";
import { test } from "node:test";
import { linkOf } from "../../src/web/link-header.ts";

const base = new URL("https://site.example/news/feed.xml");

const cases: readonly (readonly [string, string | undefined])[] = [
  ['<https://hub.example/>; rel="hub"', "https://hub.example/"],
  ["<https://hub.example/>; rel=hub", "https://hub.example/"],
  ["<https://hub.example/>;rel=HUB", "https://hub.example/"],
  ['<https://a.example/>; rel="self", <https://hub.example/>; rel="hub"', "https://hub.example/"],
  ['<https://hub.example/>; title="a, b; c"; rel="x hub"', "https://hub.example/"],
  ["</hub>; rel=hub", "https://site.example/hub"],
  ["<//hub.example/x>; rel=hub", "https://hub.example/x"],
  ["<https://one.example/>; rel=hub, <https://two.example/>; rel=hub", "https://one.example/"],
  ["<javascript:alert(1)>; rel=hub, <https://two.example/>; rel=hub", "https://two.example/"],
  ["<http://[::1>; rel=hub", undefined],
  ["<https://hub.example/>; rel=hubble", undefined],
  ["<https://hub.example/>", undefined],
  ["https://hub.example/; rel=hub", undefined],
  [`<https://hub.example/${"x".repeat(3_000)}>; rel=hub`, undefined],
  ["", undefined],
];

for (const [header, expected] of cases) {
  test(`linkOf: ${header.slice(0, 70)} -> ${expected ?? "nothing"}`, () => {
    assert.equal(linkOf(header, "hub", base), expected);
  });
}

test("linkOf: no header -> nothing", () => assert.equal(linkOf(undefined, "hub", base), undefined));

for (const part of ["<", "<a>;", "; ", "<a>; rel", '<a>; x="', " \t", "<a>;x =  "]) {
  test(`linkOf: ${JSON.stringify(part)} again and again -> at once`, () => {
    const startedAt = performance.now();
    linkOf(`<x>${part.repeat(10_000)}`, "hub", base);
    assert.ok(performance.now() - startedAt < 1_000);
  });
}
