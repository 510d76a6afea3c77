// Keeps the lines of a page that say where its article is from and are no part of the text: "Source: ..." under the headline.
import { limits } from "../core/limits.ts";
import { namesSource } from "../core/origin/attribution-lines.ts";
import type { Block } from "./block.ts";

/** Undefined when there is none, which is so on nearly every page. */
export function sourceNotes(blocks: readonly Pick<Block, "text">[], text: string): readonly string[] | undefined {
  const named = blocks.filter((block) => namesSource(block.text));
  if (named.length === 0) return undefined;

  const said = new Set(text.split("\n"));
  const notes = named.map((block) => block.text).filter((line) => !said.has(line));
  return notes.length === 0 ? undefined : [...new Set(notes)].slice(0, limits.sourceNotesMax);
}
