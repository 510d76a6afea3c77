// Doubts blocks that lead away from the article: teasers of others, and what stands below "Related stories".
import { isHeading, isLinked } from "./block.ts";
import { doubtAway, doubted, likelyWeight } from "./doubt-places.ts";
import type { Furniture } from "./furniture.ts";
import type { JudgedPage } from "./model/block-model.ts";
import { add } from "./model/container-sums.ts";
import { at } from "./model/row.ts";
import type { Survey } from "./model/survey.ts";

/** So much likely text must remain: on a page that lists articles, the list is the page. */
const remainingWeightMin = 200;
/** Teasers come in rows of one template, and hold a linked headline and hardly more. */
const teasersMin = 3;
const teaserBlocksMax = 5;
/** A heading that leads away stands below this share of the likely text. */
const passedShareMin = 0.5;
const likely = 0.5;
const leadingAway: ReadonlySet<Furniture | undefined> = new Set(["onward", "comments", "asking"]);

export function doubtForeign(judged: JudgedPage): JudgedPage {
  return doubtUnlessAll(doubtUnlessAll(judged, teasers(judged.survey)), belowAway(judged));
}

function doubtUnlessAll(judged: JudgedPage, foreign: readonly boolean[]): JudgedPage {
  if (!foreign.includes(true)) return judged;

  const remaining = likelyWeight(judged, (index) => foreign[index] !== true);
  return remaining < remainingWeightMin ? judged : doubted(judged, (index) => foreign[index] === true, doubtAway);
}

/** The linked headline of each card with all that follows it there. */
function teasers({ blocks, containers, siblings, sums }: Survey): readonly boolean[] {
  const cards = new Set<number>();
  const inCard = new Int32Array(containers.length).fill(-1);
  const heads = new Float64Array(containers.length);
  for (const block of blocks) {
    const card = containers[block.container]?.parent ?? 0;
    if (card <= 0 || !isHeading(block) || !isLinked(block)) continue;
    if (at(siblings, card) >= teasersMin && at(sums.blocks, card) <= teaserBlocksMax) cards.add(card);
  }
  containers.forEach(({ parent }, index) => {
    inCard[index] = cards.has(index) ? index : (inCard[parent] ?? -1);
  });
  return blocks.map((block) => {
    const card = inCard[block.container] ?? -1;
    if (card === -1) return false;
    if (isHeading(block) && isLinked(block)) add(heads, card, 1);
    return at(heads, card) > 0;
  });
}

/** From such a heading down to the next one of its rank. */
function belowAway({ survey, likelihoods }: JudgedPage): readonly boolean[] {
  const all = likelyWeight({ survey, likelihoods }, () => true);
  let passed = 0;
  let away: string | undefined;
  return survey.blocks.map((block, index) => {
    if (isHeading(block)) {
      const leadsAway = leadingAway.has(survey.furniture[index]) && passed > passedShareMin * all;
      if (leadsAway) away = block.tag;
      else if (away !== undefined && block.tag <= away) away = undefined;
    }
    if (at(likelihoods, index) > likely) passed += block.weight;
    return away !== undefined;
  });
}
