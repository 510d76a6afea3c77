// Writes a dirty text with its expected spans in it: `⟦reason|the words⟧` is flagged for that reason, all else is not.
import type { FlaggedSpan } from "../../src/core/text-findings.ts";

/** As tests read it: the reason and the very words. */
export type FlaggedWords = { readonly reason: string; readonly from: number; readonly words: string };

export type Marked = { readonly text: string; readonly flagged: readonly FlaggedWords[] };

const mark = /⟦([a-z-]+)\|([^⟧]*)⟧/gu;

export function marked(written: string): Marked {
  const flagged: FlaggedWords[] = [];
  let text = "";
  let at = 0;
  for (const found of written.matchAll(mark)) {
    const [whole, reason = "", words = ""] = found;
    text += written.slice(at, found.index);
    flagged.push({ reason, from: text.length, words });
    text += words;
    at = found.index + whole.length;
  }
  return { text: text + written.slice(at), flagged };
}

export function wordsOf(text: string, flagged: readonly FlaggedSpan[]): readonly FlaggedWords[] {
  return flagged.map(({ reason, from, to }) => ({ reason, from, words: text.slice(from, to) }));
}
