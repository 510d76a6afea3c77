// Finds the heart of a page: the smallest container that holds nearly all of what is likely its article.
import { at } from "./model/row.ts";
import type { Survey } from "./model/survey.ts";

const heartShare = 0.75;
const likely = 0.5;

export type Heart = {
  readonly container: number;
  /** For every container, whether it is the heart or stands in it. */
  readonly isInside: readonly boolean[];
};

export function findHeart({ blocks, containers }: Survey, likelihoods: Float32Array): Heart {
  const said = new Float64Array(containers.length);
  blocks.forEach((block, index) => {
    const likelihood = at(likelihoods, index);
    if (likelihood > likely) said[block.container] = at(said, block.container) + block.weight * likelihood;
  });
  for (let index = containers.length - 1; index > 0; index--) {
    const parent = containers[index]?.parent ?? 0;
    said[parent] = at(said, parent) + at(said, index);
  }
  const enough = at(said, 0) * heartShare;
  let heart = 0;
  containers.forEach(({ parent }, index) => {
    if (index > 0 && parent === heart && enough > 0 && at(said, index) >= enough) heart = index;
  });
  const isInside: boolean[] = [];
  for (const [index, { parent }] of containers.entries()) isInside.push(index === heart || isInside[parent] === true);
  return { container: heart, isInside };
}
