// Doubts blocks for where they stand, once there is an article elsewhere: comments, boxes beside it, what is above it.
import type { JudgedPage } from "./model/block-model.ts";
import { hintOrder, outermostHinted } from "./model/hint-map.ts";
import { at } from "./model/row.ts";
import type { Survey } from "./model/survey.ts";

/** So much likely text elsewhere is an article. */
const articleWeightMin = 300;
const likely = 0.5;
/** What doubt leaves of a likelihood. Nothing is chosen of what leads away; of comments and boxes only the likeliest, where a page says little else. */
export const doubtAway = 0.4;
const doubt = 0.5;
/** Below the headline there must be this share of all likely text. */
const belowShareMin = 0.2;

/** A box is small: it holds less than this share of the page's running text. */
const boxShareMax = 0.15;

const commentColumn = hintOrder.indexOf("comments");
const boxColumns = (["promotion", "form", "footer", "byline", "caption"] as const).map((hint) =>
  hintOrder.indexOf(hint),
);

/** Comments are written like articles and are mostly longer, and tickers above a headline are made of articles' first lines. */
export function doubtPlaces(judged: JudgedPage): JudgedPage {
  return doubtAboveHeadline(doubtBoxes(doubtComments(judged)));
}

function doubtComments(judged: JudgedPage): JudgedPage {
  const { survey } = judged;
  const isComment = survey.blocks.map(({ container }) => outermostHinted(survey.hints, container, commentColumn) > 0);
  if (likelyWeight(judged, (index) => isComment[index] !== true) < articleWeightMin) return judged;
  return doubted(judged, (index) => isComment[index] === true);
}

/** Newsletters, forms, authors' lives and captions are written in whole sentences, and stand in the middle of articles. */
function doubtBoxes(judged: JudgedPage): JudgedPage {
  const { blocks, hints, sums } = judged.survey;
  const boxMax = boxShareMax * at(sums.running, 0);
  const isInBox = blocks.map(({ container }) =>
    boxColumns.some((column) => {
      const box = outermostHinted(hints, container, column);
      return box > 0 && at(sums.running, box) < boxMax;
    }),
  );
  if (likelyWeight(judged, (index) => isInBox[index] !== true) < articleWeightMin) return judged;
  return doubted(judged, (index) => isInBox[index] === true);
}

function doubtAboveHeadline(judged: JudgedPage): JudgedPage {
  const headline = headlineOf(judged.survey);
  if (headline <= 0) return judged;

  const below = likelyWeight(judged, (index) => index >= headline);
  const above = likelyWeight(judged, (index) => index < headline);
  if (below < articleWeightMin || below < belowShareMin * (below + above)) return judged;
  return doubted(judged, (index) => index < headline);
}

/** The heading that says the title, or else the first of the highest rank. */
function headlineOf({ blocks, told, headline }: Survey): number {
  return /^h[1-6]$/.test(blocks[told.titleLine]?.tag ?? "") ? told.titleLine : headline;
}

/** How much those blocks say that are likely and count. */
export function likelyWeight({ survey, likelihoods }: JudgedPage, counts: (index: number) => boolean): number {
  return survey.blocks.reduce((sum, block, index) => {
    return counts(index) && at(likelihoods, index) > likely ? sum + block.weight : sum;
  }, 0);
}

export function doubted(
  { survey, likelihoods }: JudgedPage,
  isDoubted: (index: number) => boolean,
  left = doubt,
): JudgedPage {
  return { survey, likelihoods: likelihoods.map((value, index) => (isDoubted(index) ? value * left : value)) };
}
