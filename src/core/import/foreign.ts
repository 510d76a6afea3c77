// What a query of another system is read into before it is written as a rule of ours.
import type { Span } from "../alert/alert.ts";

/** Something to tell about the query; places count from its start. */
export type Remark = Span & { readonly message: string };

/** A part of a query. `text` of terms and the fronts of the others are already in our language. */
export type Foreign =
  | { readonly kind: "term"; readonly text: string }
  | { readonly kind: "and" | "or"; readonly operands: readonly Foreign[]; readonly grouped: boolean }
  | { readonly kind: "not"; readonly operand: Foreign }
  /** `NEAR/4`, `NOT NEAR/4`, `SENTENCE` ... */
  | { readonly kind: "joint"; readonly joint: string; readonly left: Foreign; readonly right: Foreign }
  /** `title:`, `ATLEAST/5`, `FIRST/50` */
  | { readonly kind: "fronted"; readonly front: string; readonly operand: Foreign };

export type TokenKind =
  | { readonly kind: "open" | "close" | "and" | "or" | "not" }
  /** `loose`: a word that other words may stand beside. */
  | { readonly kind: "term"; readonly text: string; readonly loose: boolean }
  | { readonly kind: "joint"; readonly joint: string }
  | { readonly kind: "front"; readonly front: string }
  /** Stands behind what it limits, and is written in front of it. */
  | { readonly kind: "behind"; readonly front: string };

export type Token = TokenKind & Span;

/** What a pattern makes of what it found: a token, or why there is none; a note tells what to look at. */
export type Made = { readonly token: TokenKind; readonly note?: string } | { readonly problem: string };

/** The expression is sticky: it is tried where a token may begin. */
export type TokenPattern = { readonly found: RegExp; readonly make: (parts: readonly (string | undefined)[]) => Made };

export type Level = "or" | "and" | "not" | "joint";

export type Dialect = {
  readonly name: string;
  readonly patterns: readonly TokenPattern[];
  /** What binds strongest comes first. */
  readonly order: readonly Level[];
  /** The order is not known for certain, so AND and OR side by side are refused. */
  readonly bracketsNeeded: boolean;
  /** What words side by side mean. */
  readonly beside: "phrase" | "and" | "unknown";
  /** What a group beside a word or a group means. */
  readonly besideGroup: "adjacent" | "and" | "unknown";
  /** Whether a front takes a whole NEAR, or only the next part. */
  readonly frontTakes: "joint" | "part";
  /** Each line is a query of its own. */
  readonly queryPerLine: boolean;
  readonly writeWord: (word: string) => Made;
};
