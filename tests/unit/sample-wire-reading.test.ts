// The sample wire read by the program's own readers: its feed and pages give back exactly what was written.
import assert from "node:assert/strict";
import { test } from "node:test";
import { parseFeed } from "../../src/feeds/parse-feed.ts";
import { sampleArticles } from "../../src/http/sample-wire/articles.ts";
import { sampleWire } from "../../src/http/sample-wire/sample-wire.ts";
import { readPage } from "../../src/pages/read-page.ts";

const epoch = new Date("2025-03-01T10:00:00Z");
const end = new Date("2025-03-01T11:00:00Z");
const wire = sampleWire(epoch);
const baseUrl = "http://127.0.0.1:8080";
const bytesOf = (text: string) => new TextEncoder().encode(text);

test("sample wire read: its feed -> every article as an entry, without a problem", async () => {
  const url = `${baseUrl}/sample-wire/feed.xml`;
  const { body } = wire.feedXml(end, baseUrl);
  const reading = await parseFeed({ bytes: bytesOf(body), contentType: "application/rss+xml; charset=utf-8", url });
  assert.ok(reading.kind === "feed");
  assert.deepEqual(reading.problems, []);
  assert.equal(reading.feed.title, "Sample Wire");
  assert.deepEqual(
    reading.feed.entries
      .toReversed()
      .map(({ title, link, text, author, publishedAt }) => ({ title, link, text, author, publishedAt })),
    sampleArticles.map(({ title, slug, paragraphs, author, afterMs }) => ({
      title,
      link: `${baseUrl}/sample-wire/${slug}`,
      text: paragraphs[0],
      author,
      publishedAt: new Date(epoch.getTime() + afterMs),
    })),
  );
});

for (const { slug, title, paragraphs, author, language, afterMs } of sampleArticles) {
  test(`sample wire read: the page of ${slug} -> its text and nothing of the furniture`, () => {
    const page = wire.page(slug, end) ?? "";
    const url = `${baseUrl}/sample-wire/${slug}`;
    const reading = readPage({ bytes: bytesOf(page), contentType: "text/html; charset=utf-8", url });
    assert.ok(reading.kind === "article");
    const { article } = reading;
    assert.equal(article.text, paragraphs.join("\n"));
    assert.equal(article.title, title);
    assert.equal(article.author, author);
    assert.deepEqual(article.publishedAt, new Date(epoch.getTime() + afterMs));
    assert.equal(article.language, language);
    assert.equal(article.canonicalUrl, url);
    assert.deepEqual(
      article.parts?.map(({ from, to }) => article.text.slice(from, to)),
      paragraphs,
    );
  });
}
