// What a watch's rule means once it is read: a tree whose leaves are words to look for.
import type { Span } from "../alert/alert.ts";

/** One folded word; `prefix` takes every word that begins with it. */
export type WordPattern = { readonly word: string; readonly prefix: boolean };

/** Words that have to stand one behind the other: a term, a phrase, or the letters of a Han name. */
export type Words = {
  readonly kind: "words";
  /** The part as the rule writes it; every part has it, so that reasons can be told in the rule's own words. */
  readonly written: string;
  /** The same for equal words, however they are written. */
  readonly key: string;
  readonly parts: readonly WordPattern[];
};

export type EntityMention = {
  readonly kind: "entity";
  readonly written: string;
  readonly name: string;
  readonly aliases: readonly Words[];
};

export type And = { readonly kind: "and"; readonly written: string; readonly operands: readonly Expression[] };
export type Or = { readonly kind: "or"; readonly written: string; readonly operands: readonly Expression[] };
export type Not = { readonly kind: "not"; readonly written: string; readonly operand: Expression };
export type InTitle = { readonly kind: "title"; readonly written: string; readonly operand: Expression };

/** One side of NEAR: any of these words will do. */
export type NearSide = { readonly written: string; readonly choices: readonly Words[] };

/**
 * Both sides in either order with at most `wordsMax` words between them, in the title or in the body.
 * In Han and kana a word is a letter. The same words never serve both sides.
 */
export type Near = {
  readonly kind: "near";
  readonly written: string;
  readonly left: NearSide;
  readonly right: NearSide;
  readonly wordsMax: number;
};

export type Expression = Words | EntityMention | And | Or | Not | Near | InTitle;

/** Something wrong in a rule; `offset` counts UTF-16 code units from the rule's start. */
export type ExpressionProblem = { readonly offset: number; readonly length: number; readonly message: string };

export type ParsedExpression =
  | { readonly kind: "expression"; readonly expression: Expression }
  | { readonly kind: "problems"; readonly problems: readonly ExpressionProblem[] };

export function problemAt({ from, to }: Span, message: string): ExpressionProblem {
  return { offset: from, length: to - from, message };
}
