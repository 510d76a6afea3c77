// Pages without text: where they say it is, and whether a wall stands before it.
import assert from "node:assert/strict";
import { test } from "node:test";
import type { PageReading } from "../../src/core/article.ts";
import { readPage } from "../../src/pages/read-page.ts";

const url = "https://paper.example/world/a";
const body = `<p>${"The harbour council met on Friday and talked about the new quay for a long time. ".repeat(8)}</p>`;

function read(head: string, main = ""): PageReading {
  const markup = `<html><head><title>Quay</title>${head}</head><body>${main}</body></html>`;
  return readPage({ bytes: new TextEncoder().encode(markup), contentType: "text/html; charset=utf-8", url });
}

function elsewhere(head: string, main = "") {
  const reading = read(head, main);
  return reading.kind === "no-article" ? reading.elsewhere : "an article";
}

const refresh = (content: string) => `<meta http-equiv="Refresh" content="${content}">`;

test("elsewhere: a meta refresh, in the ways it is written -> its target", () => {
  for (const content of ["0; url=/b", "0;URL='/b'", "5; Url = /b", "0,url=/b", "; url=/b"]) {
    assert.deepEqual(elsewhere(refresh(content)), { by: "refresh", url: "https://paper.example/b" }, content);
  }
});

test("elsewhere: a page that reloads itself, leads nowhere or out of the web -> none", () => {
  for (const content of [
    "300",
    "0; url=",
    "600; url=/b",
    `0; url=${url}`,
    `0; url=${url}#top`,
    "0; url=javascript:x()",
    "0; url=file:///etc/passwd",
  ]) {
    assert.equal(elsewhere(refresh(content)), undefined, content);
  }
});

test("elsewhere: AMP and print versions -> AMP first", () => {
  const amp = '<link rel="amphtml" href="/a.amp">';
  const print = '<link rel="alternate" media="print" href="/a?print=1">';

  assert.deepEqual(elsewhere(`${print}${amp}`), { by: "amp", url: "https://paper.example/a.amp" });
  assert.deepEqual(elsewhere(print), { by: "print", url: "https://paper.example/a?print=1" });
  assert.deepEqual(elsewhere("", '<a href="/print/a">Print</a>'), {
    by: "print",
    url: "https://paper.example/print/a",
  });
});

test("elsewhere: a page that has its text -> is read as it is", () => {
  assert.equal(elsewhere('<link rel="amphtml" href="/a.amp">', body), "an article");
});

test("paywall: said by structured data, by meta tags, or by an element's name -> not free", () => {
  const teaser = `<article><p>${"The harbour council met on Friday and talked about the quay. ".repeat(4)}</p></article>`;
  const isFree = (head: string, main: string) => {
    const reading = read(head, main);
    return reading.kind === "article" ? reading.article.metadata?.isFree : reading.why;
  };

  assert.equal(isFree('<meta property="article:content_tier" content="locked">', teaser), false);
  assert.equal(isFree('<meta property="article:content_tier" content="free">', teaser), true);
  assert.equal(isFree("", `${teaser}<div class="article-paywall">Join us</div>`), false);
  assert.equal(isFree("", teaser), undefined);
  const sentences = Array.from(
    { length: 40 },
    (_, index) => `<p>On day ${index} the council met again and talked about the quay for hours.</p>`,
  );
  assert.equal(
    isFree("", `<article>${sentences.join("")}</article><div class="paywall"></div>`),
    undefined,
    "a whole article",
  );
});

test("paywall: nothing but the wall -> named", () => {
  const script =
    '<script type="application/ld+json">{"@type":"NewsArticle","headline":"x","isAccessibleForFree":false}</script>';
  const reading = read(script, "<p>Short.</p>");

  assert.equal(reading.kind === "no-article" ? reading.why : "", "paywall");
});
