// Which of a page's dates is believed, and on which day its readers saw it.
import assert from "node:assert/strict";
import { test } from "node:test";
import type { PageReading } from "../../src/core/article.ts";
import { readPage } from "../../src/pages/read-page.ts";

const body = `<p>${"The minister said on Tuesday that the talks would go on until the end of the month. ".repeat(6)}</p>`;

function page(head: string, main: string, url = "https://www.harbour-post.example/news/quay"): PageReading {
  const markup = `<!doctype html><html><head><title>The quay</title>${head}</head><body>${main}</body></html>`;
  return readPage({ bytes: new TextEncoder().encode(markup), contentType: "text/html; charset=utf-8", url });
}

/** The day, and by what it was found. */
function dated(head: string, main: string, url?: string): string {
  const reading = page(head, `<main><h1>The quay is open</h1>${main}${body}</main>`, url);
  if (reading.kind !== "article") return reading.why;
  const { metadata } = reading.article;
  return `${metadata?.publishedDay ?? "none"} ${metadata?.sources.publishedAt ?? "-"}`;
}

const meta = (name: string, content: string) => `<meta name="${name}" content="${content}">`;
const jsonLd = (published: string) =>
  `<script type="application/ld+json">${JSON.stringify({ "@type": "NewsArticle", headline: "The quay is open", datePublished: published })}</script>`;

test("date in figures: readable in two ways, shown in words -> as it is shown", () => {
  const shown = '<p class="date">Published March 9, 2026</p>';
  assert.equal(dated(meta("article:published_time", "03-09-2026"), shown), "2026-03-09 meta");
  assert.equal(dated(meta("article:published_time", "09-03-2026"), shown), "2026-03-09 meta");
});

test("date in figures: readable in two ways, shown with dots -> as it is shown", () => {
  assert.equal(dated(meta("date", "11/01/2023 12:43:42"), "<p>Erstellt am: 01.11.2023</p>"), "2023-11-01 meta");
});

test("date in figures: nothing else on the page decides -> day first, and both readings shown too", () => {
  assert.equal(dated(meta("article:published_time", "03-09-2026"), ""), "2026-09-03 meta");
  const both = "<p>Ferry timetable from March 9, 2026</p><p>Next count on 3 September 2026</p>";
  assert.equal(dated(meta("article:published_time", "03-09-2026"), both), "2026-09-03 meta");
});

test("dates stated differently: the headline shows the second -> the second; neither -> the first", () => {
  const head = jsonLd("2023-11-03T10:25:56+01:00") + meta("article:published_time", "2023-11-06T14:25:00+01:00");
  assert.equal(dated(head, '<time datetime="2023-11-06T15:25:00+01:00">6 November 2023</time>'), "2023-11-06 meta");
  assert.equal(dated(head, '<time datetime="2023-11-03T10:25:00+01:00">3 November 2023</time>'), "2023-11-03 json-ld");
  assert.equal(dated(head, '<time datetime="2023-11-20T10:25:00+01:00">20 November 2023</time>'), "2023-11-03 json-ld");
});

test("date shown alone: another than the stated one -> outvotes nothing", () => {
  const shown = '<time datetime="2023-11-20">20 November 2023</time>';
  assert.equal(dated(jsonLd("2023-11-03T10:25:56+01:00"), shown), "2023-11-03 json-ld");
});

test("day: midnight in UTC, shown as that day beside other articles' days -> that day", () => {
  const times = '<time datetime="2025-12-19">19 Dec 2025</time>';
  const others = '<aside class="related"><time datetime="2025-12-18">18 Dec 2025</time></aside>';
  assert.equal(dated(jsonLd("2025-12-19T00:00:00+00:00"), times + others), "2025-12-19 json-ld");
});

test("day: told in UTC after midnight, shown as the day before in a part named after a widget -> as shown", () => {
  const shown = '<div class="sidebar-share"><time>3 May 2022</time></div>';
  assert.equal(dated(jsonLd("2022-05-04T00:25:56Z"), shown), "2022-05-03 json-ld");
  assert.equal(dated(jsonLd("2022-05-04T00:25:56Z"), ""), "2022-05-04 json-ld");
});

test("date: the caption of a picture has one of its own -> the page's word for its change is believed instead", () => {
  const caption = "<figcaption>Abbildung: Ausschnitt eines Bildes vom 31.05.2021 (links)</figcaption>";
  const main = `${caption}${body}<div><label>Letzte Änderung:</label><div>14.01.2022 um 09:25</div></div>`;
  assert.equal(dated("", main), "2022-01-14 visible");
});

test("date: in a sentence about the posting -> read; in one about a person -> not", () => {
  const said = (what: string) => `<p>Das Hafenbuch wurde am 19. Mai 2010 um 23:03 Uhr ${what}.</p>`;
  assert.equal(dated("", body + body + said("gepostet")), "2010-05-19 visible");
  assert.equal(dated("", body.repeat(9) + said("geboren")), "none -");
});

test("date: among the names of parts, far from any headline -> the last to be asked", () => {
  const line = "<div>Rudern 01.02.2022 Kategorie: Rudern, Verband</div>";
  assert.equal(dated("", body.repeat(9) + line), "2022-02-01 visible");
  assert.equal(dated(meta("published", "July 17, 2025"), body.repeat(9) + line), "2025-07-17 meta");
});

test("a page without text: title and dates -> told all the same, with what may make it old", () => {
  const reading = page(jsonLd("2022-01-10T22:06:08Z") + meta("author", "Jane Okafor"), "<h1>The quay is open</h1>");
  assert.equal(reading.kind, "no-article");
  if (reading.kind !== "no-article") return;
  assert.equal(reading.told?.title, "The quay is open");
  assert.equal(reading.told?.author, "Jane Okafor");
  assert.equal(reading.told?.metadata?.publishedDay, "2022-01-10");
  assert.deepEqual(reading.told?.statedAt, new Date("2022-01-10T22:06:08Z"));
});

test("a page without text: only its address tells the day -> the day, and nothing stated", () => {
  const reading = page("", "<h1>Blog</h1>", "https://blog.example/2009/12/23/quay/");
  assert.ok(reading.kind === "no-article" && reading.told !== undefined);
  assert.deepEqual(
    [reading.told.metadata?.publishedDay, reading.told.metadata?.sources.publishedAt, reading.told.statedAt],
    ["2009-12-23", "address", undefined],
  );
});

test("a page that is none: a picture -> nothing is told", () => {
  const bytes = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const reading = readPage({ bytes, contentType: "text/html", url: "https://a.example/" });
  assert.ok(reading.kind === "no-article" && reading.told === undefined);
});
