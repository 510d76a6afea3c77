// The sample wire's pages: the furniture of a real site around the text, and nothing before its time.
import assert from "node:assert/strict";
import { test } from "node:test";
import { z } from "zod";
import { sampleArticles } from "../../src/http/sample-wire/articles.ts";
import type { SampleArticle } from "../../src/http/sample-wire/sample-article.ts";
import { samplePage } from "../../src/http/sample-wire/sample-page.ts";
import { sampleWire } from "../../src/http/sample-wire/sample-wire.ts";

const epoch = new Date("2025-03-01T10:00:00.250Z");
const after = (ms: number) => new Date(epoch.getTime() + ms);
const end = after(3_600_000);
const wire = sampleWire(epoch);
const linkedShape = z.object({
  headline: z.string(),
  datePublished: z.iso.datetime(),
  inLanguage: z.string(),
  author: z.object({ name: z.string() }),
});

function article(changes: Partial<SampleArticle>): SampleArticle {
  return {
    slug: "a-slug",
    title: "A title",
    language: "en",
    author: "A. Writer",
    section: "World",
    caption: "A caption",
    paragraphs: ["A paragraph."],
    afterMs: 0,
    ...changes,
  };
}

function linkedDataOf(page: string) {
  const json = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(page)?.[1];
  return linkedShape.parse(JSON.parse(json ?? ""));
}

test("sample page: a slug that does not exist -> no page", () => {
  for (const slug of ["", "nobody", "feed.xml", "../secret", "constructor"])
    assert.equal(wire.page(slug, end), undefined);
});

test("sample page: an article that has not come out -> no page until its time", () => {
  const slug = "putin-to-visit-beijing-in-september";
  assert.equal(wire.page(slug, after(2_999)), undefined);
  assert.ok(wire.page(slug, after(3_000)));
});

for (const one of sampleArticles) {
  test(`sample page: ${one.slug} -> says its title, text, author, date and language where readers look for them`, () => {
    const page = wire.page(one.slug, end) ?? "";
    assert.ok(page.startsWith("<!DOCTYPE html>\n<html"));
    assert.ok(page.includes(`<html lang="${one.language}">`));
    assert.ok(page.includes(`<link rel="canonical" href="/sample-wire/${one.slug}">`));
    const { headline, datePublished, author, inLanguage } = linkedDataOf(page);
    assert.deepEqual([headline, author.name, inLanguage], [one.title, one.author, one.language]);
    assert.equal(datePublished, after(one.afterMs).toISOString());
    assert.equal(page.match(/<p>/g)?.length, one.paragraphs.length + 2);
    assert.match(page, /<footer[\s\S]*Sample article for trying out newswatch/);
  });
}

test("sample page: what stands around the text -> navigation, breadcrumb, caption, related links without itself", () => {
  const slug = "rain-beijing-moscow";
  const page = wire.page(slug, end) ?? "";
  for (const furniture of ["<nav", 'class="breadcrumb"', "<figcaption>", 'class="related"', "<footer"]) {
    assert.ok(page.includes(furniture), furniture);
  }
  const related = /<aside class="related">[\s\S]*<\/aside>/.exec(page)?.[0] ?? "";
  assert.equal(related.match(/<li>/g)?.length, 3);
  assert.ok(!related.includes(slug));
});

test("sample page: related links -> only to articles that are out", () => {
  const page = wire.page("haerbin-bingdeng-beiliao", epoch) ?? "";
  for (const [, slug] of page.matchAll(/<li><a href="\/sample-wire\/([^"]+)">/g))
    assert.ok(wire.page(slug ?? "", epoch));
});

test("sample page: markup in an article -> is shown, never obeyed, not even in the linked data", () => {
  const wild = article({ title: 'A </script><b>"title"&', paragraphs: ["<img src=x onerror=alert(1)>"] });
  const page = samplePage({ article: wild, publishedAt: epoch, related: [] });
  assert.ok(!page.includes("<b>"));
  assert.ok(!page.includes("<img"));
  assert.equal(linkedDataOf(page).headline, wild.title);
});

test("sample page: the language of the furniture -> that of the article", () => {
  const shown = (language: SampleArticle["language"]) => {
    return samplePage({ article: article({ language }), publishedAt: epoch, related: [] });
  };
  assert.match(shown("en"), />Home</);
  assert.match(shown("ru"), />Главная</);
  assert.match(shown("zh"), />首页</);
});
