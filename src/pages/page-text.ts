// Joins an article's blocks into its text.
import { limits } from "../core/limits.ts";
import type { TextPart } from "../core/text-part.ts";
import type { KnownBlock } from "./block-kind.ts";
import { cutAt } from "./clean-text.ts";

export type PageText = {
  readonly text: string;
  /** One for each line of the text, in order. */
  readonly parts: readonly TextPart[];
  readonly problems: readonly string[];
};

/** One paragraph or table row per line, the paragraphs of one cell each on its own, cut at the house's limit. */
export function pageText(blocks: readonly KnownBlock[]): PageText {
  const lines = joinCells(blocks);
  const whole = lines.map((line) => line.text).join("\n");
  const isWhole = whole.length <= limits.articleTextCharsMax;
  const text = isWhole ? whole : cutAt(whole, limits.articleTextCharsMax).trimEnd();
  const problems = isWhole ? [] : [`The text was cut at ${limits.articleTextCharsMax} characters.`];
  return { text, parts: partsOf(lines, text.length), problems };
}

type Line = {
  text: string;
  readonly kind: KnownBlock["kind"];
  readonly row: number | undefined;
  cell: number | undefined;
};

function joinCells(blocks: readonly KnownBlock[]): readonly Line[] {
  const lines: Line[] = [];
  for (const { text, kind, row, cell } of blocks) {
    const last = lines.at(-1);
    if (last !== undefined && row !== undefined && last.row === row && last.cell !== cell) {
      last.text += `\t${text}`;
      last.cell = cell;
    } else lines.push({ text, kind, row, cell });
  }
  return lines;
}

function partsOf(lines: readonly Line[], length: number): readonly TextPart[] {
  const parts: TextPart[] = [];
  let from = 0;
  for (const { text, kind } of lines) {
    if (from >= length) break;
    parts.push({ from, to: Math.min(length, from + text.length), kind });
    from += text.length + 1;
  }
  return parts;
}
