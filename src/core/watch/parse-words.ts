// Reads what a rule or an alias writes as a term or phrase into the words to look for.
import { foldButAccents, foldButCase } from "../text/fold.ts";
import { standsAlone, type Token, tokenize } from "../text/tokens.ts";
import { type ExpressionProblem, problemAt, type WordPattern, type Words } from "./expression.ts";
import { wordForms } from "./word-forms.ts";

export type ParsedWords =
  | { readonly kind: "words"; readonly words: Words }
  | { readonly kind: "problem"; readonly problem: ExpressionProblem };

/** How the words are compared: folded; in the case or the accents they are written in; with their endings. */
export type Manner = "folded" | "case" | "accents" | "forms";

const lettersBefore = 2;
/** Stands in for a ? while words are cut, being a letter that no language uses. */
const anyLetter = "ꙮ";
const plainWord = /^[a-z0-9]+$/;

/**
 * `text` is the term, or the phrase without its quotes; a * behind a word takes every word that begins with it, a ? any
 * one letter. Offsets of a problem count from the start of `text`.
 */
export function parseWords(text: string, manner: Manner = "folded"): ParsedWords {
  if (manner === "folded" && plainWord.test(text)) return wordsOf(text, [{ word: text, prefix: false }]);

  const tokens = tokenize(text.replaceAll("?", anyLetter));
  const stars = new Set([...text.matchAll(/\*/g)].map((star) => star.index));
  const problem =
    wholeProblem(text, tokens) ??
    starProblem(tokens, stars) ??
    questionProblem(text, tokens) ??
    mannerProblem({ text, tokens, stars }, manner);
  if (problem !== undefined) return { kind: "problem", problem };

  const parts = tokens.map((token) => {
    const printed = text.slice(token.from, token.to);
    return patternOf({ word: token.word, printed, prefix: stars.has(token.to) }, manner);
  });
  return wordsOf(text, parts);
}

function wordsOf(written: string, parts: readonly WordPattern[]): ParsedWords {
  return { kind: "words", words: { kind: "words", written, key: parts.map(keyOf).join(" "), parts } };
}

type Written = { readonly word: string; readonly printed: string; readonly prefix: boolean };

function patternOf({ word, printed, prefix }: Written, manner: Manner): WordPattern {
  if (manner === "case") return { word, prefix, also: { kind: "case", form: foldButCase(printed) } };
  if (manner === "accents") return { word, prefix, also: { kind: "accents", form: foldButAccents(printed) } };
  if (manner === "forms") {
    const forms = wordForms(word) ?? [word];
    return { word: beginningOf(forms), prefix: true, also: { kind: "forms", forms } };
  }
  const question = word.indexOf(anyLetter);
  if (question === -1) return { word, prefix };

  const glob = `${word.replaceAll(anyLetter, "?")}${prefix ? "*" : ""}`;
  return { word: word.slice(0, question), prefix: true, also: { kind: "glob", glob } };
}

function keyOf({ word, prefix, also }: WordPattern): string {
  const end = prefix ? "*" : "";
  if (also === undefined) return `${word}${end}`;
  if (also.kind === "glob") return also.glob;
  if (also.kind === "forms") return `~${also.forms.join("|")}`;

  return also.kind === "case" ? `{${also.form}${end}}` : `=${also.form}${end}`;
}

/** What all the forms begin with. */
function beginningOf(forms: readonly string[]): string {
  const [first = "", ...others] = forms;
  let length = first.length;
  for (const form of others) while (!form.startsWith(first.slice(0, length))) length -= 1;
  return first.slice(0, length);
}

function wholeProblem(text: string, tokens: readonly Token[]): ExpressionProblem | undefined {
  if (tokens.some(({ word }) => word.replaceAll(anyLetter, "") !== "")) return undefined;

  const found = text.trim() === "" ? "there is nothing to look for" : `${text} has no letter or digit to look for`;
  return problemAt({ from: 0, to: text.length }, found);
}

function starProblem(tokens: readonly Token[], stars: ReadonlySet<number>): ExpressionProblem | undefined {
  if (stars.size === 0) return undefined;

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
  if (lettersIn(word) < lettersBefore) return `* needs at least ${lettersBefore} letters before it`;

  return undefined;
}

/** In a phrase a ? at a word's end is more likely the question's mark than a letter. */
function questionProblem(text: string, tokens: readonly Token[]): ExpressionProblem | undefined {
  if (!text.includes("?")) return undefined;

  const isPhrase = /\s/u.test(text.trim());
  for (const { word, from, to } of tokens) {
    const question = word.indexOf(anyLetter);
    if (question === -1) continue;

    const why = questionFault({
      lettersBefore: lettersIn(word.slice(0, question)),
      isLast: word.endsWith(anyLetter),
      isPhrase,
    });
    if (why !== undefined) return problemAt({ from, to }, why);
  }
  return undefined;
}

type Question = { readonly lettersBefore: number; readonly isLast: boolean; readonly isPhrase: boolean };

function questionFault(question: Question): string | undefined {
  if (question.isPhrase && question.isLast) {
    return "in a phrase ? stands only inside a word, for one letter; leave out the question mark, or write * for any ending";
  }
  if (question.lettersBefore >= lettersBefore) return undefined;

  return `? stands for one letter of a word and needs at least ${lettersBefore} letters before it`;
}

type Cut = { readonly text: string; readonly tokens: readonly Token[]; readonly stars: ReadonlySet<number> };

function mannerProblem({ text, tokens, stars }: Cut, manner: Manner): ExpressionProblem | undefined {
  const whole = { from: 0, to: text.length };
  if (manner === "folded") return undefined;
  if (text.includes("?")) return problemAt(whole, "? goes together with neither { } nor = nor ~");
  if (manner !== "forms") return undefined;
  if (stars.size > 0) return problemAt(whole, "* takes every ending, so that ~ before the same words says nothing");

  const odd = tokens.find(({ word }) => wordForms(word) === undefined);
  if (odd === undefined) return undefined;

  const message = "~ knows the endings of Latin and Cyrillic letters and the prefixes of Arabic; leave it out here";
  return problemAt(odd, message);
}

function lettersIn(word: string): number {
  return [...word].length;
}
