// Markup that no parser should be given as it is.
import assert from "node:assert/strict";
import { test } from "node:test";
import { limits } from "../../src/core/limits.ts";
import { boundMarkup } from "../../src/pages/bound-markup.ts";
import { childrenOf, type MarkupNode, parseMarkup, textBelow } from "../../src/pages/markup.ts";

const depthMax = limits.markupDepthMax;

function depthOf(markup: string): number {
  let deepest = 0;
  const pending: (readonly [MarkupNode, number])[] = [[parseMarkup(markup), 0]];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const [node, depth] = next;
    deepest = Math.max(deepest, depth);
    for (const child of childrenOf(node)) pending.push([child, depth + 1]);
  }
  return deepest;
}

function bounded(markup: string): string {
  return boundMarkup(markup).markup;
}

test("markup: an ordinary page -> is left as it is", () => {
  const markup = `<!doctype html><!-- <div> --><html><head><title>a < b</title></head><body class="x > y">
    <p>one<p>two<ul><li>a<li>b</ul><br/><img src=x><script>if (a<b) document.write("<div><div>")</script></body></html>`;

  assert.deepEqual(boundMarkup(markup), { markup, problems: [] });
});

test("markup: exactly as deep as allowed -> is left as it is", () => {
  const markup = `${"<div>".repeat(depthMax)}text${"</div>".repeat(depthMax)}`;

  assert.deepEqual(boundMarkup(markup), { markup, problems: [] });
});

test("markup: one deeper than allowed -> loses the tag, keeps the text, and says so", () => {
  const result = boundMarkup(`${"<div>".repeat(depthMax)}a<i class="x">b</i>c${"</div>".repeat(depthMax)}`);

  assert.equal(result.markup, `${"<div>".repeat(depthMax)}ab</i>c${"</div>".repeat(depthMax)}`);
  assert.deepEqual(result.problems, [`The markup is deeper than ${depthMax} elements.`]);
});

test("markup: far too deep -> the parser gets no deeper than allowed, whatever the tags", () => {
  for (const tags of [
    "<div>",
    "<b>",
    "<li><p>",
    "<table><tr><td>",
    "<p><b>",
    "<DIV CLASS=a>",
    "<x-a>",
    "<a><ul><li>",
  ]) {
    const depth = depthOf(bounded(`${tags.repeat(5_000)}text`));
    assert.ok(depth <= depthMax + 2, `${tags} ${depth}`);
  }
});

test("markup: far too deep -> no text is lost", () => {
  const markup = Array.from({ length: 2_000 }, (_, at) => `<div>${at}`).join("");
  const text = textBelow(parseMarkup(bounded(markup)), 100_000).replace(/\s/g, "");

  assert.equal(text, Array.from({ length: 2_000 }, (_, at) => at).join(""));
});

test("markup: thousands of paragraphs and cells left open -> are not deep", () => {
  const markup = `${"<p>text".repeat(3_000)}<ul>${"<li>x".repeat(3_000)}</ul><table>${"<tr><td>x".repeat(50)}</table>`;

  assert.deepEqual(boundMarkup(markup).problems, []);
});

test("markup: elements that cannot hold anything -> are not deep", () => {
  assert.deepEqual(boundMarkup("<br><img><hr><input>".repeat(2_000)).problems, []);
});

test("markup: tags inside scripts, styles and comments -> do not count", () => {
  for (const [open, close] of [
    ["<script>", "</script>"],
    ["<STYLE>", "</style>"],
    ["<!--", "-->"],
    ["<textarea>", "</TEXTAREA>"],
  ]) {
    assert.deepEqual(boundMarkup(`${open}${"<div>".repeat(1_000)}${close}<p>x`).problems, [], open);
  }
});

test("markup: a script or comment that does not end -> is the end of the markup", () => {
  for (const markup of ["<p>x<script>let a", "<p>x<!-- a", "<p>x<title>a"]) {
    assert.deepEqual(boundMarkup(markup), { markup, problems: [] });
  }
});

test("markup: more tags than allowed -> is cut there and says so", () => {
  const result = boundMarkup("<p>x</p>".repeat(limits.markupTagsMax));

  assert.deepEqual(result.problems, [`The markup was cut after ${limits.markupTagsMax} tags.`]);
  assert.equal(result.markup.match(/<\/?p>/g)?.length, limits.markupTagsMax);
});

test("markup: closing tags that match nothing -> close nothing", () => {
  const markup = `<div>${"</span>".repeat(500)}${"<div>".repeat(depthMax - 1)}<p>deep`;

  assert.deepEqual(boundMarkup(markup).problems, [`The markup is deeper than ${depthMax} elements.`]);
});

test("markup: nothing but text, or nothing -> is left as it is", () => {
  assert.deepEqual(boundMarkup(""), { markup: "", problems: [] });
  assert.deepEqual(boundMarkup("5 < 6 and 7 > 3 <"), { markup: "5 < 6 and 7 > 3 <", problems: [] });
});
