// Chooses the blocks of a page that are its article.
import type { Block, Hint, PageBlocks } from "./block.ts";
import { isParagraph, standing } from "./block-worth.ts";
import { findRegion } from "./find-region.ts";
import { furniture } from "./furniture.ts";

const out: readonly Hint[] = ["navigation", "aside", "footer", "form", "comments", "related", "share", "promotion", "caption", "byline", "hidden", "header"];

export function chooseBlocks(page: PageBlocks, title: string): readonly Block[] {
  const stand = standing(page);
  const region = findRegion(page, stand);
  const inside = page.containers.map(() => false);
  page.containers.forEach((container, index) => {
    inside[index] = index === region || inside[container.parent] === true;
  });
  const on = (name: string) => (process.env["ON"] ?? "").includes(name);
  const head = page.blocks.findIndex((block) => block.tag === "h1");
  const firstIn = page.blocks.findIndex((block) => inside[block.container] && isParagraph(block));
  const seen = new Set<string>();
  let skipTag: string | undefined;
  const kept: Block[] = [];
  const half = page.blocks.reduce((sum, b) => sum + (inside[b.container] ? b.weight : 0), 0) / 2;
  let passed = 0;
  page.blocks.forEach((block, index) => {
    const hints = stand.hints[block.container];
    const dek = on("dek") && head >= 0 && index > head && index < firstIn && !inside[block.container] && isParagraph(block) && index - head < 12;
    if (!inside[block.container] && !dek) return;
    passed += block.weight;
    if (out.some((hint) => (!dek || hint !== "header") && hints?.has(hint))) return;
    const kind = furniture(block.text);
    if (on("sec") && /^h[2-6]$/.test(block.tag)) {
      if ((kind === "onward" || kind === "comments" || kind === "asking") && passed > half) skipTag = block.tag;
      else if (skipTag !== undefined && block.tag <= skipTag) skipTag = undefined;
    }
    if (skipTag !== undefined) return;
    if (block.linkDensity > 0.5 && !isParagraph(block)) return;
    if (block.tag === "h1" || block.text === title) return;
    if (kind !== undefined) return;
    if (on("dup") && block.weight > 60) { if (seen.has(block.text)) return; seen.add(block.text); }
    kept.push(block);
  });
  return kept;
}
