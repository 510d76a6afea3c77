// Finds the container in which the article stands.
import type { PageBlocks } from "./block.ts";
import type { Standing } from "./block-worth.ts";

const shareToDescend = +(process.env["SD"] ?? 0.85);
const bottom = new Set(["p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "td", "tr", "tbody", "ul", "ol", "blockquote", "pre"]);

export function findRegion({ blocks, containers }: PageBlocks, { worths }: Standing): number {
  const sums = containers.map(() => 0);
  blocks.forEach((block, index) => {
    sums[block.container] = (sums[block.container] ?? 0) + (worths[index] ?? 0);
  });
  for (let index = containers.length - 1; index > 0; index--) {
    const parent = containers[index]?.parent ?? 0;
    sums[parent] = (sums[parent] ?? 0) + (sums[index] ?? 0);
  }
  const best: number[] = containers.map(() => -1);
  for (let index = containers.length - 1; index > 0; index--) {
    const parent = containers[index]?.parent ?? 0;
    const rival = best[parent] ?? -1;
    if (rival === -1 || (sums[index] ?? 0) >= (sums[rival] ?? 0)) best[parent] = index;
  }
  let region = 0;
  for (;;) {
    const next = best[region] ?? -1;
    if (next === -1 || bottom.has(containers[next]?.tag ?? "")) return region;
    if ((sums[next] ?? 0) < shareToDescend * (sums[region] ?? 0) || (sums[next] ?? 0) <= 0) return region;
    region = next;
  }
}
