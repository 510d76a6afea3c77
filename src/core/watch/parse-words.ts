// Reads what a rule or an alias writes as a term or phrase into the words to look for.
import { standsAlone, type Token, tokenize } from "../text/tokens.ts";
import { type ExpressionProblem, problemAt, type WordPattern, type Words } from "./expression.ts";

export type ParsedWords =
  | { readonly kind: "words"; readonly words: Words }
  | { readonly kind: "problem"; readonly problem: ExpressionProblem };

const prefixLettersMin = 2;

/**
 * `text` is the term, or the phrase without its quotes; a * behind a word takes every word that begins with it.
 * Offsets of a problem count from the start of `text`.
 */
export function parseWords(text: string): ParsedWords {
  const tokens = tokenize(text);
  const stars = new Set([...text.matchAll(/\*/g)].map((star) => star.index));
  const problem = wholeProblem(text, tokens) ?? starProblem(tokens, stars);
  if (problem !== undefined) return { kind: "problem", problem };

  const parts = tokens.map(({ word, to }): WordPattern => ({ word, prefix: stars.has(to) }));
  const key = parts.map(({ word, prefix }) => (prefix ? `${word}*` : word)).join(" ");
  return { kind: "words", words: { kind: "words", written: text, key, parts } };
}

function wholeProblem(text: string, tokens: readonly Token[]): ExpressionProblem | undefined {
  if (tokens.length > 0) return undefined;

  const found = text.trim() === "" ? "there is nothing to look for" : `${text} has no letter or digit to look for`;
  return problemAt({ from: 0, to: text.length }, found);
}

function starProblem(tokens: readonly Token[], stars: ReadonlySet<number>): ExpressionProblem | undefined {
  const byEnd = new Map(tokens.map((token) => [token.to, token]));
  const starts = new Set(tokens.map(({ from }) => from));
  for (const star of stars) {
    const token = byEnd.get(star);
    const isInside = starts.has(star + 1);
    const why = token === undefined || isInside ? "* stands only at the end of a word" : prefixFault(token);
    if (why !== undefined) return problemAt({ from: token?.from ?? star, to: star + 1 }, why);
  }
  return undefined;
}

function prefixFault({ word }: Token): string | undefined {
  if (standsAlone(word)) return "Han and kana need no *: they are found inside running text as they are";
  if ([...word].length < prefixLettersMin) return `* needs at least ${prefixLettersMin} letters before it`;

  return undefined;
}
