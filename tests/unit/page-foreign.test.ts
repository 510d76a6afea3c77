// What leads away from an article is not chosen, and a page that lists articles is its list.
import assert from "node:assert/strict";
import { test } from "node:test";
import { doubtForeign } from "../../src/pages/doubt-foreign.ts";
import { parseMarkup } from "../../src/pages/markup.ts";
import { surveyPage } from "../../src/pages/model/survey.ts";
import { walkPage } from "../../src/pages/walk-page.ts";
import { worthChoosing } from "../../src/pages/worth-choosing.ts";

const told = { title: "The dam", description: undefined, author: undefined, body: undefined };
const sentence = "The court allowed the dam on Thursday and dismissed the complaints of four villages in the valley.";
const other = "One sentence of another story that was cut off where the page had no room for the rest of it.";

/** The texts that were likely before and are doubted after. */
function doubted(markup: string, likelihood = 0.9): readonly string[] {
  const page = walkPage(parseMarkup(markup));
  const survey = surveyPage(page, told);
  const likelihoods = new Float32Array(page.blocks.length).fill(likelihood);
  const after = doubtForeign({ survey, likelihoods }).likelihoods;
  return page.blocks.filter((_, index) => (after[index] ?? 0) < likelihood - 0.1).map(({ text }) => text);
}

const article = `<div><h1>The dam</h1>${`<p>${sentence}</p>`.repeat(4)}</div>`;
const card = (name: string) => `<div class=card><h3><a href=/${name}>${name}</a></h3><p>${other}</p></div>`;

test("teasers: three cards beside an article -> are doubted, headline and text", () => {
  const cards = ["One", "Two", "Three"].map(card).join("");

  assert.deepEqual(doubted(`${article}<div>${cards}</div>`), ["One", other, "Two", other, "Three", other]);
});

test("teasers: a single card, or headings without links -> are believed", () => {
  assert.deepEqual(doubted(`${article}<div>${card("One")}</div>`), []);
  const plain = `<div class=part><h3>Part</h3><p>${other}</p></div>`.repeat(4);
  assert.deepEqual(doubted(`${article}<div>${plain}</div>`), []);
});

test("teasers: all that a page has -> are believed", () => {
  const cards = ["One", "Two", "Three", "Four"].map(card).join("");

  assert.deepEqual(doubted(`<div>${cards}</div>`), []);
});

test("below a heading that leads away: after the article -> is doubted down to the next heading", () => {
  const below = `<h3>Related stories</h3><p>${other}</p><h4>Also</h4><p>Short.</p><h3>The article goes on</h3><p>${sentence}</p>`;

  assert.deepEqual(doubted(article + below), ["Related stories", other, "Also", "Short."]);
});

test("below a heading that leads away: before most of the article -> is believed", () => {
  assert.deepEqual(doubted(`<h3>Related stories</h3><p>${other}</p>${article}`), []);
});

test("nothing at all: a page without text -> stays as it is", () => {
  assert.deepEqual(doubted(""), []);
});

test("worth choosing: a plain article -> asks for as much as its last sure block has", () => {
  assert.equal(worthChoosing({ weights: [100, 100, 100], likelihoods: [0.9, 0.875, 0.1] }), 0.875);
});

test("worth choosing: a page of doubtful blocks -> asks for less", () => {
  assert.equal(worthChoosing({ weights: [100, 100, 100], likelihoods: [0.5, 0.375, 0.375] }), 0.375);
});

test("worth choosing: a short sure block beside a long doubtful one -> takes both only when both pay", () => {
  assert.equal(worthChoosing({ weights: [10, 400], likelihoods: [1, 0.25] }), 1 / 4);
  assert.equal(worthChoosing({ weights: [400, 400], likelihoods: [1, 0.25] }), 1);
});

test("worth choosing: nothing likely, or no blocks -> nothing is worth it", () => {
  assert.equal(worthChoosing({ weights: [5, 5], likelihoods: [0, 0] }), 1);
  assert.equal(worthChoosing({ weights: [], likelihoods: [] }), 1);
});
