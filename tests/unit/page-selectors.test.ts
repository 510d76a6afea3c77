// What an operator says about a site's pages.
import assert from "node:assert/strict";
import { test } from "node:test";
import { type PageSelectors, selectorsFor } from "../../src/core/page-selectors.ts";
import { pageReader } from "../../src/pages/page-reader.ts";
import { readPage } from "../../src/pages/read-page.ts";
import type { PageInput } from "../../src/ports/readers.ts";

const said = "The harbour council met on Friday and talked about the new quay for a long time. ";
const page = `<html><head><title>Portal</title></head><body>
  <div id="a"><p>${"Weather for the coast will be mild and dry on all days of the week. ".repeat(12)}</p></div>
  <div class="odd-title">Council meets</div><div class="who">By Jane Okafor</div><i class="when" datetime="2025-05-14T10:30:00+02:00">today</i>
  <div class="story"><p>${said.repeat(2)}</p><div class="ad">Buy a boat.</div><div class="story"><p>And it voted.</p></div></div>
</body></html>`;

function read(selectors?: Partial<PageSelectors>) {
  const input = {
    bytes: new TextEncoder().encode(page),
    contentType: "text/html; charset=utf-8",
    url: "https://odd.example/a",
  };
  const reading = readPage(
    selectors === undefined ? input : { ...input, selectors: { host: "odd.example", drop: [], ...selectors } },
  );
  assert.equal(reading.kind, "article");
  return reading.kind === "article" ? reading : undefined;
}

test("selectors: every part -> is taken from where the operator says, and its source kept", () => {
  const reading = read({ body: ".story", title: ".odd-title", author: ".who", date: ".when", drop: [".ad"] });

  assert.equal(reading?.article.text, `${said.repeat(2).trim()}\nAnd it voted.`);
  assert.equal(reading?.article.title, "Council meets");
  assert.equal(reading?.article.author, "Jane Okafor");
  assert.equal(reading?.article.publishedAt?.toISOString(), "2025-05-14T08:30:00.000Z");
  assert.equal(reading?.statedAt?.toISOString(), "2025-05-14T08:30:00.000Z");
  assert.deepEqual(reading?.article.metadata?.sources, {
    title: "selector",
    authors: "selector",
    publishedAt: "selector",
    language: "text",
  });
  assert.deepEqual(reading?.problems, []);
});

test("selectors: one that meets nothing -> a problem, and what is found without it", () => {
  const reading = read({ body: ".gone" });

  assert.deepEqual(reading?.problems, ["The selector of body for odd.example met nothing on this page."]);
  assert.match(reading?.article.text ?? "", /Weather for the coast/);
});

test("selectors: only parts to drop -> the rest is read as on any page", () => {
  assert.doesNotMatch(read({ drop: ["#a", ".ad"] })?.article.text ?? "", /Weather|boat/);
});

test("selectors: one that cannot be read -> no exception", () => {
  const reading = readPage({
    bytes: new TextEncoder().encode(page),
    contentType: "text/html",
    url: "https://odd.example/a",
    selectors: { host: "odd.example", body: "p[", drop: [] },
  });

  assert.equal(reading.kind, "no-article");
});

test("selectors for an address: its host and those above it -> the longest", () => {
  const list = ["odd.example", "blog.odd.example", "other.example"].map((host) => ({ host, drop: [] }));
  const host = (url: string) => selectorsFor(list, url)?.host;

  assert.equal(host("https://odd.example/a"), "odd.example");
  assert.equal(host("https://www.odd.example/a"), "odd.example");
  assert.equal(host("https://x.blog.odd.example/a"), "blog.odd.example");
  assert.equal(host("https://notodd.example/a"), undefined);
  assert.equal(host("no address"), undefined);
});

test("page reader: an address with selectors -> they go along", async () => {
  const asked: PageInput[] = [];
  const selectors = { host: "odd.example", drop: [] };
  const reader = pageReader(
    async (input) => {
      asked.push(input);
      return { kind: "killed", why: "took too long" };
    },
    (url) => selectorsFor([selectors], url),
  );
  const bytes = new Uint8Array();

  const reading = await reader.readPage({ bytes, contentType: undefined, url: "https://odd.example/a" });
  await reader.readPage({ bytes, contentType: undefined, url: "https://else.example/a" });

  assert.equal(reading.kind === "no-article" ? reading.why : "", "parse-timeout");
  assert.deepEqual(
    asked.map((input) => input.selectors),
    [selectors, undefined],
  );
});
