// Cuts a text into its lines and their sentences, once for everything that is looked for in it.
import type { Span } from "../alert/alert.ts";
import { type Line, linesOf } from "./lines.ts";
import { sentences } from "./sentences.ts";

/** Places of the sentences are places in the whole text. */
export type CutLine = Line & { readonly sentences: readonly Span[] };

export type CutText = { readonly text: string; readonly lines: readonly CutLine[] };

/** No sentence goes on beyond its line. */
export function cutText(text: string): CutText {
  const said = sentences(text);
  let next = 0;
  const lines = linesOf(text).map((line) => {
    const first = next;
    while ((said[next]?.to ?? Number.POSITIVE_INFINITY) <= line.to) next += 1;
    return { ...line, sentences: said.slice(first, next) };
  });
  return { text, lines };
}
