// What a page consists of, once walked: blocks of text, each inside nested containers.

/** What the tags, classes and ids around a block say it is for. */
export type Hint =
  | "navigation"
  | "aside"
  | "header"
  | "footer"
  | "form"
  | "comments"
  | "related"
  | "share"
  | "promotion"
  | "caption"
  | "byline"
  | "hidden"
  | "lead"
  | "title"
  | "tags"
  | "card"
  | "list"
  | "media"
  | "quote"
  | "live"
  | "content"
  | "body";

/** An element that can hold blocks. `parent` is the index of the container around it, -1 for the page itself. */
export type Container = {
  readonly parent: number;
  readonly tag: string;
  /** Hints of this very element; what its parents say is not repeated. */
  readonly hints: ReadonlySet<Hint>;
  /** Classes of the element without numbers, so that parts made by one template have the same. */
  readonly look: string;
};

/** A run of text that no block tag interrupts. */
export type Block = {
  readonly text: string;
  readonly tag: string;
  /** Index of the innermost container. */
  readonly container: number;
  /** Text length in Latin terms: a Han, Kana or Hangul character says as much as three letters. */
  readonly weight: number;
  /** Share of the text that is inside links, 0 to 1. */
  readonly linkDensity: number;
  /** Shares of the text that are set bold and set slanted, 0 to 1. */
  readonly strongShare: number;
  readonly emphasisShare: number;
  /** How many links begin in the block. */
  readonly links: number;
  readonly endsSentence: boolean;
};

/** Containers come before what they contain, so that sums run from the end to the start. */
export type PageBlocks = {
  readonly blocks: readonly Block[];
  readonly containers: readonly Container[];
};

const paragraphWeightMin = 80;
const sentenceWeightMin = 40;
const linkDensityMax = 0.5;

/** Mostly links: a menu, a list of other articles. */
export function isLinked(block: Block): boolean {
  return block.linkDensity > linkDensityMax;
}

/** Long enough, or sentence enough, to be running text. */
export function isParagraph(block: Block): boolean {
  if (isLinked(block)) return false;
  return block.weight >= paragraphWeightMin || (block.endsSentence && block.weight >= sentenceWeightMin);
}

export function isHeading(block: Block): boolean {
  return /^h[1-6]$/.test(block.tag);
}
