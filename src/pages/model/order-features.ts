// Features of where a block stands in the order of the page: position, headings above it, neighbours.
import { type Block, isHeading, isParagraph } from "../block.ts";
import type { FeatureGroup } from "./feature.ts";
import { at, logOf, type Rows, shareOf } from "./row.ts";
import type { Survey } from "./survey.ts";

const neighbours = [-2, -1, 1, 2] as const;
const headingReach = 60;
/** Stands for "there is no headline": farther than any block is. */
const farAway = -1_000;
/** Kinds of furniture as one figure, so that a heading above can be told by it. */
const furnitureRank: ReadonlyMap<string, number> = new Map([
  ["onward", 1],
  ["asking", 2],
  ["comments", 3],
  ["sharing", 4],
  ["rights", 5],
  ["credit", 6],
  ["byline", 7],
  ["time", 8],
]);

export const orderFeatures: FeatureGroup = {
  names: [
    ..."position weightBefore fromHeadline fromFirst fromLast headings foreignAbove sinceHeading headingRank".split(
      " ",
    ),
    ..."headingKind sameTagRun copiesBefore copies pageRunning pageBlocks pageParagraphs pageArticles".split(" "),
    ...neighbours.flatMap((step) =>
      "weight linkDensity endsSentence furniture sameLook sameParent paragraph heading"
        .split(" ")
        .map((name) => `${name}-at${step}`),
    ),
  ],
  put(survey, index, rows) {
    const block = survey.blocks[index];
    if (block === undefined) return;

    putPosition(survey, index, rows);
    putHeadings(survey, index, rows);
    putCopies(survey, index, rows);
    putPage(survey, rows);
    for (const step of neighbours) putNeighbour(survey, block, { step, index, rows });
  },
};

function putPosition(
  { blocks, order, headline, firstParagraph, lastParagraph }: Survey,
  index: number,
  rows: Rows,
): void {
  rows.put(shareOf(index, blocks.length));
  rows.put(shareOf(at(order.weightBefore, index), at(order.weightBefore, blocks.length)));
  rows.put(headline === -1 ? farAway : index - headline);
  rows.put(index - firstParagraph);
  rows.put(lastParagraph - index);
}

function putHeadings({ blocks, order, furniture }: Survey, index: number, rows: Rows): void {
  const above = at(order.headingAbove, index);
  const since = index - above;
  const isNear = above >= 0 && since <= headingReach;
  rows.put(at(order.headingsBefore, index));
  rows.put(at(order.foreignBefore, index));
  rows.put(isNear ? since : headingReach);
  rows.put(isNear ? Number(blocks[above]?.tag.slice(1) ?? 0) : 0);
  rows.put(isNear ? (furnitureRank.get(furniture[above] ?? "") ?? 0) : 0);
}

function putCopies({ order }: Survey, index: number, rows: Rows): void {
  rows.put(at(order.sameTagRun, index));
  rows.put(at(order.copiesBefore, index));
  rows.put(at(order.copies, index));
}

function putPage({ blocks, sums, order }: Survey, rows: Rows): void {
  rows.put(logOf(at(sums.running, 0)));
  rows.put(logOf(blocks.length));
  rows.put(logOf(at(sums.paragraphs, 0)));
  rows.put(order.articles);
}

type Beside = { readonly step: number; readonly index: number; readonly rows: Rows };

function putNeighbour(survey: Survey, block: Block, { step, index, rows }: Beside): void {
  const other = survey.blocks[index + step];
  if (other === undefined) {
    for (let column = 0; column < neighbourColumns; column++) rows.put(-1);
    return;
  }
  const looks = survey.looks;
  rows.put(logOf(other.weight));
  rows.put(other.linkDensity);
  rows.putFlag(other.endsSentence);
  rows.put(furnitureRank.get(survey.furniture[index + step] ?? "") ?? 0);
  rows.putFlag(at(looks, other.container) === at(looks, block.container));
  rows.putFlag(survey.containers[other.container]?.parent === survey.containers[block.container]?.parent);
  rows.putFlag(isParagraph(other));
  rows.putFlag(isHeading(other));
}

const neighbourColumns = 8;
