// The lines of a text with their places: a line is a paragraph, a heading, or what a page has in a row of its own.
import type { Span } from "../alert/alert.ts";

/** `text` is what stands between `from` and `to`, without the space around it; it is never empty. */
export type Line = Span & { readonly text: string };

const lineText = /[^\n\r\u2028\u2029]+/gu;
const notWords = /[^\p{L}\p{M}\p{N}]+/gu;
const sentenceEnd = /[.!?…。！？｡؟۔।:;][\p{Pe}\p{Pf}\p{Pi}"'\s]*$/u;

export function linesOf(text: string): readonly Line[] {
  const lines: Line[] = [];
  for (const match of text.matchAll(lineText)) {
    const said = match[0].trim();
    if (said === "") continue;

    const from = match.index + match[0].indexOf(said);
    lines.push({ text: said, from, to: from + said.length });
  }
  return lines;
}

/** The lines that one of the spans, which come in order, reaches into. */
export function linesIn(lines: readonly Line[], spans: readonly Span[]): ReadonlySet<Line> {
  const found = new Set<Line>();
  let next = 0;
  for (const line of lines) {
    while ((spans[next]?.to ?? Number.POSITIVE_INFINITY) <= line.from) next += 1;
    if ((spans[next]?.from ?? Number.POSITIVE_INFINITY) < line.to) found.add(line);
  }
  return found;
}

/** Letters and digits only, in lower case: what is left when two lines are set in different ways. */
export function foldLine(text: string): string {
  return text.toLowerCase().replace(notWords, " ").trim();
}

export function endsSentence(text: string): boolean {
  return sentenceEnd.test(text.slice(-endChars));
}

const endChars = 16;
