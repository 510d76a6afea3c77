// Joins an article's blocks into its text.
import { limits } from "../core/limits.ts";
import type { Block } from "./block.ts";
import { cutAt } from "./clean-text.ts";

export type PageText = { readonly text: string; readonly problems: readonly string[] };

/** One paragraph per line, cut at the house's limit. */
export function pageText(blocks: readonly Pick<Block, "text">[]): PageText {
  const text = blocks.map((block) => block.text).join("\n");
  if (text.length <= limits.articleTextCharsMax) return { text, problems: [] };

  return {
    text: cutAt(text, limits.articleTextCharsMax).trimEnd(),
    problems: [`The text was cut at ${limits.articleTextCharsMax} characters.`],
  };
}
