// One address for one page.
import assert from "node:assert/strict";
import { test } from "node:test";
import { canonicalLink } from "../../src/core/feed/canonical-link.ts";

const same: readonly (readonly [string, string])[] = [
  ["https://www.wire.example/a/b", "wire.example/a/b"],
  ["http://wire.example/a/b/", "wire.example/a/b"],
  ["https://WIRE.example/a/b#part", "wire.example/a/b"],
  ["https://wire.example/a?utm_source=rss&utm_medium=feed", "wire.example/a"],
  ["https://wire.example/a?fbclid=1&id=7", "wire.example/a?id=7"],
  ["https://wire.example/a?b=2&a=1", "wire.example/a?a=1&b=2"],
  ["https://wire.example/?p=123", "wire.example?p=123"],
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
