// Writes the features and labels of all blocks of the gold pages, for train.py: node dump.js DATA OUT
import { mkdirSync, openSync, writeFileSync, writeSync } from "node:fs";
import { join } from "node:path";
import { blockFeatureNames, blockFeatures } from "../../src/pages/model/block-features.ts";
import { surveyPage } from "../../src/pages/model/survey.ts";
import { type GoldPage, goldSets, readGoldPages } from "./gold-pages.ts";
import { labelBlocks, wordsIn } from "./label-blocks.ts";
import { openPage } from "./open-page.ts";

const [folder = "", out = ""] = process.argv.slice(2);
const unknown = -1;
const perBlock = 2;

mkdirSync(out, { recursive: true });
const features = openSync(join(out, "features.f32"), "w");
const blocksFile = openSync(join(out, "blocks.f32"), "w");
const pages: object[] = [];

function dump(page: GoldPage): void {
  const { walked, told } = openPage(page.html, page.url);
  const texts = walked.blocks.map((block) => block.text);
  const labels = labelBlocks(texts, page.gold);
  const figures = new Float32Array(texts.length * perBlock);
  texts.forEach((text, index) => {
    figures.set([labels[index] ?? unknown, wordsIn(text).length], index * perBlock);
  });
  append(features, blockFeatures(surveyPage(walked, told)).values);
  append(blocksFile, figures);
  pages.push({ set: page.set, id: page.id, fold: page.fold, blocks: texts.length });
}

function append(file: number, figures: Float32Array): void {
  const bytes = new Uint8Array(figures.buffer, figures.byteOffset, figures.byteLength);
  for (let from = 0; from < bytes.length; ) from += writeSync(file, bytes, from);
}

for (const set of goldSets) for (const page of readGoldPages(folder, set)) dump(page);
writeFileSync(join(out, "pages.json"), JSON.stringify({ names: blockFeatureNames, pages }));
