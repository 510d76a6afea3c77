// Sums for every container of a page: what it says with all it contains.
import { type Block, type Container, isLinked, isParagraph } from "../block.ts";
import { at } from "./row.ts";

/** An entry for each container. */
export type Sums = {
  readonly weight: Float64Array;
  readonly linked: Float64Array;
  readonly running: Float64Array;
  readonly blocks: Float64Array;
  readonly paragraphs: Float64Array;
  readonly headlines: Float64Array;
  readonly linkedBlocks: Float64Array;
};

export function sumContainers(blocks: readonly Block[], containers: readonly Container[]): Sums {
  const zeros = () => new Float64Array(containers.length);
  const sums = {
    weight: zeros(),
    linked: zeros(),
    running: zeros(),
    blocks: zeros(),
    paragraphs: zeros(),
    headlines: zeros(),
    linkedBlocks: zeros(),
  };
  blocks.forEach((block) => {
    const plain = block.weight * (1 - block.linkDensity);
    add(sums.weight, block.container, block.weight);
    add(sums.linked, block.container, block.weight - plain);
    add(sums.blocks, block.container, 1);
    if (isLinked(block)) add(sums.linkedBlocks, block.container, 1);
    if (block.tag === "h1") add(sums.headlines, block.container, 1);
    if (!isParagraph(block)) return;
    add(sums.running, block.container, plain);
    add(sums.paragraphs, block.container, 1);
  });
  for (const sum of Object.values(sums)) sumUpwards(containers, sum);
  return sums;
}

export function add(sum: Float64Array, index: number, value: number): void {
  sum[index] = at(sum, index) + value;
}

/** Containers come before what they contain, so that sums run from the end to the start. */
function sumUpwards(containers: readonly Container[], sum: Float64Array): void {
  for (let index = containers.length - 1; index > 0; index--) add(sum, containers[index]?.parent ?? 0, at(sum, index));
}
