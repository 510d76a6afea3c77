// The sample wire and the shipped watches fit each other: every sample article raises what it was written to raise.
import assert from "node:assert/strict";
import { test } from "node:test";
import { isNearIdentical } from "../../src/core/story/same-story.ts";
import { titleWords } from "../../src/core/story/title-words.ts";
import { sampleArticles } from "../../src/http/sample-wire/articles.ts";
import { raisedBy, shippedWatches } from "../helpers/shipped-watches.ts";

const visit = ["leader-visit"];
const statement = ["partnership-statement"];

/** What each article raises; all others raise nothing. */
const raises: Readonly<Record<string, readonly string[]>> = {
  "xi-visits-moscow-museum": visit,
  "putin-to-visit-beijing-in-september": visit,
  "china-russia-joint-statement": statement,
  "putin-to-visit-beijing-second-report": visit,
  "lavrov-pribudet-v-pekin": visit,
  "wangyi-jiang-fangwen-eluosi": visit,
  "zhong-e-lianhe-shengming": statement,
  "putin-will-not-visit-shanghai": visit,
};
const watches = shippedWatches();
const titleOf = (slug: string) => sampleArticles.find((article) => article.slug === slug)?.title ?? "";

for (const { slug, title, paragraphs } of sampleArticles) {
  const expected = raises[slug] ?? [];
  test(`sample article: ${slug} -> raises ${expected.join(", ") || "nothing"}`, () => {
    assert.deepEqual(raisedBy(watches, { title, body: paragraphs.join("\n") }), expected);
  });

  test(`sample article: only the feed's summary of ${slug} -> raises the same`, () => {
    assert.deepEqual(raisedBy(watches, { title, body: paragraphs[0] ?? "" }), expected);
  });
}

test("sample articles: what is expected -> names only articles that exist", () => {
  for (const slug of Object.keys(raises)) assert.notEqual(titleOf(slug), "", slug);
});

test("sample articles: the background -> one of them would alert, had it not been there before", () => {
  const background = sampleArticles.filter(({ afterMs }) => afterMs <= 0);
  assert.equal(background.length, 4);
  assert.equal(background.filter(({ slug }) => raises[slug] !== undefined).length, 1);
});

test("sample articles: the first visit and its second report -> near-identical titles, one story", () => {
  const [first, second] = ["putin-to-visit-beijing-in-september", "putin-to-visit-beijing-second-report"].map(titleOf);
  assert.ok(first && second && first !== second);
  assert.ok(isNearIdentical(titleWords(first), titleWords(second)));
});

test("sample articles: all other telling ones -> stories of their own", () => {
  const slugs = Object.keys(raises).filter((slug) => slug !== "putin-to-visit-beijing-second-report");
  for (const one of slugs) {
    for (const other of slugs.filter((slug) => slug !== one)) {
      assert.ok(!isNearIdentical(titleWords(titleOf(one)), titleWords(titleOf(other))), `${one} ~ ${other}`);
    }
  }
});

test("sample articles: what tells after the background -> six stories in seven articles, both watches within five seconds", () => {
  const late = sampleArticles.filter(({ slug, afterMs }) => afterMs > 0 && raises[slug] !== undefined);
  assert.equal(late.length, 7);
  assert.equal(late.filter(({ slug }) => slug !== "putin-to-visit-beijing-second-report").length, 6);
  const early = late.filter(({ afterMs }) => afterMs <= 5_000).flatMap(({ slug }) => raises[slug] ?? []);
  assert.deepEqual(early, [...visit, ...statement]);
});
