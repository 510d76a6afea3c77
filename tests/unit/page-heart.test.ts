// Where the heart of a page is, and which places are doubted once an article has been found.
import assert from "node:assert/strict";
import { test } from "node:test";
import { doubtPlaces } from "../../src/pages/doubt-places.ts";
import { parseMarkup } from "../../src/pages/markup.ts";
import { surveyPage } from "../../src/pages/model/survey.ts";
import { findHeart } from "../../src/pages/page-heart.ts";
import { walkPage } from "../../src/pages/walk-page.ts";

const text = "The council met on Monday to speak about the harbour, and the meeting went on until the evening.";
const long = `<p>${`${text} `.repeat(4)}</p>`;

function survey(markup: string, title = "Council meets") {
  return surveyPage(walkPage(parseMarkup(markup)), {
    title,
    description: undefined,
    author: undefined,
    body: undefined,
  });
}

/** What becomes of likelihoods, a figure a block. */
function doubted(markup: string, likelihoods: readonly number[]): readonly number[] {
  const page = survey(markup);
  assert.equal(page.blocks.length, likelihoods.length);
  const { likelihoods: left } = doubtPlaces({ survey: page, likelihoods: new Float32Array(likelihoods) });
  return [...left].map((value) => Number(value.toFixed(3)));
}

function heartOf(markup: string, likelihoods: readonly number[]): string | undefined {
  const page = survey(markup);
  return page.containers[findHeart(page, new Float32Array(likelihoods)).container]?.look;
}

test("heart: likely text in one container -> is that container, however deep", () => {
  assert.equal(heartOf(`<div class=a><div class=b>${long}${long}</div><p>${text}</p></div>`, [0.9, 0.9, 0.1]), "b");
});

test("heart: likely text in two containers -> is what holds both", () => {
  const markup = `<div class=a><div class=b>${long}</div><div class=c>${long}</div></div>`;

  assert.equal(heartOf(markup, [0.9, 0.9]), "a");
});

test("heart: a little likely text elsewhere -> does not widen it", () => {
  assert.equal(heartOf(`<div class=a><p>${text}</p><div class=b>${long}${long}</div></div>`, [0.9, 0.9, 0.9]), "b");
});

test("heart: nothing likely -> is the page", () => {
  const page = survey(`<div>${long}</div>`);
  const { container, isInside } = findHeart(page, new Float32Array([0.1]));

  assert.equal(container, 0);
  assert.ok(isInside.every((inside) => inside));
});

test("comments: beside an article -> are doubted", () => {
  assert.deepEqual(doubted(`<div>${long}</div><div id=comments><p>${text}</p></div>`, [0.9, 0.8]), [0.9, 0.4]);
});

test("comments: all there is, or beside a short line -> are believed", () => {
  assert.deepEqual(doubted(`<div id=comments>${long}</div>`, [0.8]), [0.8]);
  assert.deepEqual(doubted(`<p>${text}</p><div id=comments>${long}</div>`, [0.9, 0.8]), [0.9, 0.8]);
});

test("above the headline: likely text when the article is below -> is doubted", () => {
  assert.deepEqual(doubted(`<p>${text}</p><h1>Council meets</h1>${long}`, [0.8, 0.3, 0.9]), [0.4, 0.3, 0.9]);
  assert.deepEqual(doubted(`<p>${text}</p><h3>Council meets</h3>${long}`, [0.8, 0.3, 0.9]), [0.4, 0.3, 0.9]);
});

test("above the headline: nearly all of the text -> is believed", () => {
  assert.deepEqual(
    doubted(`${long.repeat(6)}<h1>Council meets</h1>${long}`, [0.8, 0.8, 0.8, 0.8, 0.8, 0.8, 0.2, 0.9]),
    [0.8, 0.8, 0.8, 0.8, 0.8, 0.8, 0.2, 0.9],
  );
});

test("no headline: nothing -> is doubted for it", () => {
  assert.deepEqual(doubted(`<p>${text}</p>${long}`, [0.8, 0.9]), [0.8, 0.9]);
});
