// Looks over a whole page once: sums for every container, and the places that blocks are measured from.
import { type Block, type Container, isHeading, isLinked, isParagraph, type PageBlocks } from "../block.ts";
import { type Furniture, furniture } from "../furniture.ts";
import { foldLine } from "../title-lines.ts";
import { add, type Sums, sumContainers } from "./container-sums.ts";
import { type HintMap, mapHints } from "./hint-map.ts";
import { type Looks, mapLooks } from "./looks.ts";
import { type PageOrder, pageOrder } from "./page-order.ts";
import { at } from "./row.ts";
import { mapTagDistances } from "./tag-distances.ts";
import { measureText, type TextMeasure } from "./text-measure.ts";
import { type Told, type ToldLines, toldLines } from "./told-lines.ts";

type Articles = {
  /** The nearest article element around every container, -1 when there is none. */
  readonly articles: Int32Array;
  /** For every container, how many article elements begin before it. */
  readonly articlesBefore: Uint16Array;
};

export type Survey = Looks &
  Articles & {
    readonly blocks: readonly Block[];
    readonly containers: readonly Container[];
    readonly told: ToldLines;
    readonly order: PageOrder;
    readonly measures: readonly TextMeasure[];
    readonly furniture: readonly (Furniture | undefined)[];
    readonly folded: readonly string[];
    readonly sums: Sums;
    readonly depths: Uint16Array;
    readonly hints: HintMap;
    /** The container whose direct paragraphs say most. */
    readonly best: number;
    /** Whether each container is the best one or stands in it. */
    readonly insideBest: Uint8Array;
    /** How far above the best container the nearest one is that each container stands in too, at most `stepsMax`. */
    readonly stepsToBest: Uint8Array;
    readonly tagDistances: Uint8Array;
    readonly headline: number;
    readonly firstParagraph: number;
    readonly lastParagraph: number;
  };

const foldedCharsMax = 300;
const minor = 0.25;
const stepsMax = 40;

export function surveyPage({ blocks, containers }: PageBlocks, told: Told): Survey {
  const measures = blocks.map((block) => measureText(block.text));
  const lines = {
    furniture: blocks.map((block) => furniture(block.text)),
    folded: blocks.map((block) => foldLine(block.text.slice(0, foldedCharsMax))),
  };
  const sums = sumContainers(blocks, containers);
  const best = bestContainer(blocks, containers);
  return {
    blocks,
    containers,
    told: toldLines(told, lines.folded),
    order: pageOrder(blocks, containers, lines),
    measures,
    ...lines,
    sums,
    depths: depthsOf(containers),
    hints: mapHints(containers),
    ...mapLooks(blocks, containers, sums),
    ...articlesAround(containers),
    best,
    insideBest: insideOf(containers, best),
    stepsToBest: stepsUpFrom(containers, best),
    tagDistances: mapTagDistances(containers),
    headline: blocks.findIndex((block) => block.tag === "h1"),
    firstParagraph: blocks.findIndex(isParagraph),
    lastParagraph: blocks.findLastIndex(isParagraph),
  };
}

function depthsOf(containers: readonly Container[]): Uint16Array {
  const depths = new Uint16Array(containers.length);
  for (let index = 1; index < containers.length; index++) {
    depths[index] = at(depths, containers[index]?.parent ?? 0) + 1;
  }
  return depths;
}

function articlesAround(containers: readonly Container[]): Articles {
  const articles = new Int32Array(containers.length).fill(-1);
  const articlesBefore = new Uint16Array(containers.length);
  let count = 0;
  containers.forEach(({ tag, parent }, index) => {
    articlesBefore[index] = count;
    if (tag === "article") count++;
    articles[index] = tag === "article" ? index : (articles[parent] ?? -1);
  });
  return { articles, articlesBefore };
}

/** Paragraphs count for the container around them, and a little for the one around that. */
function bestContainer(blocks: readonly Block[], containers: readonly Container[]): number {
  const worth = new Float64Array(containers.length);
  for (const block of blocks) {
    if (isLinked(block) || isHeading(block) || !isParagraph(block)) continue;
    const said = block.weight * (1 - block.linkDensity);
    const parent = block.tag === "p" ? (containers[block.container]?.parent ?? 0) : block.container;
    add(worth, parent, said);
    add(worth, containers[parent]?.parent ?? 0, said * minor);
  }
  return worth.reduce((best, value, index) => (value > at(worth, best) ? index : best), 0);
}

function insideOf(containers: readonly Container[], region: number): Uint8Array {
  const inside = new Uint8Array(containers.length);
  for (let index = region; index < containers.length; index++) {
    const parent = containers[index]?.parent ?? -1;
    if (index === region || (parent >= 0 && at(inside, parent) === 1)) inside[index] = 1;
  }
  return inside;
}

/** Containers come before what they contain, so that each can take over what the one around it was given. */
function stepsUpFrom(containers: readonly Container[], region: number): Uint8Array {
  const above = new Map<number, number>();
  for (let index = region; index >= 0; index = containers[index]?.parent ?? -1) above.set(index, above.size);
  const steps = new Uint8Array(containers.length);
  containers.forEach(({ parent }, index) => {
    steps[index] = Math.min(stepsMax, above.get(index) ?? at(steps, parent));
  });
  return steps;
}
