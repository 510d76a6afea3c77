// The body-text model that newswatch is shipped with, and what it says of a page.
import type { PageBlocks } from "../block.ts";
import { blockFeatures } from "./block-features.ts";
import shipped from "./body-text.json" with { type: "json" };
import { likelihoodsOf, type Trees, unpackTrees } from "./ensemble.ts";
import { type Survey, surveyPage } from "./survey.ts";
import type { Told } from "./told-lines.ts";

const unpacked = new WeakMap<object, Trees>();

/** Unpacked once in each thread that asks for it. */
export function shippedModel(): Trees {
  const known = unpacked.get(shipped);
  if (known !== undefined) return known;

  const trees = unpackTrees(shipped.model);
  unpacked.set(shipped, trees);
  return trees;
}

export type JudgedPage = {
  readonly survey: Survey;
  /** How likely each block belongs to the article, 0 to 1. */
  readonly likelihoods: Float32Array;
};

export function judgeBlocks(page: PageBlocks, told: Told, model: Trees): JudgedPage {
  const survey = surveyPage(page, told);
  return { survey, likelihoods: likelihoodsOf(model, blockFeatures(survey)) };
}
