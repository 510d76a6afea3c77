// Addresses that need no closer look are told from those that do: both ways lead to the same address.
import assert from "node:assert/strict";
import { test } from "node:test";
import { httpAddress } from "../../src/feeds/addresses.ts";

const hosts = [
  "wire.example",
  "a.b-c.co.uk",
  "1.2.example",
  "WIRE.example",
  "wire.example:80",
  "wire.example:8080",
  "127.1",
  "0x7f.1.1.1",
  "xn--a.example",
  "a.xn--p1ai",
  "xn--mnchen-3ya.example",
  "-a.example",
  "a..example",
  "wire.example.",
  "localhost",
  "user@wire.example",
  "ünï.example",
];
const paths = [
  "",
  "/",
  "/a",
  "/a/../b",
  "/a/./b",
  "/a/..",
  "/.",
  "/a..b",
  "/%2e%2e/b",
  "/a%20b",
  "/a'b",
  "/a|b",
  "/ä",
  "/a//b",
  "/a;b=1",
  "/a b",
];
const tails = [
  "",
  "?",
  "?a=1&b=2",
  "?a='b'",
  "?u=https://x.example/../y",
  "?a=%zz",
  "?ä",
  "#",
  "#a",
  "#a b",
  "?a#b?c",
  "?a|b",
  "#<x>",
];

function parsed(href: string): string | undefined {
  if (!URL.canParse(href)) return undefined;

  const url = new URL(href);
  return url.username === "" && url.password === "" ? url.href : undefined;
}

test("address: hosts, paths and queries of all kinds -> what the parser of addresses says", () => {
  const starts = ["http", "https"].flatMap((scheme) => hosts.map((host) => `${scheme}://${host}`));
  const hrefs = starts.flatMap((start) => paths.flatMap((path) => tails.map((tail) => start + path + tail)));
  assert.ok(hrefs.length > 7_000);
  for (const href of hrefs) {
    const address = httpAddress({ href, base: "" }, "https://base.example/");
    // What cannot be parsed alone is never taken as it is.
    if (URL.canParse(href)) assert.equal(address, parsed(href), href);
    else assert.notEqual(address, href);
  }
});

const long = `https://wire.example/${"a".repeat(3_000)}`;
for (const [href, base, address] of [
  ["/a", "", "https://feed.example/a"],
  ["a", "https://base.example/x/", "https://base.example/x/a"],
  ["www.wire.example/a", "", "http://www.wire.example/a"],
  [" https://wire.example/a\n", "", "https://wire.example/a"],
  ["java\nscript:alert(1)", "", undefined],
  ["ftp://wire.example/a", "", undefined],
  ["https://user:secret@wire.example/", "", undefined],
  ["", "", undefined],
  [long, "", undefined],
] as const) {
  test(`address: ${JSON.stringify(href.slice(0, 40))} on ${JSON.stringify(base)} -> ${address ?? "none"}`, () => {
    assert.equal(httpAddress({ href, base }, "https://feed.example/f.xml"), address);
  });
}
