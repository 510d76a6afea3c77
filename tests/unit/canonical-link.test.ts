// One address for one page.
import assert from "node:assert/strict";
import { test } from "node:test";
import { articleLinkKey, canonicalLink } from "../../src/core/feed/canonical-link.ts";

/** As the aggregator wrote its addresses until 2024: a protocol buffer of the page and its accelerated twin, in base64. */
function oldGoogleNews(page: string, twin = ""): string {
  const text = (address: string) => {
    const bytes = Buffer.from(address);
    const size = bytes.length < 128 ? [bytes.length] : [(bytes.length & 127) | 128, bytes.length >> 7];
    return Buffer.concat([Buffer.from(size), bytes]);
  };
  const parts = [Buffer.from([0x08, 0x13, 0x22]), text(page), Buffer.from([0xd2, 0x01]), text(twin)];
  return Buffer.concat(parts).toString("base64url");
}

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
  ["https://m.wire.example/a", "wire.example/a"],
  ["https://mobile.wire.example/a", "wire.example/a"],
  ["https://en.m.wire.example/wiki/A", "en.wire.example/wiki/A"],
  ["https://www.m.wire.example/a", "wire.example/a"],
  ["https://m.example/a", "m.example/a"],
  ["https://amp.dev/a", "amp.dev/a"],
  ["https://amp.wire.example/a", "wire.example/a"],
  ["https://wire.example/amp/news/a", "wire.example/news/a"],
  ["https://wire.example/news/a/amp/", "wire.example/news/a"],
  ["https://wire.example/news/a.amp.html", "wire.example/news/a.html"],
  ["https://wire.example/news/a?outputType=amp", "wire.example/news/a"],
  ["https://wire.example/news/a?output=amp", "wire.example/news/a"],
  ["https://wire.example/amp", "wire.example/amp"],
  ["https://wire.example/amplifiers", "wire.example/amplifiers"],
  ["https://wire.example//news//a", "wire.example/news/a"],
  ["https://wire.example./a", "wire.example/a"],
  ["https://wire.example/a?at_medium=RSS&at_campaign=rss&mc_cid=1&gclid=2&_hsenc=3", "wire.example/a"],
  ["https://wire.example/a?ref=rss&source=rss_feed&mod=rss_world&from=feed", "wire.example/a"],
  ["https://wire.example/a?source=kremlin&from=2026-01-01", "wire.example/a?from=2026-01-01&source=kremlin"],
  ["https://www.google.com/url?sa=t&url=https%3A%2F%2Fwww.wire.example%2Fa%3Futm_source%3Dx", "wire.example/a"],
  ["https://www.google.co.uk/url?q=http://wire.example/a&sa=U", "wire.example/a"],
  ["https://www.google.com/amp/s/amp.wire.example/a", "wire.example/a"],
  ["https://wire-example.cdn.ampproject.org/c/s/wire.example/a/amp", "wire.example/a"],
  ["https://l.facebook.com/l.php?u=https%3A%2F%2Fwire.example%2Fa%3Ffbclid%3D1&h=AT0", "wire.example/a"],
  ["https://t.umblr.com/redirect?z=https%3A%2F%2Fwire.example%2Fa&t=x", "wire.example/a"],
  ["https://duckduckgo.com/l/?uddg=https%3A%2F%2Fwire.example%2Fa", "wire.example/a"],
  ["https://vk.com/away.php?to=https%3A%2F%2Fwire.example%2Fa", "wire.example/a"],
  ["https://www.bing.com/news/apiclick.aspx?ref=FexRss&url=https%3a%2f%2fwire.example%2fa&c=1", "wire.example/a"],
  ["https://r.search.yahoo.com/_ylt=x/RU=https%3a%2f%2fwire.example%2fa/RK=2/RS=y", "wire.example/a"],
  [
    `https://www.google.com/url?url=${encodeURIComponent("https://l.facebook.com/l.php?u=https://wire.example/a")}`,
    "wire.example/a",
  ],
  [
    `https://news.google.com/rss/articles/${oldGoogleNews("https://www.wire.example/a", "https://m.wire.example/amp/a")}?oc=5`,
    "wire.example/a",
  ],
  [
    `https://news.google.com/articles/${oldGoogleNews(`https://wire.example/${"long-".repeat(40)}a`)}`,
    `wire.example/${"long-".repeat(40)}a`,
  ],
  ["https://www.google.com/url?url=javascript:alert(1)", "google.com/url?url=javascript:alert(1)"],
  ["https://feedproxy.google.com/~r/wire/~3/abc/", "feedproxy.google.com/~r/wire/~3/abc"],
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

test("canonicalLink: the new form of Google News, which only Google can read -> kept as it is", () => {
  const opaque = `https://news.google.com/rss/articles/${Buffer.from('\b\x13"AU_yqLMtoken-without-an-address').toString("base64url")}`;
  assert.equal(canonicalLink(opaque), opaque.slice("https://".length));
});

test("canonicalLink: a redirector that leads to itself -> an end, and a key", () => {
  let link = "https://wire.example/a";
  for (let depth = 0; depth < 40; depth += 1)
    link = `https://l.facebook.com/l.php?u=${encodeURIComponent(link)}`.slice(0, 60_000);
  assert.equal(typeof canonicalLink(link), "string");
});

test("canonicalLink: given a key again with a scheme -> the same key", () => {
  for (const [link, key] of same) assert.equal(canonicalLink(`https://${key}`), key, link);
});

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
