// Takes out of a text what was flagged as no news, so that no watch can be met by it; every place stays where it was.
import type { Span } from "../alert/alert.ts";

const notLineEnd = /[^\n\r\u2028\u2029]/g;

/** Spaces stand where something was flagged. `flagged` is in order and without overlaps. */
export function unflagged(text: string, flagged: readonly Span[]): string {
  if (flagged.length === 0) return text;

  const pieces: string[] = [];
  let at = 0;
  for (const { from, to } of flagged) {
    pieces.push(text.slice(at, from), text.slice(from, to).replace(notLineEnd, " "));
    at = to;
  }
  pieces.push(text.slice(at));
  return pieces.join("");
}
