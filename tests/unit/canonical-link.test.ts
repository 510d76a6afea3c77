// One address for one page.
import assert from "node:assert/strict";
import { test } from "node:test";
import { articleLinkKey, canonicalLink } from "../../src/core/feed/canonical-link.ts";

const same: readonly (readonly [string, string])[] = [
  ["https://www.wire.example/a/b", "wire.example/a/b"],
  ["http://wire.example/a/b/", "wire.example/a/b"],
  ["https://WIRE.example/a/b#part", "wire.example/a/b"],
  ["https://wire.example/a?utm_source=rss&utm_medium=feed", "wire.example/a"],
  ["https://wire.example/a?fbclid=1&id=7", "wire.example/a?id=7"],
  ["https://wire.example/a?b=2&a=1", "wire.example/a?a=1&b=2"],
  ["https://wire.example/?p=123", "wire.example?p=123"],
  ["https://wire.example/view?ref=1003", "wire.example/view?ref=1003"],
  ["https://wire.example/app/#/a/3", "wire.example/app#/a/3"],
  ["https://wire.example/#!a", "wire.example#!a"],
  ["https://wire.example:8443/a", "wire.example:8443/a"],
  ["https://новости.example/путь", "xn--b1amnebsh.example/%D0%BF%D1%83%D1%82%D1%8C"],
];

for (const [link, key] of same) {
  test(`canonicalLink: ${link} -> ${key}`, () => assert.equal(canonicalLink(link), key));
}

const none: readonly (string | undefined)[] = [
  undefined,
  "",
  "no address",
  "/relative",
  "javascript:alert(1)",
  "mailto:desk@wire.example",
  "file:///etc/passwd",
  "https://wire.example",
  "https://wire.example/",
  "https://www.wire.example/?utm_source=x",
];

for (const link of none) {
  test(`canonicalLink: ${link} -> no key`, () => assert.equal(canonicalLink(link), undefined));
}

test("canonicalLink: addresses that differ in a query that counts -> stay apart", () => {
  assert.notEqual(canonicalLink("https://wire.example/a?id=1"), canonicalLink("https://wire.example/a?id=2"));
});

test("articleLinkKey: a page read by a link that tells pages apart -> what the page says of itself, else its address", () => {
  const item = { linkKey: "wire.example/a" };
  const url = "https://wire.example/final";

  assert.equal(articleLinkKey(item, { source: "page", canonicalUrl: undefined, url }), "wire.example/final");
  assert.equal(articleLinkKey(item, { source: "page", canonicalUrl: "https://wire.example/c", url }), "wire.example/c");
  assert.equal(articleLinkKey(item, { source: "feed", canonicalUrl: undefined, url }), "wire.example/a");
});

test("articleLinkKey: an item whose link is shared by others (a live blog) -> no key, whatever its page says", () => {
  const page = { source: "page", canonicalUrl: "https://wire.example/live", url: "https://wire.example/live" } as const;

  assert.equal(articleLinkKey({ linkKey: undefined }, page), undefined);
});
