// The body-text model: its features, its trees, and that both fit what is shipped.
import assert from "node:assert/strict";
import { test } from "node:test";
import { parseMarkup } from "../../src/pages/markup.ts";
import { blockFeatureNames, blockFeatures } from "../../src/pages/model/block-features.ts";
import { judgeBlocks, shippedModel } from "../../src/pages/model/block-model.ts";
import shipped from "../../src/pages/model/body-text.json" with { type: "json" };
import { likelihoodsOf, type PackedTrees, unpackTrees } from "../../src/pages/model/ensemble.ts";
import { Rows } from "../../src/pages/model/row.ts";
import { type Survey, surveyPage } from "../../src/pages/model/survey.ts";
import { measureText } from "../../src/pages/model/text-measure.ts";
import type { Told } from "../../src/pages/model/told-lines.ts";
import { walkPage } from "../../src/pages/walk-page.ts";

const told: Told = { title: "Council meets", description: undefined, author: undefined, body: undefined };

function survey(markup: string, about: Partial<Told> = {}): Survey {
  return surveyPage(walkPage(parseMarkup(markup)), { ...told, ...about });
}

function feature(page: Survey, name: string): readonly number[] {
  const rows = blockFeatures(page);
  const column = blockFeatureNames.indexOf(name);
  assert.notEqual(column, -1, name);
  return page.blocks.map((_, row) => rows.values[row * rows.columns + column] ?? Number.NaN);
}

const page =
  survey(`<nav><a href=/>Home</a></nav><article><h1>Council meets</h1><p class=lead>The council met, at last.</p>
  <div class="comment-list"><p>Nice!</p><p>Nice!</p></div><table><tr><td>One</td><td>2</td></tr></table></article>`);

test("features: every row of an odd page -> is filled to its end, once, with figures", () => {
  const rows = blockFeatures(page);

  assert.equal(rows.values.length, page.blocks.length * blockFeatureNames.length);
  assert.equal(rows.filled(page.blocks.length - 1), blockFeatureNames.length);
  assert.ok(rows.values.every(Number.isFinite));
});

test("features: their names -> are told apart", () => {
  assert.equal(new Set(blockFeatureNames).size, blockFeatureNames.length);
});

test("features: a link, a headline that repeats the title, comments, cells -> are seen", () => {
  assert.deepEqual(feature(page, "linkDensity"), [1, 0, 0, 0, 0, 0, 0]);
  assert.deepEqual(feature(page, "isTitle"), [0, 1, 0, 0, 0, 0, 0]);
  assert.deepEqual(
    feature(page, "hint-comments"),
    [21, 21, 21, 1, 1, 21, 21].map((steps) => Math.min(20, steps)),
  );
  assert.deepEqual(feature(page, "copies"), [1, 1, 1, 2, 2, 1, 1]);
  assert.deepEqual(feature(page, "copiesBefore"), [0, 0, 0, 0, 1, 0, 0]);
  assert.deepEqual(feature(page, "in-table"), [20, 20, 20, 20, 20, 2, 2]);
});

test("features: what the page tells machines -> is compared with every block", () => {
  const described = survey("<p>The council met on Monday.</p><p>Weather: mild</p>", {
    description: "The council met on Monday. It was long.",
    body: `The council met on Monday. ${"It was long. ".repeat(30)}`,
  });

  assert.deepEqual(feature(described, "startsDescription"), [1, 0]);
  assert.deepEqual(feature(described, "inBody"), [1, 0]);
  assert.deepEqual(feature(page, "inBody"), [-1, -1, -1, -1, -1, -1, -1]);
});

test("features: a page without any text -> has no rows", () => {
  assert.equal(blockFeatures(survey("<div></div>")).values.length, 0);
});

test("text: letters, capitals, digits and signs of every script -> are counted", () => {
  const measure = measureText("Пекин, 北京。 5 Apr");

  assert.deepEqual(
    [measure.letters, measure.capitals, measure.digits, measure.commas, measure.stops, measure.words],
    [10, 2, 1, 1, 1, 4],
  );
  assert.equal(measureText("").words, 1);
});

function base64(bytes: ArrayBufferView): readonly string[] {
  return [Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("base64")];
}

/** A tree that asks column 1 whether it is at most 5, then column 0 whether it is at most 2; and a tree of one leaf. */
const packed: PackedTrees = {
  trees: 2,
  valueSteps: 100,
  thresholdCounts: [1, 1],
  thresholds: base64(new Float32Array([2, 5])),
  nodes: base64(
    new Uint8Array([
      ...[1, 0, 0, 3, 0, 0, 0, 1],
      ...[255, 255, 100, 0, 255, 255, 200, 0, 255, 255, 56, 255],
      ...[255, 255, 50, 0],
    ]),
  ),
};

test("trees: each way from the root -> ends at its leaf, and the trees are added up", () => {
  const rows = new Rows(3, 2);
  rows.values.set([2, 5, 3, 5, 0, 6]);
  const odds = [...likelihoodsOf(unpackTrees(packed), rows)].map((value) => Math.log(value / (1 - value)));

  assert.deepEqual(
    odds.map((value) => Number(value.toFixed(3))),
    [1.5, 2.5, -1.5],
  );
});

test("trees: none at all -> leave every row in doubt", () => {
  const empty = unpackTrees({ ...packed, trees: 0, nodes: [""] });

  assert.deepEqual([...likelihoodsOf(empty, new Rows(2, 2))], [0.5, 0.5]);
});

test("shipped model: the columns it was trained on -> are those that are computed", () => {
  assert.deepEqual(shipped.features, blockFeatureNames);
  assert.equal(shipped.model.thresholdCounts.length, blockFeatureNames.length);
});

test("shipped model: its trees -> end where they should and lead nowhere else", () => {
  const { roots, column, right } = shippedModel();
  assert.ok(roots.length > 0);
  column.forEach((kind, node) => {
    const to = right[node] ?? 0;
    assert.ok(kind === 65_535 || (kind < blockFeatureNames.length && to > node && to < column.length));
  });
});

test("shipped model: names where it comes from -> sets, licences and figures", () => {
  assert.deepEqual(Object.keys(shipped.about.sets), ["aeb", "wcxb", "trafilatura"]);
  assert.match(shipped.about.made, /^\d{4}-\d\d-\d\d$/);
  assert.match(JSON.stringify(shipped.about), /CC-BY-4\.0/);
});

test("shipped model: one page judged twice -> is judged the same", () => {
  const walked = walkPage(parseMarkup("<h1>Council meets</h1><p>The council met on Monday, and again on Tuesday.</p>"));
  const judge = () => [...judgeBlocks(walked, told, shippedModel()).likelihoods];

  assert.deepEqual(judge(), judge());
  assert.ok(judge().every((value) => value > 0 && value < 1));
});
