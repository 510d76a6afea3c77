// The answers that the body-text model learns from, and the scores it is measured by.
import assert from "node:assert/strict";
import { test } from "node:test";
import type { GoldPage } from "../../bench/train-extractor/gold-pages.ts";
import { labelBlocks } from "../../bench/train-extractor/label-blocks.ts";
import { scoreSet, scoreText } from "../../bench/train-extractor/score-text.ts";

const first = "The council met on Monday to speak about the harbour until the evening.";
const second = "Nothing was decided, but the mayor said that the plan would be made public.";
const other = "Subscribe to our newsletter and read about the things that nobody else writes about.";

function page(set: GoldPage["set"], gold: GoldPage["gold"]): GoldPage {
  return { id: "one", url: "https://paper.example/a", html: "", gold, set, fold: 0 };
}

test("labels: blocks of the gold text and others -> are told apart", () => {
  assert.deepEqual(labelBlocks([other, first, second, other], { text: `${first}\n${second}` }), [0, 1, 1, 0]);
});

test("labels: a short line -> is the article's only where the gold text has it", () => {
  assert.deepEqual(
    labelBlocks(["Home", first, "The plan", second], { text: `${first} The plan ${second}` }),
    [0, 1, 1, 1],
  );
  assert.deepEqual(labelBlocks(["The plan", first, second], { text: `${first} The plan ${second}` }), [0, 1, 1]);
});

test("labels: a block that stands twice -> is the article's once, in the order of the page", () => {
  assert.deepEqual(labelBlocks([first, second, first], { text: `${first} ${second}` }), [1, 1, 0]);
});

test("labels: a block of which half is the article's -> has a share", () => {
  const [share = 0] = labelBlocks([`${first} ${other}`], { text: first });

  assert.ok(share > 0.2 && share < 0.8, String(share));
});

test("labels: by segments -> what must and must not be there is known, the rest is not", () => {
  const gold = { with: ["the mayor said that the plan"], without: ["Subscribe to our newsletter"] };

  assert.deepEqual(labelBlocks([first, second, other], gold), [undefined, 1, 0]);
});

test("labels: no blocks, no words, no answer -> nothing is claimed", () => {
  assert.deepEqual(labelBlocks([], { text: first }), []);
  assert.deepEqual(labelBlocks(["***", first], { text: first }), [0, 1]);
  assert.deepEqual(labelBlocks([first], {}), [undefined]);
});

test("score: the gold text itself -> is exact", () => {
  for (const set of ["aeb", "wcxb"] as const) {
    const score = scoreText(page(set, { text: first }), first);
    assert.deepEqual([score.f1, score.isExact], [1, true], set);
  }
});

test("score: half of the words, and as many wrong ones -> halves precision and recall", () => {
  const score = scoreText(page("wcxb", { text: "one two three four" }), "One two five six");

  assert.deepEqual([score.precision, score.recall, score.f1, score.isExact], [0.5, 0.5, 0.5, false]);
});

test("score: nothing where there is something, something where there is nothing -> is nought", () => {
  assert.equal(scoreText(page("aeb", { text: first }), "").f1, 0);
  assert.equal(scoreText(page("aeb", { text: "" }), first).f1, 0);
});

test("score: segments -> are counted over all pages of the set", () => {
  const gold = { with: ["on Monday", "by Friday"], without: ["newsletter"] };
  const scores = [first, `${first} ${other}`].map((text) => scoreText(page("trafilatura", gold), text));
  const { precision, recall, exact } = scoreSet("trafilatura", scores);

  assert.deepEqual([precision, recall, exact], [0.6667, 0.5, 0]);
});
