// The HTML template escapes whatever is put into it.
import assert from "node:assert/strict";
import { test } from "node:test";
import { escapeHtml, html, trusted } from "../../src/core/html.ts";

test("html: text with signs of markup -> escaped", () => {
  assert.equal(html`<p>${`<b>&"'`}</p>`.markup, "<p>&lt;b&gt;&amp;&quot;&#39;</p>");
});

test("html: text in a quoted attribute -> cannot end it", () => {
  assert.equal(html`<a title="${`" onclick="x`}">`.markup, `<a title="&quot; onclick=&quot;x">`);
});

test("html: HTML inside HTML, a list of it, a number, nothing -> put together once", () => {
  const items = ["a", "<"].map((text) => html`<li>${text}</li>`);
  assert.equal(html`<ul>${items}</ul>${7}${undefined}`.markup, "<ul><li>a</li><li>&lt;</li></ul>7");
});

test("html: an empty list -> nothing", () => {
  assert.equal(html`<ul>${[]}</ul>`.markup, "<ul></ul>");
});

test("trusted: constant text of the program -> as it is", () => {
  assert.equal(html`<style>${trusted("a > b {}")}</style>`.markup, "<style>a > b {}</style>");
});

test("escapeHtml: text that is escaped already -> escaped again, shown as written", () => {
  assert.equal(escapeHtml("&lt;"), "&amp;lt;");
});
