// Chooses the blocks of a page that are its article.
import { limits } from "../core/limits.ts";
import { type Block, isLinked, isParagraph, type PageBlocks } from "./block.ts";
import { doubtForeign } from "./doubt-foreign.ts";
import { doubtPlaces } from "./doubt-places.ts";
import { mayBelong } from "./may-belong.ts";
import { type JudgedPage, judgeBlocks, shippedModel } from "./model/block-model.ts";
import type { Trees } from "./model/ensemble.ts";
import { hintOrder, outermostHinted } from "./model/hint-map.ts";
import { at, shareOf } from "./model/row.ts";
import type { Told } from "./model/told-lines.ts";
import { findHeart } from "./page-heart.ts";
import { worthChoosing } from "./worth-choosing.ts";

/** How likely a block in the heart of the article must be: as the page's expected score asks, between these. */
const insideMin = { from: 0.3, to: 0.5 } as const;
/** How much more is asked of others: leads come before the heart, promotion after it. */
const extraMin = { inside: 0, before: 0.2, after: 0.3 } as const;
const relatedColumn = hintOrder.indexOf("related");
/** A block between two chosen ones that it looks like needs less. */
const betweenMin = 0.3;
/** Lines shorter than this may stand twice in an article: a speaker's name, a subheading. */
const repeatedCharsMin = 40;
/** When this share of a text stands there twice, but not nearly all of it, its author repeats it. */
const repeatedShare = { from: 0.3, to: 0.45 } as const;

/** The article's blocks in page order, without the headline. */
export function chooseBlocks(page: PageBlocks, told: Told, model: Trees = shippedModel()): readonly Block[] {
  const judged = doubtPlaces(doubtForeign(judgeBlocks(page, told, model)));
  const chosen = blocksOf(judged, withoutRepeats(judged, likelyBlocks(judged)));
  if (weightOf(chosen) >= limits.articleTextCharsMin) return chosen;

  const fallback = bestParagraphs(judged);
  return weightOf(fallback) > weightOf(chosen) ? fallback : chosen;
}

type Choice = readonly boolean[];

function likelyBlocks({ survey, likelihoods }: JudgedPage): Choice {
  const { blocks, looks, hints } = survey;
  const { isInside } = findHeart(survey, likelihoods);
  const inside = blocks.map((block) => isInside[block.container] === true);
  const first = inside.indexOf(true);
  const mayBe = mayBelong({ survey, likelihoods });
  const isRelated = (index: number) => outermostHinted(hints, blocks[index]?.container ?? 0, relatedColumn) > 0;
  const min = leastLikelihood({ survey, likelihoods }, mayBe);
  const chosen = blocks.map((_, index) => {
    const place = inside[index] === true ? "inside" : index < first && !isRelated(index) ? "before" : "after";
    return mayBe[index] === true && at(likelihoods, index) >= min + extraMin[place];
  });
  const lookOf = (index: number) => at(looks, blocks[index]?.container ?? -1);
  return chosen.map((isChosen, index) => {
    if (isChosen || inside[index] !== true || mayBe[index] !== true) return isChosen;
    if (at(likelihoods, index) <= betweenMin || chosen[index - 1] !== true || chosen[index + 1] !== true) return false;
    return lookOf(index) === lookOf(index - 1) || lookOf(index) === lookOf(index + 1);
  });
}

function leastLikelihood({ survey, likelihoods }: JudgedPage, mayBe: Choice): number {
  const line = worthChoosing({
    weights: survey.blocks.map((block) => block.weight),
    likelihoods: likelihoods.map((likelihood, index) => (mayBe[index] === true ? likelihood : 0)),
  });
  return Math.min(insideMin.to, Math.max(insideMin.from, line));
}

/** Templates show one text twice, for wide and narrow screens or as a pulled quote. */
function withoutRepeats({ survey }: JudgedPage, choice: Choice): Choice {
  const seen = new Set<string>();
  const isRepeated = survey.folded.map((line, index) => {
    if (choice[index] !== true || line.length < repeatedCharsMin) return false;
    if (seen.has(line)) return true;
    seen.add(line);
    return false;
  });
  const weightWhere = (list: readonly boolean[]) =>
    survey.blocks.reduce((sum, block, index) => (list[index] === true ? sum + block.weight : sum), 0);
  const share = shareOf(weightWhere(isRepeated), weightWhere(choice));
  if (share >= repeatedShare.from && share < repeatedShare.to) return choice;
  return choice.map((isChosen, index) => isChosen && isRepeated[index] !== true);
}

function blocksOf({ survey }: JudgedPage, choice: Choice): readonly Block[] {
  return survey.blocks.filter((_, index) => choice[index] === true);
}

/** Where the model finds nothing, the container that says most is read. */
function bestParagraphs({ survey }: JudgedPage): readonly Block[] {
  return survey.blocks.filter((block, index) => {
    if (at(survey.insideBest, block.container) === 0 || survey.furniture[index] !== undefined) return false;
    return isParagraph(block) && !isLinked(block);
  });
}

function weightOf(blocks: readonly Block[]): number {
  return blocks.reduce((sum, block) => sum + block.weight, 0);
}
