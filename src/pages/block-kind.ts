// What a chosen block is in the article: a paragraph, a heading, a list item, a quote, part of a table, a caption.
import type { PartKind } from "../core/text-part.ts";
import type { Block, Container } from "./block.ts";

export type KnownBlock = {
  readonly text: string;
  readonly kind: PartKind;
  /** The table row it stands in, and the cell of that row. */
  readonly row?: number | undefined;
  readonly cell?: number | undefined;
};

const kinds: ReadonlyMap<string, PartKind> = new Map([
  ...["h1", "h2", "h3", "h4", "h5", "h6"].map((tag) => [tag, "heading"] as const),
  ...["li", "dd", "dt"].map((tag) => [tag, "list-item"] as const),
  ...["figcaption", "caption"].map((tag) => [tag, "caption"] as const),
  ["blockquote", "quote"],
  ["pre", "preformatted"],
  ["tr", "row"],
]);

/** What stands farther up is a layout and says nothing about a block. */
const stepsMax = 8;

/** The innermost element that says what its text is decides. */
export function knowBlock({ text, container }: Block, containers: readonly Container[]): KnownBlock {
  let index = container;
  let cell = container;
  for (let steps = 0; index > 0 && steps < stepsMax; steps++) {
    const kind = kinds.get(containers[index]?.tag ?? "");
    if (kind !== undefined) return kind === "row" ? { text, kind, row: index, cell } : { text, kind };
    cell = index;
    index = containers[index]?.parent ?? 0;
  }
  return { text, kind: "paragraph" };
}
