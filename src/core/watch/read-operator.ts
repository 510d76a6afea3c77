// Reads the operators of a rule: AND OR NOT, NEAR and its like, FIRST, ATLEAST, OF.
import type { Span } from "../alert/alert.ts";
import { limits } from "../limits.ts";
import { problemAt } from "./expression.ts";
import type { Lexeme, Piece, Reading } from "./lexeme.ts";

const joining = /^(?:and|or|not)$/iu;
const near = /^(o?near)(?:[/~]?\d*|\/.*)$/iu;
const counted = /^(first|atleast)[/~]?(\d*)$/iu;
const nearWordsExample = "10";
const countExample = "3";

/** Undefined when the piece is something else. */
export function readOperator(piece: Piece): Reading | undefined {
  const { text } = piece;
  if (joining.test(text)) return readJoining(piece);
  if (near.test(text)) return readNear(piece);
  if (text === "SENTENCE" || text === "PARAGRAPH") {
    return { lexemes: [{ ...spanOf(piece), kind: "together", unit: text === "SENTENCE" ? "sentence" : "paragraph" }] };
  }
  if (counted.test(text)) return readCounted(piece);
  if (/^of$/iu.test(text)) return readOf(piece);

  return undefined;
}

function readJoining(piece: Piece): Reading {
  const operator = piece.text.toUpperCase();
  const kind = operator === "AND" ? "and" : operator === "OR" ? "or" : "not";
  const lexemes = [{ ...spanOf(piece), kind }] as const;
  if (piece.text === operator) return { lexemes };

  const message = `operators are upper case: write ${operator}, or "${piece.text}" in quotes for the word`;
  const problem = problemAt(piece, message);
  if (kind === "not" || endsPart(piece.before)) return { lexemes, problem };

  return { lexemes: [{ ...spanOf(piece), kind: "word", text: piece.text }], problem };
}

/** Behind a part an operator is meant, behind an operator a word. */
export function endsPart(lexeme: Lexeme | undefined): boolean {
  return lexeme !== undefined && enders.has(lexeme.kind);
}

const enders: ReadonlySet<string> = new Set(["word", "phrase", "exact", "entity", "pattern", "fact", "close"]);

/** Behind an operator, "near" in small letters is a word. */
function readNear(piece: Piece): Reading | undefined {
  if (piece.text === "near" && !endsPart(piece.before)) return undefined;

  const digits = /^O?NEAR\/(\d+)$/u.exec(piece.text)?.[1];
  const ordered = /^o/iu.test(piece.text);
  const name = ordered ? "ONEAR" : "NEAR";
  const wordsMax = Number(digits ?? 0);
  const lexemes = [{ ...spanOf(piece), kind: "near", wordsMax, ordered }] as const;
  if (digits === undefined) {
    const meant = /\d+/u.exec(piece.text)?.[0] ?? nearWordsExample;
    const message = `${piece.text} should be ${name}/${meant}, for at most ${meant} words between`;
    return { lexemes, problem: problemAt(piece, message) };
  }
  if (wordsMax <= limits.nearWordsMax) return { lexemes };

  return { lexemes, problem: problemAt(piece, `${name} reaches over at most ${limits.nearWordsMax} words`) };
}

/** The words "first" and "at least" are common; only before a bracket or with a number are they meant as operators. */
function readCounted(piece: Piece): Reading | undefined {
  const [, name = "", digits = ""] = counted.exec(piece.text) ?? [];
  const isMeant = digits !== "" || piece.text.endsWith("/") || (piece.after === "(" && name === name.toUpperCase());
  if (!isMeant) return undefined;

  const kind = name.toUpperCase() === "FIRST" ? "first" : "at-least";
  const count = Number(digits === "" ? countExample : digits);
  const lexemes = [{ ...spanOf(piece), kind, count }] as const;
  const good = `${name.toUpperCase()}/${digits === "" ? countExample : digits}`;
  if (piece.text !== good) return { lexemes, problem: problemAt(piece, `${piece.text} should be ${good}(...)`) };

  const countMax = kind === "first" ? limits.firstWordsMax : limits.atLeastMax;
  if (count >= 1 && count <= countMax) return { lexemes };

  return { lexemes, problem: problemAt(piece, `${name} takes a number from 1 to ${countMax}`) };
}

/** The number before OF was read as a word and is taken back by the parser. */
function readOf(piece: Piece): Reading | undefined {
  const before = piece.before?.kind === "word" ? piece.before.text : "";
  if (!/^\d{1,6}$/u.test(before)) return undefined;

  const lexemes = [{ ...spanOf(piece), kind: "of", count: Number(before) }] as const;
  if (piece.text === "OF") return { lexemes };

  return { lexemes, problem: problemAt(piece, `write ${before} OF (a, b, c), with OF in upper case`) };
}

function spanOf({ from, to }: Span): Span {
  return { from, to };
}
