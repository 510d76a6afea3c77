// Says that a word is none of those that are known here, and which of them is nearest.
import { nearest } from "../core/nearest.ts";

const namesShownMax = 12;
const wordCharsMax = 60;

/** `unknown key "wen"; did you mean "when"?` */
export function unknownSentence(what: string, word: string, known: readonly string[]): string {
  const sentence = `unknown ${what} "${word.slice(0, wordCharsMax)}"`;
  const near = nearest(word, known);
  if (near !== undefined) return `${sentence}; did you mean "${near}"?`;
  if (known.length === 0) return `${sentence}; none is known`;

  const more = known.length > namesShownMax ? ` and ${known.length - namesShownMax} more` : "";
  return `${sentence}; known: ${known.slice(0, namesShownMax).join(", ")}${more}`;
}
