// Cuts a rule into its smallest pieces and says which of them cannot be.
import type { ExpressionProblem } from "./expression.ts";
import type { Lexed, Lexeme } from "./lexeme.ts";
import { quotes, readPiece } from "./read-piece.ts";
import { readPlain } from "./read-plain.ts";

const bare = String.raw`[^\s()（）{}，,${quotes}]`;
/** The forms in which a piece of a rule comes, each before those that would also take its beginning. */
const pieceForms = [
  "[()（）]",
  `[${quotes}][^${quotes}]*[${quotes}]?`,
  String.raw`\{[^{}]*\}?`,
  String.raw`@[\p{L}\p{N}_-]*`,
  String.raw`\/(?:[^\/\\\n]|\\.)+\/[a-z]*`,
  String.raw`(?:words|age)\s*[<>]=?\s*[\p{L}\p{N}]*`,
  String.raw`[\p{L}\p{N}_-]+[:：]`,
  String.raw`~\d+|[=~]+`,
  String.raw`(?:${bare}|(?<=\d)[,，](?=\d))+`,
  ".",
];
const pieces = new RegExp(pieceForms.join("|"), "iuy");
const spaces = /\s*/uy;

export function lex(rule: string): Lexed {
  const lexemes: Lexeme[] = [];
  const problems: ExpressionProblem[] = [];
  let to = 0;
  for (let from = endOf(spaces, rule, 0); from < rule.length; from = endOf(spaces, rule, to)) {
    const plain = readPlain(rule, from);
    if (plain !== undefined) {
      lexemes.push(plain);
      to = plain.to;
      continue;
    }
    to = endOf(pieces, rule, from);
    const text = rule.slice(from, to);
    const reading = readPiece({ text, from, to, before: lexemes.at(-1), after: rule.charAt(to) });
    const [first, ...others] = reading.lexemes;
    const count = first?.kind === "of" ? lexemes.pop() : undefined;
    if (first !== undefined) lexemes.push({ ...first, from: count?.from ?? first.from }, ...others);
    if (reading.problem !== undefined) problems.push(reading.problem);
  }
  const last = lexemes.at(-1);
  const isOpen = last?.kind === "phrase" && !isClosed(rule.slice(last.from, last.to));
  return { lexemes, problems, endsInQuote: isOpen };
}

/** Where the match ends that begins at `from`; every character of a rule is at least a piece of its own. */
function endOf(form: RegExp, rule: string, from: number): number {
  form.lastIndex = from;
  return form.test(rule) ? form.lastIndex : from + 1;
}

function isClosed(quoted: string): boolean {
  return quoted.length > 1 && quotes.includes(quoted.slice(-1));
}
