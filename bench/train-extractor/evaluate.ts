// Scores the page reader on the gold pages, each judged by a model that has seen no page of its host.
//   node evaluate.js DATA WORK [--set NAME] [--worst N] [--json]
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { knowBlock } from "../../src/pages/block-kind.ts";
import { chooseBlocks } from "../../src/pages/choose-blocks.ts";
import { unpackTrees } from "../../src/pages/model/ensemble.ts";
import { pageText } from "../../src/pages/page-text.ts";
import { folds, goldSets, readGoldPages } from "./gold-pages.ts";
import { openPage } from "./open-page.ts";
import { type SetScore, scoreSet, scoreText } from "./score-text.ts";

const [folder = "", work = "", ...flags] = process.argv.slice(2);
const only = flags[flags.indexOf("--set") + 1];
const worst = flags.includes("--worst") ? Number(flags[flags.indexOf("--worst") + 1]) : 0;

const trees = z.object({
  trees: z.number(),
  valueSteps: z.number(),
  thresholdCounts: z.array(z.number()),
  thresholds: z.array(z.string()),
  nodes: z.array(z.string()),
});
const packed = z.object({ model: trees });
const models = Array.from({ length: folds }, (_, fold) =>
  unpackTrees(packed.parse(JSON.parse(readFileSync(join(work, `fold-${fold}.json`), "utf8"))).model),
);

const figures: Record<string, SetScore> = {};
for (const set of goldSets) {
  if (flags.includes("--set") && only !== set) continue;
  const scored = readGoldPages(folder, set).map((page) => {
    const { walked, told } = openPage(page.html, page.url);
    const { text } = pageText(
      chooseBlocks(walked, told, models[page.fold]).map((block) => knowBlock(block, walked.containers)),
    );
    return { page, text, score: scoreText(page, text) };
  });
  figures[set] = scoreSet(
    set,
    scored.map(({ score }) => score),
  );
  for (const { page, score } of scored.toSorted((left, right) => left.score.f1 - right.score.f1).slice(0, worst)) {
    console.error(
      score.f1.toFixed(3),
      score.precision.toFixed(3),
      score.recall.toFixed(3),
      page.id.slice(0, 12),
      page.url,
    );
  }
}
console.log(flags.includes("--json") ? JSON.stringify(figures) : figures);
