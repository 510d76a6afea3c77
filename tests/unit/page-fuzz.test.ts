// Pages cut short, bent and mixed: reading them gives an article or a reason, and never an exception.
import assert from "node:assert/strict";
import { test } from "node:test";
import { readPage } from "../../src/pages/read-page.ts";

const sentence = "The council met on Monday to speak about the harbour, and the meeting went on until the evening. ";
const han = "市议会星期一开会讨论港口问题，会议一直持续到晚上，没有作出任何决定。";
const page = `<!doctype html><html lang="en"><head><title>Council meets</title>
<meta property="og:description" content="The council met &amp; left"><script type="application/ld+json">
{"@type":"NewsArticle","headline":"Council meets","datePublished":"2025-05-14"}</script></head>
<body class="single"><nav><ul><li><a href="/">Home</a></ul></nav><article><h1>Council meets</h1><figure><img src=a>
<figcaption>The harbour</figcaption></figure><p>${sentence.repeat(3)}<p>${han.repeat(2)}<blockquote>“Not <b>yet</b>.”</blockquote>
<table><tr><td>1<td>2</table><ul><li>One<li>Two</ul></article><div id=comments><p>First!</p></div><footer>© Paper</footer>`;

const url = "https://paper.example/a";

/** The same numbers in every run: a linear congruential generator (Numerical Recipes). */
function dice(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return Math.floor((state / 4_294_967_296) * below);
  };
}

function assertAnswered(bytes: Uint8Array): void {
  const reading = readPage({ bytes, contentType: "text/html", url });
  if (reading.kind === "article") assert.ok(reading.article.text.length > 0);
  else assert.notEqual(reading.why, "unreadable", reading.detail);
}

test("page: cut after every so many bytes -> an article or a reason", () => {
  const bytes = new TextEncoder().encode(page);

  for (let end = 0; end <= bytes.length; end += 7) assertAnswered(bytes.subarray(0, end));
});

test("page: with bytes changed at random -> an article or a reason", () => {
  const roll = dice(1);
  for (let round = 0; round < 150; round++) {
    const bytes = new TextEncoder().encode(page);
    for (let change = 0; change < 40; change++) bytes[roll(bytes.length)] = roll(256);
    assertAnswered(bytes);
  }
});

test("page: with its parts in any order, doubled or missing -> an article or a reason", () => {
  const roll = dice(2);
  const parts = page.split(/(?=<)/);
  for (let round = 0; round < 150; round++) {
    const mixed = Array.from({ length: parts.length }, () => parts[roll(parts.length)] ?? "");
    assertAnswered(new TextEncoder().encode(mixed.join("")));
  }
});

test("page: of nothing but one sign or one tag, very often -> an answer in time that grows with its length", () => {
  for (const piece of ["<", "&", "<p", "<a href=x>y", "<td>", "<br>", "“", "\u0000", "<li>a", "<h2>b</h2>", "</div>"]) {
    assertAnswered(new TextEncoder().encode(piece.repeat(3_000)));
  }
});
