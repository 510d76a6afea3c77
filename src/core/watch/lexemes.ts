// Cuts a rule into its smallest pieces and says which of them cannot be.
import type { Span } from "../alert/alert.ts";
import { limits } from "../limits.ts";
import { nearest } from "../nearest.ts";
import { type ExpressionProblem, problemAt } from "./expression.ts";

export type Lexeme = Span &
  (
    | { readonly kind: "word"; readonly text: string }
    /** `text` is what stands between the quotes. */
    | { readonly kind: "phrase"; readonly text: string }
    | { readonly kind: "entity"; readonly name: string }
    | { readonly kind: "near"; readonly wordsMax: number }
    | { readonly kind: "and" | "or" }
    | { readonly kind: "not" | "title" | "open" | "close" }
  );

export type Lexed = {
  readonly lexemes: readonly Lexeme[];
  readonly problems: readonly ExpressionProblem[];
  /** The last quote has no end, so that whatever should follow it is part of its phrase. */
  readonly endsInQuote: boolean;
};

type Piece = Span & { readonly text: string };

/** A wrong piece is read as what it was meant for, so that one slip gives one problem. */
type Reading = { readonly lexemes: readonly Lexeme[]; readonly problem?: ExpressionProblem };

const quotes = `"“”„«»`;
const pieces = new RegExp(
  String.raw`[()（）]|[${quotes}][^${quotes}]*[${quotes}]?|@[\p{L}\p{N}_-]*|[\p{L}\p{N}_-]+[:：]|[^\s()（）${quotes}]+`,
  "gu",
);
const operatorWord = /^(?:and|or|not)$/iu;
const nearWord = /^near(?:[/~]?\d*|\/.*)$/iu;
const goodNear = /^NEAR\/(\d+)$/u;
const nearWordsExample = "10";

export function lex(rule: string): Lexed {
  const lexemes: Lexeme[] = [];
  const problems: ExpressionProblem[] = [];
  for (const { 0: text, index } of rule.matchAll(pieces)) {
    const reading = readPiece({ text, from: index, to: index + text.length }, lexemes.at(-1));
    lexemes.push(...reading.lexemes);
    if (reading.problem !== undefined) problems.push(reading.problem);
  }
  const last = lexemes.at(-1);
  return { lexemes, problems, endsInQuote: last?.kind === "phrase" && !isClosed(rule.slice(last.from, last.to)) };
}

function readPiece(piece: Piece, before: Lexeme | undefined): Reading {
  const first = piece.text.charAt(0);
  if ("()（）".includes(first)) return readBracket(piece);
  if (quotes.includes(first)) return readPhrase(piece);
  if (first === "@") return { lexemes: [{ ...spanOf(piece), kind: "entity", name: piece.text.slice(1) }] };
  if (/[:：]$/u.test(piece.text)) return readField(piece);
  if (operatorWord.test(piece.text)) return readOperator(piece, before);
  if (nearWord.test(piece.text)) return readNear(piece);

  return readBareWord(piece);
}

function readBracket(piece: Piece): Reading {
  const isOpen = piece.text === "(" || piece.text === "（";
  const plain = isOpen ? "(" : ")";
  const lexemes = [{ ...spanOf(piece), kind: isOpen ? "open" : "close" }] as const;
  if (piece.text === plain) return { lexemes };

  return { lexemes, problem: problemAt(piece, `write the plain bracket ${plain} instead of ${piece.text}`) };
}

function readPhrase(piece: Piece): Reading {
  const text = piece.text.slice(1, isClosed(piece.text) ? -1 : undefined);
  const lexemes = [{ ...spanOf(piece), kind: "phrase", text }] as const;
  if (!isClosed(piece.text)) {
    return { lexemes, problem: problemAt({ from: piece.from, to: piece.from + 1 }, "this quote is never closed") };
  }
  if (piece.text === `"${text}"`) return { lexemes };

  return { lexemes, problem: problemAt(piece, `write plain quotes around a phrase: "${text}"`) };
}

function isClosed(quoted: string): boolean {
  return quoted.length > 1 && quotes.includes(quoted.slice(-1));
}

function readField(piece: Piece): Reading {
  if (piece.text === "title:") return { lexemes: [{ ...spanOf(piece), kind: "title" }] };

  const isNear = nearest(piece.text.slice(0, -1), ["title"]) !== undefined;
  const advice = isNear ? "did you mean title:?" : "the only field is title:, and a term with a colon needs quotes";
  return { lexemes: [], problem: problemAt(piece, `${piece.text} is not a field; ${advice}`) };
}

function readOperator(piece: Piece, before: Lexeme | undefined): Reading {
  const operator = piece.text.toUpperCase();
  const kind = operator === "AND" ? "and" : operator === "OR" ? "or" : "not";
  const lexemes = [{ ...spanOf(piece), kind }] as const;
  if (piece.text === operator) return { lexemes };

  const message = `operators are upper case: write ${operator}, or "${piece.text}" in quotes for the word`;
  const problem = problemAt(piece, message);
  if (kind === "not" || endsPart(before)) return { lexemes, problem };

  return { lexemes: [{ ...spanOf(piece), kind: "word", text: piece.text }], problem };
}

/** Behind a part an operator is meant, behind an operator a word. */
function endsPart(lexeme: Lexeme | undefined): boolean {
  return lexeme !== undefined && ["word", "phrase", "entity", "close"].includes(lexeme.kind);
}

function readNear(piece: Piece): Reading {
  const digits = goodNear.exec(piece.text)?.[1];
  const wordsMax = Number(digits ?? 0);
  const lexemes = [{ ...spanOf(piece), kind: "near", wordsMax }] as const;
  if (digits === undefined) {
    const meant = /\d+/u.exec(piece.text)?.[0] ?? nearWordsExample;
    const message = `${piece.text} should be NEAR/${meant}, for at most ${meant} words between`;
    return { lexemes, problem: problemAt(piece, message) };
  }
  if (wordsMax <= limits.nearWordsMax) return { lexemes };

  return { lexemes, problem: problemAt(piece, `NEAR reaches over at most ${limits.nearWordsMax} words`) };
}

/** Search engines leave out a word with a minus before it; here the minus would silently be lost. */
function readBareWord(piece: Piece): Reading {
  const text = piece.text.replace(/^[-!]+(?=.)/u, "");
  const from = piece.to - text.length;
  const word = { from, to: piece.to, kind: "word", text } as const;
  if (text === piece.text) return { lexemes: [word] };

  const not = { from: piece.from, to: from, kind: "not" } as const;
  return { lexemes: [not, word], problem: problemAt(piece, `to leave a word out, write NOT ${text}`) };
}

function spanOf({ from, to }: Span): Span {
  return { from, to };
}
