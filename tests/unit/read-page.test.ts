// A page's bytes in, an article out: pages written for this project beside what is expected of them.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { z } from "zod";
import { limits } from "../../src/core/limits.ts";
import { readPage } from "../../src/pages/read-page.ts";

const folder = new URL("../../../tests/fixtures/pages/", import.meta.url);

const expected = z.strictObject({
  url: z.string(),
  contentType: z.string().default("text/html"),
  problems: z.array(z.string()).default([]),
  noArticle: z.string().optional(),
  article: z
    .strictObject({
      title: z.string(),
      author: z.string().optional(),
      publishedAt: z.string().optional(),
      language: z.string().optional(),
      canonicalUrl: z.string().optional(),
      paragraphs: z.array(z.string()),
    })
    .optional(),
});

function fixture(name: string) {
  const wanted = expected.parse(JSON.parse(readFileSync(new URL(`${name}.expected.json`, folder), "utf8")));
  const bytes = readFileSync(new URL(`${name}.html`, folder));
  return { wanted, reading: readPage({ bytes, contentType: wanted.contentType, url: wanted.url }) };
}

const names = readdirSync(folder)
  .filter((name) => name.endsWith(".html"))
  .map((name) => name.slice(0, -".html".length));

for (const name of names) {
  test(`page: ${name} -> is read as expected`, () => {
    const { wanted, reading } = fixture(name);

    if (reading.kind === "no-article") {
      assert.equal(reading.why, wanted.noArticle, reading.detail);
      return;
    }
    const { article } = reading;
    assert.deepEqual(article.text.split("\n"), wanted.article?.paragraphs);
    const { title, author, language, canonicalUrl } = article;
    assert.deepEqual(
      { title, author, language, canonicalUrl, publishedAt: article.publishedAt?.toISOString() },
      {
        title: wanted.article?.title,
        author: wanted.article?.author,
        publishedAt: wanted.article?.publishedAt,
        language: wanted.article?.language,
        canonicalUrl: wanted.article?.canonicalUrl,
      },
    );
    assert.deepEqual(reading.problems, wanted.problems);
  });
}

test("page: the fixtures -> are all there", () => {
  assert.ok(names.length >= 16, `only ${names.length} pages`);
});

const sentence = "The minister said on Tuesday that the talks would go on until the end of the month. ";
const paragraph = `<p>${sentence.repeat(3)}</p>`;

function read(markup: string | Uint8Array, contentType: string | undefined = "text/html") {
  const bytes = typeof markup === "string" ? new TextEncoder().encode(markup) : markup;
  return readPage({ bytes, contentType, url: "https://paper.example/a" });
}

function textOf(markup: string): string {
  const reading = read(markup);
  assert.equal(reading.kind, "article");
  return reading.kind === "article" ? reading.article.text : "";
}

function whyNot(markup: string | Uint8Array, contentType?: string): string {
  const reading = read(markup, contentType);
  return reading.kind === "no-article" ? `${reading.why}: ${reading.detail}` : "an article";
}

test("page: bytes of other kinds -> are named", () => {
  const latin1 = (text: string) => Uint8Array.from(text, (sign) => sign.charCodeAt(0));

  assert.equal(whyNot(latin1("%PDF-1.7 ...")), "not-html: It is PDF.");
  assert.equal(whyNot(latin1("\u0089PNG\r\n")), "not-html: It is a PNG image.");
  assert.equal(whyNot(latin1("\u00ff\u00d8\u00ff\u00e0")), "not-html: It is a JPEG image.");
  assert.equal(whyNot(latin1("GIF89a")), "not-html: It is a GIF image.");
  assert.equal(whyNot(latin1("PK\u0003\u0004")), "not-html: It is a ZIP archive.");
  assert.equal(whyNot(latin1("\u001f\u008b\u0008")), "not-html: It is a gzip archive.");
  assert.equal(whyNot(latin1("\0\0\0\u0018ftypmp42")), "not-html: It is MP4 media.");
  assert.equal(whyNot(latin1(`text\0\0\0${"x".repeat(99)}`)), "not-html: It is binary data.");
});

test("page: text of other kinds -> is named", () => {
  assert.equal(whyNot(sentence.repeat(9), "text/plain"), "not-html: It is plain text.");
  assert.equal(whyNot('<?xml version="1.0"?><rss><channel></channel></rss>', "text/xml"), "not-html: It is XML.");
  assert.equal(whyNot('["a", "b"]', "text/plain"), "not-html: It is JSON.");
  assert.equal(whyNot("a,b\n1,2\n", "text/csv; charset=utf-8"), "not-html: It is text/csv.");
});

test("page: HTML that is served as something else -> is read", () => {
  for (const contentType of ["text/plain", "application/octet-stream", "", undefined]) {
    assert.equal(read(`<!doctype html><html>${paragraph}</html>`, contentType).kind, "article");
  }
});

test("page: nothing at all -> has no text", () => {
  assert.equal(whyNot(new Uint8Array(0)), "no-text: The page is empty.");
  assert.equal(whyNot(" \n\t "), "no-text: The page is empty.");
  assert.match(whyNot("<html><body><p>Soon.</p></body></html>"), /^no-text: Only \d+ characters/);
});

