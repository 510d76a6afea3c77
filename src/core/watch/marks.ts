// Chooses which of the words that met a rule are marked, and finds them in the stored text.
import type { Span } from "../alert/alert.ts";
import { limits } from "../limits.ts";
import type { MetPart } from "./met-parts.ts";
import type { Occurrence, WatchText } from "./watch-text.ts";

export type Field = "title" | "body";

/** Words to be marked; `part` tells the parts of the rule apart. */
export type Mark = Span & { readonly field: Field; readonly part: number; readonly isNear: boolean };

/**
 * At most `limits.evidenceSpansMax` marks, in turn from every part, so that a part met once is not
 * crowded out by one that is met in every sentence. Those that NEAR chose come first.
 */
export function chooseMarks(text: WatchText, parts: readonly MetPart[]): readonly Mark[] {
  const numbered = parts.map((met, part) => ({ ...met, part }));
  const inOrder = [...numbered.filter(({ isNear }) => isNear), ...numbered.filter(({ isNear }) => !isNear)];
  const turns = Math.max(0, ...parts.map(({ occurrences }) => Math.min(occurrences.length, limits.evidenceSpansMax)));
  const marks: Mark[] = [];
  for (let turn = 0; turn < turns && marks.length < limits.evidenceSpansMax; turn += 1) {
    for (const { occurrences, part, isNear } of inOrder) {
      const occurrence = occurrences[turn];
      if (occurrence !== undefined) marks.push({ ...placeOf(text, occurrence), part, isNear });
    }
  }
  return marks.slice(0, limits.evidenceSpansMax);
}

/** Where an occurrence stands in the title or the body. */
export function placeOf(text: WatchText, { from, to }: Occurrence): Span & { readonly field: Field } {
  const first = text.tokenAt(from);
  const last = text.tokenAt(to - 1);
  if (first === undefined || last === undefined) throw new Error(`No words at places ${from} to ${to}`);

  return { field: from < text.bodyPlace ? "title" : "body", from: first.from, to: last.to };
}
