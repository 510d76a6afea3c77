// Rules out lines that are no part of an article however likely they look: headlines told twice, credits, furniture.
import { type Block, isHeading } from "./block.ts";
import type { Furniture } from "./furniture.ts";
import type { JudgedPage } from "./model/block-model.ts";
import { at } from "./model/row.ts";
import type { Survey } from "./model/survey.ts";
import { isBreadcrumb } from "./title-lines.ts";

/** A line that is worded like furniture must be so likely; one that asks its reader for something, even likelier. */
const furnitureMin = 0.95;
const askingMin = 0.97;
const leastOf: ReadonlyMap<Furniture | undefined, number> = new Map([
  ["onward", furnitureMin],
  ["comments", furnitureMin],
  ["rights", furnitureMin],
  ["sharing", askingMin],
  ["asking", askingMin],
  ["credit", 1],
]);
/** A caption beside the credit of its picture is a short line and mostly no sentence. */
const captionWeightMax = 100;

/** For every block whether it may be a part of the article. */
export function mayBelong({ survey, likelihoods }: JudgedPage): readonly boolean[] {
  return survey.blocks.map((block, index) => {
    const line = survey.folded[index] ?? "";
    if (line === "" || line === survey.told.title) return false;
    if (isBreadcrumb(block.text, survey.told.shownTitle) || isCaption(block, index, survey)) return false;

    const least = leastOf.get(survey.furniture[index]);
    return least === undefined || at(likelihoods, index) > least;
  });
}

function isCaption(block: Block, index: number, { furniture }: Survey): boolean {
  const isBesideCredit = furniture[index - 1] === "credit" || furniture[index + 1] === "credit";
  return isBesideCredit && !block.endsSentence && !isHeading(block) && block.weight < captionWeightMax;
}