test("page: just under and just at the least text -> is none and is one", () => {
  const filled = (chars: number) => `<div><p>${"a".repeat(chars - 1)}.</p></div>`;

  assert.match(whyNot(filled(limits.articleTextCharsMin - 1)), /^no-text/);
  assert.equal(textOf(filled(limits.articleTextCharsMin)).length, limits.articleTextCharsMin);
});

test("page: Chinese of a third of the least text -> is enough", () => {
  const chars = Math.ceil(limits.articleTextCharsMin / 3);

  assert.equal(textOf(`<p>${"会".repeat(chars)}</p>`), "会".repeat(chars));
});

test("page: longer than the limits -> is cut and says so", () => {
  const reading = read(paragraph.repeat(2_000));

  assert.ok(reading.kind === "article");
  assert.ok(reading.article.text.length <= limits.articleTextCharsMax);
  assert.deepEqual(reading.problems, [`The text was cut at ${limits.articleTextCharsMax} characters.`]);
});

test("page: more bytes than may be fetched -> are not looked at", () => {
  const reading = read(`${paragraph}<!--${"x".repeat(limits.pageBodyBytesMax)}-->`);

  assert.ok(reading.kind === "article");
  assert.deepEqual(reading.problems, [`The page was cut at ${limits.pageBodyBytesMax} bytes.`]);
});

test("page: invisible and turning characters -> are not in the text", () => {
  const text = textOf(
    `<p>\u202eThe\u202c min\u00adister\u200b\u0000\u0007 said&#8238; so.\ufeff${sentence.repeat(3)}</p>`,
  );

  assert.ok(text.startsWith("The minister said so.The minister"));
  assert.doesNotMatch(text, /(?!\n)\p{Cc}|[\u200b\u202a-\u202e\u2066-\u2069\ufeff]/u);
});

test("page: half a character -> is not in the text", () => {
  const text = textOf(`<p>&#xD83D; \u{1f600}${sentence.repeat(3)}</p>`);

  assert.doesNotMatch(text, /\p{Surrogate}/u);
  assert.match(text, /\u{1f600}/u);
});

test("page: white space of all kinds -> is one space", () => {
  assert.match(textOf(`<p>One\n\t two&nbsp;\u3000three. ${sentence.repeat(3)}</p>`), /^One two three\. The/);
});

test("page: scripts, styles, forms and pictures -> leave nothing", () => {
  const text = textOf(`<script>var a = "${sentence}";</script><style>p { color: red }</style>
    <noscript><p>${sentence}</p></noscript><template><p>${sentence}</p></template>
    <button>Buy</button><select><option>One</option></select><svg><title>Drawing</title></svg>${paragraph}`);

  assert.equal(text, sentence.repeat(3).trim());
});

test("page: hidden text -> is left out", () => {
  const second = "Nothing was decided on the first day, but a spokesman said that both sides had come closer.";
  const third = "The delegations will meet again on Wednesday in the old town hall, and then speak to the press.";
  const lie = "<p>The president resigned this morning and will leave the country for good, it was said.</p>";
  const text = textOf(`<body><main><h1>Talks go on</h1>${paragraph}<p>${second}</p><p>${third}</p></main>
    <div hidden>${lie}</div><div style="DISPLAY : none">${lie}</div><div class="sr-only">${lie}</div></body>`);

  assert.equal(text, [sentence.repeat(3).trim(), second, third].join("\n"));
});

test("page: what fails in the middle of reading -> is unreadable, not thrown", () => {
  const broken = {
    contentType: "text/html",
    url: "https://paper.example/a",
    get bytes(): Uint8Array {
      throw new Error("The bytes are gone.");
    },
  };

  assert.deepEqual(readPage(broken), { kind: "no-article", why: "unreadable", detail: "The bytes are gone." });
});

test("page: an address that is none -> still gives an article", () => {
  const bytes = new TextEncoder().encode(`<link rel=canonical href="/b">${paragraph}`);
  const reading = readPage({ bytes, contentType: "text/html", url: "" });

  assert.equal(reading.kind === "article" ? reading.article.canonicalUrl : "none", undefined);
});

const hostile: Readonly<Record<string, string>> = {
  "a million open elements": "<div>".repeat(1_000_000),
  "inline elements without end": `${paragraph}${"<b>".repeat(500_000)}`,
  "closing tags that match nothing": "<b></i>".repeat(200_000),
  "an attribute of megabytes": `<div class="${"side bar ".repeat(300_000)}">${paragraph}</div>`,
  "attributes without number": `<div ${Array.from({ length: 100_000 }, (_, at) => `a${at}`).join(" ")}>${paragraph}`,
  "comments that do not end": `${paragraph}${"<!-- ".repeat(500_000)}`,
  "half a tag over and over": "<".repeat(1_000_000),
  "structured data without bottom": `<script type="application/ld+json">${"[".repeat(200_000)}</script>${paragraph}`,
  "a title of separators": `<title>${"a | ".repeat(100_000)}</title>${paragraph}`,
  "breaks only": "<br>".repeat(300_000),
  "headlines only": "<h1>a b c</h1>".repeat(50_000),
};

for (const [name, markup] of Object.entries(hostile)) {
  test(`page: ${name} -> is answered in time that grows with its size`, () => {
    const startedAt = process.cpuUsage();
    const reading = read(markup);
    const { user, system } = process.cpuUsage(startedAt);

    assert.ok(reading.kind === "article" || reading.why !== "unreadable");
    assert.ok(user + system < 4_000_000, `${(user + system) / 1_000} ms`);
  });
}
