// Finding the feeds that a page points to, in pages as they are and as they should not be.
import assert from "node:assert/strict";
import { test } from "node:test";
import { type FeedLink, feedUrlKey, likelyFeeds, usualFeedUrls } from "../../src/core/feed/page-feeds.ts";
import { limits } from "../../src/core/limits.ts";
import { findFeeds } from "../../src/feeds/find-feeds.ts";

const url = "https://daily.example/world/";

function find(markup: string, contentType?: string) {
  return findFeeds({ bytes: new TextEncoder().encode(markup), contentType, url });
}

function urls(markup: string): readonly string[] {
  return find(markup).links.map((link) => `${link.from} ${link.url}`);
}

function alternate(href: string, type = "application/rss+xml"): string {
  return `<link rel="alternate" type="${type}" href="${href}">`;
}

test("findFeeds: a page that names its feed -> address, title and language", () => {
  const page = find(
    `<!doctype html><html lang="fr-FR"><head><title>Le Jour &amp; la Nuit</title>
     <link rel="alternate" type="application/rss+xml" title="À la une" href="/rss.xml"></head><body></body></html>`,
  );

  assert.equal(page.title, "Le Jour & la Nuit");
  assert.equal(page.language, "fr");
  assert.deepEqual(page.links, [{ url: "https://daily.example/rss.xml", title: "À la une", from: "alternate" }]);
});

const named: readonly (readonly [string, string, readonly string[]])[] = [
  ["a relative address", alternate("feed"), ["alternate https://daily.example/world/feed"]],
  ["an address without scheme", alternate("//cdn.example/f"), ["alternate https://cdn.example/f"]],
  [
    "a base",
    `<base href="https://other.example/x/">${alternate("f.xml")}`,
    ["alternate https://other.example/x/f.xml"],
  ],
  ["an Atom feed", alternate("/a", "application/atom+xml"), ["alternate https://daily.example/a"]],
  ["a JSON feed", alternate("/j", "application/feed+json"), ["alternate https://daily.example/j"]],
  [
    "a type with a parameter",
    alternate("/t", "application/rss+xml; charset=utf-8"),
    ["alternate https://daily.example/t"],
  ],
  [
    "capitals and no quotes",
    "<LINK REL=Alternate TYPE=application/rss+xml HREF=/c>",
    ["alternate https://daily.example/c"],
  ],
  ["rel=feed", '<link rel="feed" href="/r">', ["alternate https://daily.example/r"]],
  ["entities in the address", alternate("/f?a=1&amp;b=2"), ["alternate https://daily.example/f?a=1&b=2"]],
  ["the scheme feed:", alternate("feed:https://daily.example/s"), ["alternate https://daily.example/s"]],
  ["the scheme feed://", alternate("feed://daily.example/s"), ["alternate http://daily.example/s"]],
  ["a fragment", alternate("/f#top"), ["alternate https://daily.example/f"]],
  ["an anchor that looks like a feed", '<a href="/rss/world">RSS</a>', ["anchor https://daily.example/rss/world"]],
  ["an anchor to a file", '<a href="https://x.example/news.rss">x</a>', ["anchor https://x.example/news.rss"]],
];

for (const [what, markup, expected] of named) {
  test(`findFeeds: ${what} -> found`, () => assert.deepEqual(urls(markup), expected));
}

const passedOver: readonly (readonly [string, string])[] = [
  ["another language of the page", '<link rel="alternate" hreflang="de" href="/de">'],
  ["a stylesheet", '<link rel="alternate stylesheet" type="text/xml" href="/s.xsl">'],
  ["an API", '<link rel="alternate" type="application/json" href="/wp-json/1">'],
  ["an embedding", '<link rel="alternate" type="application/json+oembed" href="/o">'],
  ["a script", `<script>var t = '${alternate("/no")}';</script>`],
  ["a comment", `<!-- ${alternate("/no")} -->`],
  ["a template", `<template>${alternate("/no")}</template>`],
  ["feedback", '<a href="/feedback">Tell us</a>'],
  ["another scheme", alternate("javascript:alert(1)")],
  ["a mail address", '<a href="mailto:rss@daily.example">rss</a>'],
  ["no address", alternate("")],
  ["an address that cannot be read", alternate("http://[::1")],
  ["an endless address", alternate(`/${"x".repeat(3_000)}`)],
  ["no tags", "nothing at all <"],
  ["nothing", ""],
];

for (const [what, markup] of passedOver) {
  test(`findFeeds: ${what} -> passed over`, () => assert.deepEqual(urls(markup), []));
}

test("findFeeds: what follows a script that holds a title -> still found", () => {
  assert.deepEqual(urls(`<script>"<title>"</script>${alternate("/f")}`), ["alternate https://daily.example/f"]);
});

test("findFeeds: a title in an old encoding that only the page names -> read", () => {
  const bytes = Buffer.concat([
    Buffer.from('<meta charset="windows-1251"><title>'),
    Buffer.from([0xcd, 0xee, 0xe2, 0xee, 0xf1, 0xf2, 0xe8]),
    Buffer.from("</title>"),
  ]);
  assert.equal(findFeeds({ bytes, contentType: "text/html", url }).title, "Новости");
});

test("findFeeds: a page of nothing but links -> a bounded number, at once", () => {
  const startedAt = performance.now();
  const page = find('<a href="/rss">'.repeat(100_000));

  assert.equal(page.links.length, limits.feedLinksMax);
  assert.ok(performance.now() - startedAt < 3_000);
});

test("findFeeds: random bytes around tags -> a value", () => {
  for (let seed = 1; seed < 60; seed++) {
    const bytes = Uint8Array.from({ length: 400 }, (_, index) => (seed * (index + 7) * 2_654_435_761) >>> 24);
    const markup = Buffer.concat([Buffer.from("<link rel=alternate href="), bytes, Buffer.from("><a href='")]);
    assert.ok(Array.isArray(findFeeds({ bytes: markup, contentType: undefined, url }).links));
  }
});

function link(path: string, parts: Partial<FeedLink> = {}): FeedLink {
  return { url: `https://daily.example${path}`, title: "", from: "alternate", ...parts };
}

test("likelyFeeds: named feeds beside links -> the named ones only", () => {
  assert.deepEqual(likelyFeeds([link("/rss", { from: "anchor" }), link("/feed")]), [link("/feed")]);
});

test("likelyFeeds: the comments of a blog -> left out, unless there is nothing else", () => {
  const comments = link("/comments/feed/", { title: "Comments Feed" });
  assert.deepEqual(likelyFeeds([link("/feed/"), comments]), [link("/feed/")]);
  assert.deepEqual(likelyFeeds([comments]), [comments]);
});

test("likelyFeeds: one address twice, with and without www and https -> once", () => {
  const again = { ...link("/feed/"), url: "http://www.daily.example/feed?utm_source=x" };
  assert.deepEqual(likelyFeeds([link("/feed/"), again]), [link("/feed/")]);
});

test("feedUrlKey: a feed at the root of a host -> a key all the same", () => {
  assert.equal(feedUrlKey("https://feeds.example/"), feedUrlKey("http://feeds.example"));
  assert.notEqual(feedUrlKey("https://feeds.example/"), feedUrlKey("https://other.example/"));
});

test("usualFeedUrls: a page deep in a site -> the root of its host", () => {
  assert.ok(usualFeedUrls("https://daily.example/a/b?c").includes("https://daily.example/feed.xml"));
});
