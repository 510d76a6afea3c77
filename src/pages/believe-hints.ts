// Decides which hints of a page are to be believed: templates name whole pages after their smallest part.
import { type Block, type Container, type Hint, isParagraph, type PageBlocks, sumUp } from "./block.ts";

/** For every container the believed hints that hold in it, its own and its parents'. */
export type HintsInside = readonly ReadonlySet<Hint>[];

/** Whether an element wraps the article with its headline, most of the page's running text, or only a part of it. */
type Extent = "whole" | "most" | "part";

const wrapperTags = new Set(["page", "html", "body", "main", "article"]);
/** An element that holds this share of the page's running text is the page, whatever it is called. */
const wrapperShare = 0.9;
/** One that holds the headline as well needs less. */
const headedWrapperShare = 0.3;
/** Clean text must be this share of what it and the hinted text say together; less, and the hint is doubted. */
const cleanShareMin = 0.2;
/** Some names are hardly ever wrong, and readers' comments are often much longer than the article. */
const cleanShareBeside: ReadonlyMap<Hint, number> = new Map([
  ["comments", 0.03],
  ["related", 0.1],
  ["navigation", 0.1],
  ["footer", 0.1],
]);

export function speaksAgainst(hint: Hint): boolean {
  return hint !== "body";
}

export function isHintedAway(hints: ReadonlySet<Hint> | undefined): boolean {
  if (hints === undefined || hints.size === 0) return false;
  return hints.size > 1 || !hints.has("body");
}

/**
 * While too little of the page's running text is free of hints, the hint that marks the most text is doubted
 * on the whole page. Each round takes one hint away, so there are at most as many rounds as hints.
 */
export function believeHints({ blocks, containers }: PageBlocks): HintsInside {
  const weights = paragraphWeights(blocks, containers);
  const extents = findExtents(blocks, containers, weights);
  const doubted = new Set<Hint>();
  for (;;) {
    const inside = inherit(containers, (hint, index) => {
      if (!speaksAgainst(hint)) return true;
      return !doubted.has(hint) && mayBeNamed(extents[index], hint);
    });
    const hint = mostDoubtful(inside, weights);
    if (hint === undefined) return inside;
    doubted.add(hint);
  }
}

function paragraphWeights(blocks: readonly Block[], containers: readonly Container[]): readonly number[] {
  const weights = containers.map(() => 0);
  for (const block of blocks) {
    if (!isParagraph(block)) continue;
    weights[block.container] = (weights[block.container] ?? 0) + block.weight * (1 - block.linkDensity);
  }
  return weights;
}

function findExtents(
  blocks: readonly Block[],
  containers: readonly Container[],
  weights: readonly number[],
): readonly Extent[] {
  const headlines = containers.map(() => 0);
  for (const block of blocks) if (block.tag === "h1") headlines[block.container] = 1;
  const heads = sumUp(containers, headlines);
  const said = sumUp(containers, weights);
  const all = Math.max(1, said[0] ?? 0);
  return containers.map(({ tag }, index) => {
    const share = (said[index] ?? 0) / all;
    const isHeaded = (heads[index] ?? 0) > 0;
    if (wrapperTags.has(tag) || (isHeaded && share > headedWrapperShare)) return "whole";
    return share > wrapperShare ? "most" : "part";
  });
}

/** Comments are mostly longer than what they are about; everything else that fills a page is the page. */
function mayBeNamed(extent: Extent | undefined, hint: Hint): boolean {
  return extent === "part" || (extent === "most" && hint === "comments");
}

function inherit(
  containers: readonly Container[],
  isBelieved: (hint: Hint, index: number) => boolean,
): readonly ReadonlySet<Hint>[] {
  const inside: ReadonlySet<Hint>[] = [];
  containers.forEach(({ parent, hints }, index) => {
    const around = inside[parent] ?? new Set();
    const own = [...hints].filter((hint) => isBelieved(hint, index));
    inside.push(own.length === 0 ? around : new Set([...around, ...own]));
  });
  return inside;
}

function mostDoubtful(inside: HintsInside, weights: readonly number[]): Hint | undefined {
  const hinted = new Map<Hint, number>();
  let clean = 0;
  weights.forEach((weight, index) => {
    if (weight === 0) return;
    if (!isHintedAway(inside[index])) clean += weight;
    for (const hint of inside[index] ?? []) hinted.set(hint, (hinted.get(hint) ?? 0) + weight);
  });
  const [doubtful] = [...hinted]
    .filter(([hint, weight]) => {
      const shareMin = cleanShareBeside.get(hint) ?? cleanShareMin;
      return speaksAgainst(hint) && clean < shareMin * (clean + weight);
    })
    .sort((left, right) => right[1] - left[1]);
  return doubtful?.[0];
}
