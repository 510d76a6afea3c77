// The patterns that dialects share, and how words and phrases are written in our language.
import type { Made, TokenKind, TokenPattern } from "./foreign.ts";

export function sign(found: RegExp, token: TokenKind, note?: string): TokenPattern {
  return { found, make: () => (note === undefined ? { token } : { token, note }) };
}

export function refused(found: RegExp, problem: string): TokenPattern {
  return { found, make: ([written]) => ({ problem: `${written?.trim() ?? ""} ${problem}` }) };
}

export const brackets: readonly TokenPattern[] = [sign(/[([]/y, { kind: "open" }), sign(/[)\]]/y, { kind: "close" })];

export const phrase: TokenPattern = {
  found: /["“„]([^"“”„]*)["”]/y,
  make: ([, inside = ""]) => termOf(inside, true),
};

export const openQuote = refused(/["“„][^"“”„]*$/y, "has no closing quote");

/** `less` is 0 where n words may stand between the two, and 1 where the n-th word is the other one itself. */
export function nearBy(
  found: RegExp,
  { joint, less, otherwise }: { joint: string; less: 0 | 1; otherwise?: number },
): TokenPattern {
  return {
    found,
    make: ([written, digits]) => {
      const number = digits === undefined || digits === "" ? otherwise : Number(digits);
      if (number === undefined) return { problem: `${written ?? ""} says no number of words` };

      const words = Math.max(0, number - less);
      const token: TokenKind = { kind: "joint", joint: `${joint}/${words}` };
      if (digits === undefined || digits === "")
        return { token, note: `${written?.trim() ?? ""} is read as ${joint}/${words}` };
      return less === 0 ? { token } : { token, note: `at most ${words} words between: ${joint}/${words}` };
    },
  };
}

export function fields(known: Readonly<Record<string, string>>, separator: ":" | "="): TokenPattern {
  return {
    found: new RegExp(String.raw`([\p{L}_-]+)${separator}(?=\S)`, "uy"),
    make: ([written, name = ""]) => {
      const front = known[name.toLowerCase()];
      if (front === undefined) return { problem: `${written ?? ""} has no counterpart here` };

      const note = front === "url:" ? `${written ?? ""} is looked for anywhere in the address` : undefined;
      return { token: { kind: "front", front }, ...(note === undefined ? {} : { note }) };
    },
  };
}

const plainWord = /^[\p{L}\p{M}\p{N}?]+\*?$/u;
const ours = /^(AND|OR|NOT|NEAR|ONEAR|OF|SENTENCE|PARAGRAPH|FIRST|ATLEAST)$/;

/** A word that our language would read as more than one, or as an operator, stands in quotes. */
export function termOf(written: string, quoted: boolean): Made {
  const text = written.replace(/\s+/gu, " ").replaceAll('"', "").trim();
  if (text === "") return { problem: "there is nothing between the quotes" };
  if (quoted && text.includes("*") && /(^|\s)\*/.test(text)) {
    return { problem: `* for a whole word in "${text}" has no counterpart; write NEAR for the words around it` };
  }
  const isPlain = plainWord.test(text) && !ours.test(text);
  return { token: { kind: "term", text: isPlain ? text : `"${text}"`, loose: !quoted } };
}

export function plainWordOf(word: string): Made {
  return termOf(word, false);
}
