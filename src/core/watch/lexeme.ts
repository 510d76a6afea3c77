// The smallest pieces of a rule, and how each is read.
import type { Span } from "../alert/alert.ts";
import type { AboutField, Age, ExpressionProblem, Length, TextField } from "./expression.ts";

export type Lexeme = Span &
  /** `text` is what stands between the quotes or braces, and for a word all of it. */
  (
    | { readonly kind: "word" | "phrase" | "exact"; readonly text: string }
    | { readonly kind: "entity"; readonly name: string }
    | { readonly kind: "pattern"; readonly source: string }
    | { readonly kind: "sign"; readonly sign: "=" | "~" }
    | { readonly kind: "near"; readonly wordsMax: number; readonly ordered: boolean }
    | { readonly kind: "together"; readonly unit: "sentence" | "paragraph" }
    | { readonly kind: "first" | "at-least" | "of"; readonly count: number }
    | { readonly kind: "field"; readonly field: TextField | AboutField }
    | { readonly kind: "fact"; readonly fact: Omit<Length, "written"> | Omit<Age, "written"> }
    | { readonly kind: "and" }
    | { readonly kind: "or" }
    | { readonly kind: "not" }
    | { readonly kind: "open" }
    | { readonly kind: "close" }
    | { readonly kind: "comma" }
  );

export type Lexed = {
  readonly lexemes: readonly Lexeme[];
  readonly problems: readonly ExpressionProblem[];
  /** The last quote has no end, so that whatever should follow it is part of its phrase. */
  readonly endsInQuote: boolean;
};

export type Piece = Span & {
  readonly text: string;
  readonly before: Lexeme | undefined;
  /** What stands right behind it. */
  readonly after: string;
};

/** A wrong piece is read as what it was meant for, so that one slip gives one problem. */
export type Reading = { readonly lexemes: readonly Lexeme[]; readonly problem?: ExpressionProblem };

export function isOperator(lexeme: Lexeme | undefined): lexeme is Lexeme & { readonly kind: "and" | "or" } {
  return lexeme?.kind === "and" || lexeme?.kind === "or";
}
