// Where machines are told that an article is from: meta tags of its page, the source of its feed's entry.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { DeclaredSource, Item } from "../../src/core/article.ts";
import { findingsOf } from "../../src/core/examine.ts";
import { limits } from "../../src/core/limits.ts";
import { readPage } from "../../src/pages/read-page.ts";
import { readArticle } from "../helpers/make.ts";
import { shippedOutlets } from "../helpers/outlets.ts";

const outlets = shippedOutlets();
const url = "https://small-paper.example/1";
const bare = { title: "A title", text: "The treaty was signed.", author: undefined, canonicalUrl: undefined };

function declared(sources: readonly DeclaredSource[], at = url) {
  const { origins } = findingsOf(readArticle({ ...bare, declaredSources: sources }), { outlets, url: at });
  return origins.map(({ kind, outlet, host, by }) => [kind, outlet ?? host, by]);
}

function fed(feedSource: Item["source"], at = url) {
  const { origins } = findingsOf(readArticle(bare), { outlets, url: at, feedSource });
  return origins.map(({ kind, outlet, host, by }) => [kind, outlet ?? host, by]);
}

describe("declared sources", () => {
  test("origins: syndication-source -> copied from there", () => {
    assert.deepEqual(declared([{ kind: "syndication", url: "https://www.reuters.com/world/1" }]), [
      ["syndication", "Reuters", "meta"],
    ]);
  });

  test("origins: original-source -> retold from there, also where the host is not listed", () => {
    assert.deepEqual(declared([{ kind: "rewrite", url: "http://evening-courier.example/a" }]), [
      ["rewrite", "evening-courier.example", "meta"],
    ]);
  });

  test("origins: both, and one twice -> each once", () => {
    const reuters = { kind: "syndication", url: "https://reuters.com/1" } as const;
    assert.deepEqual(declared([reuters, reuters, { kind: "rewrite", url: "https://apnews.com/1" }]), [
      ["syndication", "Reuters", "meta"],
      ["rewrite", "Associated Press", "meta"],
    ]);
  });

  test("origins: the page's own site, or another host of its outlet -> none", () => {
    assert.deepEqual(declared([{ kind: "rewrite", url: "https://www.small-paper.example/2" }]), []);
    assert.deepEqual(declared([{ kind: "syndication", url: "https://xinhuanet.com/1" }], "https://news.cn/1"), []);
  });

  test("origins: no web address -> none", () => {
    for (const broken of ["", "reuters", "ftp://reuters.com/1", "javascript:alert(1)", "//", "https://"]) {
      assert.deepEqual(declared([{ kind: "rewrite", url: broken }]), [], broken);
    }
  });
});

describe("source of a feed's entry", () => {
  test("origins: name and address -> the listed outlet once", () => {
    assert.deepEqual(fed({ name: "Reuters", url: "https://www.reuters.com" }), [
      ["syndication", "Reuters", "feed-source"],
    ]);
  });

  test("origins: a name alone, listed or not -> that name", () => {
    assert.deepEqual(fed({ name: "新华社", url: undefined }), [["syndication", "Xinhua", "feed-source"]]);
    assert.deepEqual(fed({ name: " Evening Courier " }), [["syndication", "Evening Courier", "feed-source"]]);
  });

  test("origins: a listed name at the address of an aggregator -> the name", () => {
    assert.deepEqual(fed({ name: "Reuters", url: "https://feeds.aggregator.example/r.xml" }), [
      ["syndication", "Reuters", "feed-source"],
    ]);
  });

  test("origins: an address alone -> its host", () => {
    assert.deepEqual(fed({ url: "https://evening-courier.example/rss" }), [
      ["syndication", "evening-courier.example", "feed-source"],
    ]);
  });

  test("origins: the article's own outlet, or nothing said -> none", () => {
    assert.deepEqual(fed({ name: "Reuters", url: "https://reuters.com" }, "https://www.reuters.com/1"), []);
    assert.deepEqual(fed({ name: "Small Paper", url: "https://small-paper.example/rss" }), []);
    for (const empty of [undefined, {}, { name: "" }, { name: "  ", url: "" }]) assert.deepEqual(fed(empty), []);
  });
});

describe("declared sources of a page", () => {
  const paragraph = "The treaty was signed on Monday in the old town hall beside the river by both of the ministers. ";
  const page = (head: string) => {
    const html = `<html lang="en"><head><title>Treaty signed</title>${head}</head><body><article><h1>Treaty signed</h1><p>${paragraph.repeat(3)}</p><p>${paragraph.repeat(4)}</p></article></body></html>`;
    const reading = readPage({ bytes: new TextEncoder().encode(html), contentType: "text/html; charset=utf-8", url });
    assert.ok(reading.kind === "article");
    return reading.article.declaredSources;
  };

  test("readPage: both meta tags -> their addresses with their kinds", () => {
    const head =
      '<meta name="syndication-source" content="https://reuters.com/1"><meta name="original-source" content="https://apnews.com/2">';
    assert.deepEqual(page(head), [
      { kind: "syndication", url: "https://reuters.com/1" },
      { kind: "rewrite", url: "https://apnews.com/2" },
    ]);
  });

  test("readPage: names in capitals, empty tags -> read, and left out", () => {
    assert.deepEqual(page('<META NAME="Original-Source" CONTENT="https://apnews.com/2">'), [
      { kind: "rewrite", url: "https://apnews.com/2" },
    ]);
    assert.equal(page('<meta name="original-source"><meta name="syndication-source">'), undefined);
  });

  test("readPage: no such tag -> nothing", () => {
    assert.equal(page('<meta name="source" content="https://reuters.com/1">'), undefined);
  });

  test("readPage: a hundred of them -> no more than the bound", () => {
    const head = Array.from(
      { length: 100 },
      (_, at) => `<meta name="original-source" content="https://a${at}.example/">`,
    );
    assert.equal(page(head.join(""))?.length, limits.sourceNotesMax);
  });
});
