// Reads one piece of a rule: what it stands for, and what is wrong with the way it is written.
import type { Span } from "../alert/alert.ts";
import { nearest } from "../nearest.ts";
import { aboutFields, problemAt, textFields } from "./expression.ts";
import type { Piece, Reading } from "./lexeme.ts";
import { readFact } from "./read-fact.ts";
import { readHabit } from "./read-habit.ts";
import { readOperator } from "./read-operator.ts";

export const quotes = `"“”„«»`;
const fields = [...textFields, ...aboutFields];

export function readPiece(piece: Piece): Reading {
  const { text } = piece;
  const reader = readers.get(text.charAt(0));
  if (reader !== undefined) return reader(piece);
  if (text.endsWith(":") || text.endsWith("：")) return readField(piece);

  return (
    readFact(piece) ??
    readOperator(piece) ??
    readHabit(piece) ?? { lexemes: [{ ...spanOf(piece), kind: "word", text }] }
  );
}

/** By the character that a piece begins with. */
const readers: ReadonlyMap<string, (piece: Piece) => Reading> = new Map([
  ...[..."()（）"].map((first) => [first, readBracket] as const),
  ...[...",，"].map((first) => [first, readComma] as const),
  ...[..."{}"].map((first) => [first, readBraces] as const),
  ...[...quotes].map((first) => [first, readPhrase] as const),
  ...[..."=~"].map((first) => [first, readSign] as const),
  ["@", readMention],
  ["/", readPattern],
]);

function readComma(piece: Piece): Reading {
  return { lexemes: [{ ...spanOf(piece), kind: "comma" }] };
}

function readMention(piece: Piece): Reading {
  return { lexemes: [{ ...spanOf(piece), kind: "entity", name: piece.text.slice(1) }] };
}

function readBracket(piece: Piece): Reading {
  const isOpen = piece.text === "(" || piece.text === "（";
  const plain = isOpen ? "(" : ")";
  const lexemes = [{ ...spanOf(piece), kind: isOpen ? "open" : "close" }] as const;
  if (piece.text === plain) return { lexemes };

  return { lexemes, problem: problemAt(piece, `write the plain bracket ${plain} instead of ${piece.text}`) };
}

function readPhrase(piece: Piece): Reading {
  const isClosed = piece.text.length > 1 && quotes.includes(piece.text.slice(-1));
  const text = piece.text.slice(1, isClosed ? -1 : undefined);
  const lexemes = [{ ...spanOf(piece), kind: "phrase", text }] as const;
  if (!isClosed) {
    return { lexemes, problem: problemAt({ from: piece.from, to: piece.from + 1 }, "this quote is never closed") };
  }
  if (piece.text === `"${text}"`) return { lexemes };

  return { lexemes, problem: problemAt(piece, `write plain quotes around a phrase: "${text}"`) };
}

function readBraces(piece: Piece): Reading {
  const inner = /^\{([^{}]*)\}$/u.exec(piece.text)?.[1];
  if (inner !== undefined) return { lexemes: [{ ...spanOf(piece), kind: "exact", text: inner }] };
  if (piece.text === "}") return { lexemes: [], problem: problemAt(piece, "this brace closes nothing") };

  const text = piece.text.slice(1);
  const problem = problemAt({ from: piece.from, to: piece.from + 1 }, "this brace is never closed: {Exact Case}");
  return { lexemes: [{ ...spanOf(piece), kind: "exact", text }], problem };
}

function readPattern(piece: Piece): Reading {
  const [, source, flags = ""] = /^\/(.+)\/([a-z]*)$/isu.exec(piece.text) ?? [];
  if (source === undefined) {
    const text = piece.text.replace(/^\/+/u, "");
    const message = `a pattern stands between two slashes: /${text}/; to look for the word, leave the slash out`;
    return { lexemes: [{ ...spanOf(piece), kind: "word", text: piece.text }], problem: problemAt(piece, message) };
  }
  const lexemes = [{ ...spanOf(piece), kind: "pattern", source }] as const;
  if (flags === "") return { lexemes };

  const message = `flags go to the pattern's start: write /(?${flags})${source}/`;
  return { lexemes, problem: problemAt(piece, message) };
}

/** Elsewhere "a b"~5 asks for nearness; here the sign stands before what it changes. */
function readSign(piece: Piece): Reading {
  if (/^~\d+$/u.test(piece.text)) {
    const message = `nearness is written between two parts: "a b"${piece.text} is a NEAR/${piece.text.slice(1)} b`;
    return { lexemes: [], problem: problemAt(piece, message) };
  }
  const sign = piece.text.startsWith("=") ? "=" : "~";
  const lexemes = [{ ...spanOf(piece), kind: "sign", sign }] as const;
  if (piece.text.length > 1) return { lexemes, problem: problemAt(piece, `write ${sign} once`) };
  if (!/[\s()]|^$/u.test(piece.after)) return { lexemes };

  return { lexemes: [], problem: problemAt(piece, `${sign} stands right before a word or a "phrase": ${sign}word`) };
}

function readField(piece: Piece): Reading {
  const written = piece.text.slice(0, -1);
  const meant = fieldMeant(written);
  if (meant !== undefined && written === meant && piece.text.endsWith(":")) {
    return { lexemes: [{ ...spanOf(piece), kind: "field", field: meant }] };
  }
  const advice =
    meant === undefined
      ? `the fields are ${fields.join(": ")}: and a term with a colon needs quotes`
      : `did you mean ${meant}:?`;
  return { lexemes: [], problem: problemAt(piece, `${piece.text} is not a field; ${advice}`) };
}

/** Names that other systems give to the fields. */
const otherNames: ReadonlyMap<string, (typeof fields)[number]> = new Map([
  ["intitle", "title"],
  ["allintitle", "title"],
  ["headline", "title"],
  ["hd", "title"],
  ["ingress", "lead"],
  ["hlead", "lead"],
  ["intext", "body"],
  ["text", "body"],
  ["content", "body"],
  ["site", "url"],
  ["inurl", "url"],
  ["domain", "url"],
  ["by", "author"],
  ["publication", "source"],
  ["outlet", "source"],
  ["language", "lang"],
  ["sourcelang", "lang"],
  ["sourcecountry", "country"],
  ["tags", "tag"],
]);

function fieldMeant(written: string): (typeof fields)[number] | undefined {
  const known = otherNames.get(written.toLowerCase());
  const name = nearest(written, fields);
  return known ?? fields.find((field) => field === name);
}

function spanOf({ from, to }: Span): Span {
  return { from, to };
}
