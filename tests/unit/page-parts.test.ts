// What the parts of an article's text are, and where they stand in it.
import assert from "node:assert/strict";
import { test } from "node:test";
import { limits } from "../../src/core/limits.ts";
import { knowBlock } from "../../src/pages/block-kind.ts";
import { parseMarkup } from "../../src/pages/markup.ts";
import { type PageText, pageText } from "../../src/pages/page-text.ts";
import { walkPage } from "../../src/pages/walk-page.ts";

function read(markup: string): PageText {
  const { blocks, containers } = walkPage(parseMarkup(markup));
  return pageText(blocks.map((block) => knowBlock(block, containers)));
}

function told(markup: string): readonly string[] {
  const { text, parts } = read(markup);
  return parts.map(({ from, to, kind }) => `${kind}: ${text.slice(from, to)}`);
}

test("parts: paragraphs, headings, list items, quotes, captions, preformatted text -> are known", () => {
  const markup = `<h2>a</h2><p>b</p><div>c</div><ul><li>d<li><p>e</p></ul><blockquote><p>f</p></blockquote>
    <figure><figcaption>g</figcaption></figure><pre>h</pre><dl><dt>i<dd>j</dl>`;

  assert.deepEqual(told(markup), [
    "heading: a",
    "paragraph: b",
    "paragraph: c",
    "list-item: d",
    "list-item: e",
    "quote: f",
    "caption: g",
    "preformatted: h",
    "list-item: i",
    "list-item: j",
  ]);
});

test("parts: the innermost element -> decides", () => {
  assert.deepEqual(told("<blockquote><h3>a</h3><ul><li>b</ul></blockquote>"), ["heading: a", "list-item: b"]);
});

test("table: the cells of a row -> stand in one line, those of the next in another", () => {
  const markup = "<table><tr><th>City<th>2024<tr><td><p>Bonn</p><td>7</table><p>x</p>";

  assert.deepEqual(told(markup), ["row: City\t2024", "row: Bonn\t7", "paragraph: x"]);
});

test("table: a layout far above -> makes no rows of what it holds", () => {
  const depth = 10;
  const markup = `<table><tr><td>${"<div>".repeat(depth)}a</table>`;

  assert.deepEqual(told(markup), ["paragraph: a"]);
});

test("offsets: every line of the text -> is one part, in order and without gaps", () => {
  const { text, parts } = read("<h2>北京</h2><p>Café “Bar”</p><p>𝒳 end</p>");

  assert.deepEqual(
    parts.map(({ from, to }) => text.slice(from, to)),
    text.split("\n"),
  );
});

test("text: longer than the limit -> is cut, and so are the parts, and it is said", () => {
  const { text, parts, problems } = read("<p>word word</p>".repeat(limits.articleTextCharsMax / 8));

  assert.ok(text.length <= limits.articleTextCharsMax);
  assert.equal(parts.at(-1)?.to, text.length);
  assert.ok((parts.at(-1)?.from ?? 0) < text.length);
  assert.deepEqual(problems, [`The text was cut at ${limits.articleTextCharsMax} characters.`]);
});

test("text: no blocks -> is empty and has no parts", () => {
  assert.deepEqual(pageText([]), { text: "", parts: [], problems: [] });
});
