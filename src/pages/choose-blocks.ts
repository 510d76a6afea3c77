// Chooses the blocks of a page that are its article.
import { believeHints, type HintsInside, isHintedAway, speaksAgainst } from "./believe-hints.ts";
import { type Block, isHeading, isLinked, isParagraph, type PageBlocks } from "./block.ts";
import { findRegion, insideRegion } from "./find-region.ts";
import { type Furniture, furniture } from "./furniture.ts";
import { isBreadcrumb, sameLine } from "./title-lines.ts";

/** A lead stands between the headline and the region, at most so many blocks below the headline. */
const leadBlocksMax = 12;
/** Headings of these kinds begin a section that is not the article's. */
const foreignSections: ReadonlySet<Furniture | undefined> = new Set(["onward", "comments", "asking"]);

/** The article's blocks in page order, without the headline that `title` repeats. */
export function chooseBlocks(page: PageBlocks, title: string): readonly Block[] {
  const hints = believeHints(page);
  const isInside = insideRegion(page.containers, findRegion(page, hints));
  const region = page.blocks.filter((block) => isInside[block.container] && !isHintedAway(hints[block.container]));
  const candidates = [...leadBlocks(page, hints, isInside), ...withoutForeignSections(region)];
  return candidates.filter((block, index) => mayBeArticle(block, title) && !isCaption(block, candidates[index + 1]));
}

/** What a picture shows is often a line of its own above the line that says whose picture it is. */
function isCaption(block: Block, next: Block | undefined): boolean {
  if (next === undefined || isHeading(block) || isParagraph(block) || block.endsSentence) return false;
  return furniture(next.text) === "credit";
}

function mayBeArticle(block: Block, title: string): boolean {
  if (block.tag === "h1" || isLinked(block)) return false;
  return furniture(block.text) === undefined && !sameLine(block.text, title) && !isBreadcrumb(block.text, title);
}

/** News sites set the first sentences apart, under the headline and often in the header with it. */
function leadBlocks(page: PageBlocks, hints: HintsInside, isInside: readonly boolean[]): readonly Block[] {
  const headline = page.blocks.findIndex((block) => block.tag === "h1");
  const start = page.blocks.findIndex((block) => isInside[block.container] && isParagraph(block));
  if (headline === -1 || start <= headline) return [];

  return page.blocks.slice(headline + 1, Math.min(start, headline + leadBlocksMax)).filter((block) => {
    const around = [...(hints[block.container] ?? [])];
    const isElsewhere = around.some((hint) => speaksAgainst(hint) && hint !== "header");
    return !isInside[block.container] && isParagraph(block) && !isElsewhere;
  });
}

/** In the second half, a heading such as "Related stories" takes all with it until a heading of its rank or higher. */
function withoutForeignSections(blocks: readonly Block[]): readonly Block[] {
  const half = blocks.reduce((sum, block) => sum + block.weight, 0) / 2;
  let passed = 0;
  let foreignRank: string | undefined;
  return blocks.filter((block) => {
    passed += block.weight;
    if (isHeading(block)) {
      if (passed > half && foreignSections.has(furniture(block.text))) foreignRank = block.tag;
      else if (foreignRank !== undefined && block.tag <= foreignRank) foreignRank = undefined;
    }
    return foreignRank === undefined;
  });
}
