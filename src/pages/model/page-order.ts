// What comes before what on a page: headings, copies of lines, runs of one tag.
import { type Block, type Container, isHeading } from "../block.ts";
import type { Furniture } from "../furniture.ts";
import { at } from "./row.ts";

export type PageOrder = {
  /** Weight of all blocks before each one; one more entry for the whole page. */
  readonly weightBefore: Float64Array;
  /** The nearest heading above each block, -1 when there is none. */
  readonly headingAbove: Int32Array;
  readonly headingsBefore: Uint16Array;
  /** Headings or lines above that lead away from the article: related stories, comments, newsletters. */
  readonly foreignBefore: Uint16Array;
  readonly sameTagRun: Uint16Array;
  readonly copiesBefore: Uint16Array;
  readonly copies: Uint16Array;
  readonly articles: number;
};

const foreign: ReadonlySet<Furniture | undefined> = new Set(["onward", "comments", "asking"]);

type Lines = { readonly furniture: readonly (Furniture | undefined)[]; readonly folded: readonly string[] };

export function pageOrder(blocks: readonly Block[], containers: readonly Container[], lines: Lines): PageOrder {
  const order: PageOrder = {
    weightBefore: new Float64Array(blocks.length + 1),
    headingAbove: new Int32Array(blocks.length).fill(-1),
    headingsBefore: new Uint16Array(blocks.length),
    foreignBefore: new Uint16Array(blocks.length),
    sameTagRun: new Uint16Array(blocks.length),
    copiesBefore: new Uint16Array(blocks.length),
    copies: new Uint16Array(blocks.length),
    articles: containers.filter(({ tag }) => tag === "article").length,
  };
  followOrder(order, blocks, lines);
  countCopies(order, lines.folded);
  return order;
}

function followOrder(order: PageOrder, blocks: readonly Block[], { furniture }: Lines): void {
  let above = -1;
  let headings = 0;
  let foreignLines = 0;
  blocks.forEach((block, index) => {
    order.weightBefore[index + 1] = at(order.weightBefore, index) + block.weight;
    order.headingAbove[index] = above;
    order.headingsBefore[index] = headings;
    order.foreignBefore[index] = foreignLines;
    order.sameTagRun[index] = block.tag === blocks[index - 1]?.tag ? at(order.sameTagRun, index - 1) + 1 : 0;
    if (foreign.has(furniture[index])) foreignLines++;
    if (!isHeading(block)) return;
    above = index;
    headings++;
  });
}

function countCopies(order: PageOrder, folded: readonly string[]): void {
  const counts = new Map<string, number>();
  folded.forEach((line, index) => {
    const before = counts.get(line) ?? 0;
    order.copiesBefore[index] = before;
    counts.set(line, before + 1);
  });
  folded.forEach((line, index) => {
    order.copies[index] = counts.get(line) ?? 0;
  });
}
