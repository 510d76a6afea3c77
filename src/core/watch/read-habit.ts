// Understands how other systems write their operators, and says how they are written here.
import type { Span } from "../alert/alert.ts";
import { problemAt } from "./expression.ts";
import type { Lexeme, Piece, Reading } from "./lexeme.ts";
import { endsPart } from "./read-operator.ts";

/** Undefined when the piece is a plain word. */
export function readHabit(piece: Piece): Reading | undefined {
  return readSymbol(piece) ?? readReach(piece) ?? readUnit(piece) ?? readSigned(piece);
}

/** && and || of programmers and search engines; behind an operator they are words without a letter. */
function readSymbol(piece: Piece): Reading | undefined {
  if (!/^(?:&&?|\|\|?)$/u.test(piece.text) || !endsPart(piece.before)) return undefined;

  const isAnd = piece.text.startsWith("&");
  const problem = problemAt(piece, `write ${isAnd ? "AND" : "OR"} instead of ${piece.text}`);
  return { lexemes: [{ ...spanOf(piece), kind: isAnd ? "and" : "or" }], problem };
}

/** w/5 of Nexis and Factiva; adj5, which counts the words from one to the other and so one more. */
function readReach(piece: Piece): Reading | undefined {
  const [, name = "", digits = ""] = /^(w|within|pre|p|onear|adj)\/?(\d{1,3})$/iu.exec(piece.text) ?? [];
  const isSlashed = piece.text.includes("/");
  const isAdjacent = /^adj$/iu.test(name);
  if (digits === "" || (!isSlashed && !isAdjacent) || !endsPart(piece.before)) return undefined;

  const ordered = isAdjacent || /^p/iu.test(name);
  const wordsMax = isAdjacent ? Math.max(0, Number(digits) - 1) : Number(digits);
  const operator = `${ordered ? "ONEAR" : "NEAR"}/${wordsMax}`;
  const order = ordered ? " and in this order" : "";
  const message = `${piece.text} should be ${operator}, for at most ${wordsMax} words between${order}`;
  return { lexemes: [{ ...spanOf(piece), kind: "near", wordsMax, ordered }], problem: problemAt(piece, message) };
}

function readUnit(piece: Piece): Reading | undefined {
  const letter = /^w\/([sp])$/iu.exec(piece.text)?.[1]?.toLowerCase();
  if (letter === undefined) return undefined;

  const unit = letter === "s" ? "sentence" : "paragraph";
  const problem = problemAt(piece, `${piece.text} should be ${unit.toUpperCase()}`);
  return { lexemes: [{ ...spanOf(piece), kind: "together", unit }], problem };
}

/** Search engines leave out a word with a minus before it and ask for one with a plus; here both would silently be lost. */
function readSigned(piece: Piece): Reading | undefined {
  const signs = /^(?:[-!]+|\++)/u.exec(piece.text)?.[0];
  if (signs === undefined) return undefined;

  const text = piece.text.slice(signs.length);
  const from = piece.from + signs.length;
  const isBeforePart = text === "" && /["“„«(@{]/u.test(piece.after);
  if (text === "" && !isBeforePart) return undefined;

  const words: readonly Lexeme[] = text === "" ? [] : [{ from, to: piece.to, kind: "word", text }];
  const what = text === "" ? "what follows" : text;
  if (signs.startsWith("+")) {
    return { lexemes: words, problem: problemAt(piece, `without +, join what must be there by AND: ... AND ${what}`) };
  }
  const not = { from: piece.from, to: from, kind: "not" } as const;
  const message = text === "" ? "to leave this out, write NOT before it" : `to leave a word out, write NOT ${text}`;
  return { lexemes: [not, ...words], problem: problemAt(piece, message) };
}

function spanOf({ from, to }: Span): Span {
  return { from, to };
}
