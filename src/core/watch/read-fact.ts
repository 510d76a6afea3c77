// Reads what a rule asks of an article's length and age: words>200, age<24h.
import { problemAt } from "./expression.ts";
import type { Lexeme, Piece, Reading } from "./lexeme.ts";

const form = /^(words|age)(\s*)([<>]=?)(\s*)(.*)$/isu;
const unitsMs: ReadonlyMap<string, number> = new Map([
  ["m", 60_000],
  ["h", 3_600_000],
  ["d", 86_400_000],
  ["w", 604_800_000],
]);
const daysMax = 3_660;
const wordsMax = 1_000_000;

/** Undefined when the piece is something else. */
export function readFact(piece: Piece): Reading | undefined {
  const [, name = "", spaceBefore, sign = "", spaceAfter, value = ""] = form.exec(piece.text) ?? [];
  if (sign === "") return undefined;

  const isNeat = spaceBefore === "" && spaceAfter === "" && sign.length === 1 && name === name.toLowerCase();
  const isMore = sign.startsWith(">");
  return name.toLowerCase() === "words"
    ? readLength(piece, { isNeat, isMore, value })
    : readAge(piece, { isNeat, isMore, value });
}

type Written = { readonly isNeat: boolean; readonly isMore: boolean; readonly value: string };

function readLength(piece: Piece, { isNeat, isMore, value }: Written): Reading {
  const words = /^\d{1,7}$/u.test(value) ? Number(value) : Number.POSITIVE_INFINITY;
  const fact = { kind: "length", compare: isMore ? "more" : "fewer", words } as const;
  if (isNeat && words <= wordsMax) return { lexemes: [factLexeme(piece, fact)] };

  return wrong(piece, fact, "words>200 or words<50, with a whole number");
}

function readAge(piece: Piece, { isNeat, isMore, value }: Written): Reading {
  const [, count = "", unit = ""] = /^(\d{1,6})([mhdw])$/u.exec(value) ?? [];
  const ageMs = Number(count) * (unitsMs.get(unit) ?? 0);
  const fact = { kind: "age", compare: isMore ? "older" : "younger", ageMs } as const;
  const isReal = ageMs > 0 && ageMs <= daysMax * (unitsMs.get("d") ?? 0);
  if (isNeat && isReal) return { lexemes: [factLexeme(piece, fact)] };

  return wrong(piece, fact, "age<24h or age>7d, in m, h, d or w, of ten years at most");
}

type Fact = Extract<Lexeme, { readonly kind: "fact" }>["fact"];

function factLexeme({ from, to }: Piece, fact: Fact): Lexeme {
  return { from, to, kind: "fact", fact };
}

function wrong(piece: Piece, fact: Fact, example: string): Reading {
  return { lexemes: [factLexeme(piece, fact)], problem: problemAt(piece, `write ${example}`) };
}
