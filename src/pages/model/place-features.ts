// Features of where a block stands in the tree: its tag, what the elements around it are called, and what they hold.
import type { FeatureGroup } from "./feature.ts";
import { hintDistance, hintOrder, outermostHinted } from "./hint-map.ts";
import { at, logOf, type Rows, shareOf } from "./row.ts";
import type { Survey } from "./survey.ts";
import { aroundTags } from "./tag-distances.ts";

/** Tags that come first are likelier to be headings, then running text, then all else. */
const tagOrder = "h1 h2 h3 h4 h5 h6 p li blockquote pre dd dt td th div section article figcaption".split(" ");
const tagRank: ReadonlyMap<string, number> = new Map(tagOrder.map((tag, rank) => [tag, rank]));

const levels = [0, 1, 2, 3, 4] as const;
const none = -1;

export const placeFeatures: FeatureGroup = {
  names: [
    "tag",
    "depth",
    ...hintOrder.map((hint) => `hint-${hint}`),
    ...hintOrder.map((hint) => `hintShare-${hint}`),
    ...aroundTags.map((tag) => `in-${tag}`),
    ...levels.flatMap((level) =>
      "weight linkDensity runningShare pageShare blocks headlines looks lookShare linkedBlocks siblings"
        .split(" ")
        .map((name) => `${name}-${level}`),
    ),
    ..."insideBest bestDistance bestSame bestDepth ownLookShare articleShare articlesBefore".split(" "),
  ],
  put(survey, index, rows) {
    const block = survey.blocks[index];
    if (block === undefined) return;

    rows.put(tagRank.get(block.tag) ?? tagOrder.length);
    rows.put(at(survey.depths, block.container));
    putHints(survey, block.container, rows);
    putAround(survey, block.container, rows);
    putLevels(survey, block.container, rows);
    putBest(survey, block.container, rows);
    putArticle(survey, block.container, rows);
  },
};

function putHints({ hints, sums }: Survey, container: number, rows: Rows): void {
  for (let column = 0; column < hintOrder.length; column++) rows.put(hintDistance(hints, container, column));
  const running = at(sums.running, 0);
  for (let column = 0; column < hintOrder.length; column++) {
    const outermost = outermostHinted(hints, container, column);
    rows.put(outermost === -1 ? -1 : shareOf(at(sums.running, outermost), running));
  }
}

function putAround({ tagDistances }: Survey, container: number, rows: Rows): void {
  const row = container * aroundTags.length;
  for (let column = 0; column < aroundTags.length; column++) rows.put(at(tagDistances, row + column));
}

function putLevels(
  { containers, sums, looks, lookCounts, lookRunning, siblings }: Survey,
  container: number,
  rows: Rows,
): void {
  const running = at(sums.running, 0);
  let index = container;
  for (const _ of levels) {
    const weight = at(sums.weight, index);
    const look = at(looks, index);
    rows.put(logOf(weight));
    rows.put(shareOf(at(sums.linked, index), weight));
    rows.put(shareOf(at(sums.running, index), weight));
    rows.put(shareOf(at(sums.running, index), running));
    rows.put(logOf(at(sums.blocks, index)));
    rows.put(at(sums.headlines, index));
    rows.put(logOf(at(lookCounts, look)));
    rows.put(shareOf(at(lookRunning, look), running));
    rows.put(shareOf(at(sums.linkedBlocks, index), at(sums.blocks, index)));
    rows.put(logOf(at(siblings, index)));
    index = Math.max(0, containers[index]?.parent ?? 0);
  }
}

function putBest({ containers, insideBest, stepsToBest, depths, best }: Survey, container: number, rows: Rows): void {
  rows.putFlag(at(insideBest, container) === 1);
  rows.put(at(stepsToBest, container));
  rows.putFlag(container === best || containers[container]?.parent === best);
  rows.put(at(depths, container) - at(depths, best));
}

function putArticle(
  { sums, looks, ownLookRunning, articles, articlesBefore }: Survey,
  container: number,
  rows: Rows,
): void {
  const running = at(sums.running, 0);
  const article = articles[container] ?? none;
  rows.put(shareOf(at(ownLookRunning, at(looks, container)), running));
  rows.put(article === none ? none : shareOf(at(sums.running, article), running));
  rows.put(article === none ? none : at(articlesBefore, article));
}
