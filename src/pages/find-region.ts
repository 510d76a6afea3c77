// Finds the container in which the article stands.

import { type HintsInside, isHintedAway } from "./believe-hints.ts";
import { type Block, type Container, type Hint, isLinked, isParagraph, type PageBlocks, sumUp } from "./block.ts";
import { furniture } from "./furniture.ts";

/** A child must be worth this share of its parent to be the better region. */
const shareToDescend = 0.85;
/** Running text inside what is named the article's body counts so many times. */
const bodyBonus = 2;
/** Text that stands elsewhere speaks against a container, but a long aside not without end. */
const hintedCost = 0.3;
const hintedWeightMax = 300;
const linkedCost = 0.3;
const linkedWeightMax = 200;

/** The smallest parts of running text; an article is not looked for inside one of them. */
const partTags = new Set("p li h1 h2 h3 h4 h5 h6 td tr tbody ul ol blockquote pre".split(" "));

/** Goes down from the page into the child that holds nearly all the worth, until no child does. Gives its index. */
export function findRegion({ blocks, containers }: PageBlocks, inside: HintsInside): number {
  const own = containers.map(() => 0);
  for (const block of blocks)
    own[block.container] = (own[block.container] ?? 0) + worth(block, inside[block.container]);
  const worths = sumUp(containers, own);
  const bestChildren = findBestChildren(containers, worths);

  let region = 0;
  for (let child = bestChildren[0]; child !== undefined; child = bestChildren[region]) {
    const childWorth = worths[child] ?? 0;
    const isPart = partTags.has(containers[child]?.tag ?? "");
    if (isPart || childWorth <= 0 || childWorth < shareToDescend * (worths[region] ?? 0)) break;
    region = child;
  }
  return region;
}

/** Positive for running text, negative for what surrounds articles, nothing for what can be either. */
function worth(block: Block, hints: ReadonlySet<Hint> | undefined): number {
  const said = block.weight * (1 - block.linkDensity);
  if (isHintedAway(hints)) return -hintedCost * Math.min(said, hintedWeightMax);
  if (isLinked(block)) return -linkedCost * Math.min(block.weight, linkedWeightMax);
  if (!isParagraph(block) || furniture(block.text) !== undefined) return 0;
  return hints?.has("body") ? said * bodyBonus : said;
}

function findBestChildren(
  containers: readonly Container[],
  worths: readonly number[],
): readonly (number | undefined)[] {
  const best: (number | undefined)[] = containers.map(() => undefined);
  for (let index = containers.length - 1; index > 0; index--) {
    const parent = containers[index]?.parent ?? 0;
    const rival = best[parent];
    if (rival === undefined || (worths[index] ?? 0) >= (worths[rival] ?? 0)) best[parent] = index;
  }
  return best;
}

/** Whether each container is the region or stands in it. */
export function insideRegion(containers: readonly Container[], region: number): readonly boolean[] {
  const isInside: boolean[] = [];
  containers.forEach(({ parent }, index) => {
    isInside.push(index === region || isInside[parent] === true);
  });
  return isInside;
}
