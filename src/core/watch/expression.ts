// What a watch's rule means once it is read: a tree whose leaves are words to look for and facts to ask for.
import type { Span } from "../alert/alert.ts";

/** One word. What `word` and `prefix` ask is always necessary; `also` narrows it down. */
export type WordPattern = {
  /** Folded. The word itself, or with `prefix` what the word begins with. */
  readonly word: string;
  readonly prefix: boolean;
  readonly also?: WordCheck;
};

export type WordCheck =
  /** The folded word with ? for any one letter; a * at the end takes every ending. `word` is what stands before the first ?. */
  | { readonly kind: "glob"; readonly glob: string }
  /** Any of these folded words. `word` is what all of them begin with, which may be nothing. */
  | { readonly kind: "forms"; readonly forms: readonly string[] }
  /** The word as printed, folded in all but its case or but its accents; with `prefix` it only begins so. */
  | { readonly kind: "case" | "accents"; readonly form: string };

/** Words that have to stand one behind the other: a term, a phrase, or the letters of a Han name. */
export type Words = {
  readonly kind: "words";
  /** The part as the rule writes it; every part has it, so that reasons can be told in the rule's own words. */
  readonly written: string;
  /** The same for equal words, however they are written. */
  readonly key: string;
  readonly parts: readonly WordPattern[];
  /** What only looks like the words: where they share a word with one of these, they do not stand. */
  readonly except?: readonly Exception[];
};

export type Exception = {
  readonly words: Words;
  /** Holds only where nothing but signs stands between its words, as in Xi'an. */
  readonly isTied: boolean;
};

/** Any of the aliases of a name, or any of the words of a list. */
export type EntityMention = {
  readonly kind: "entity";
  readonly written: string;
  readonly name: string;
  readonly aliases: readonly Words[];
};

export type And = { readonly kind: "and"; readonly written: string; readonly operands: readonly Expression[] };
export type Or = { readonly kind: "or"; readonly written: string; readonly operands: readonly Expression[] };
export type Not = { readonly kind: "not"; readonly written: string; readonly operand: Expression };

/** At least `count` of the operands are met. */
export type SomeOf = {
  readonly kind: "of";
  readonly written: string;
  readonly count: number;
  readonly operands: readonly Expression[];
};

export const textFields = ["title", "lead", "body"] as const;
export type TextField = (typeof textFields)[number];

/** The operand is looked for in this part of the text alone. */
export type InField = {
  readonly kind: "field";
  readonly written: string;
  readonly field: TextField;
  readonly operand: Expression;
};

/** The operand is looked for among the first words of the title and the first words of the body. */
export type First = {
  readonly kind: "first";
  readonly written: string;
  readonly wordsMax: number;
  readonly operand: Expression;
};

/** One side of NEAR and its like: any of these words will do. */
export type Side = {
  readonly written: string;
  readonly choices: readonly Words[];
  /** The side as it was read, for printing it. */
  readonly part: Expression;
};

/**
 * Both sides with at most `wordsMax` words between them, in the title or in the body; when `ordered` the left before the right.
 * In Han and kana a word is a letter. The same words never serve both sides.
 */
export type Near = {
  readonly kind: "near";
  readonly written: string;
  readonly left: Side;
  readonly right: Side;
  readonly wordsMax: number;
  readonly ordered: boolean;
};

/** The left side stands somewhere with more than `wordsMax` words between it and every right one, sharing no word with one. */
export type NotNear = {
  readonly kind: "not-near";
  readonly written: string;
  readonly left: Side;
  readonly right: Side;
  readonly wordsMax: number;
};

/** Both sides wholly in one sentence or paragraph; the title is one of each. The same words never serve both sides. */
export type Together = {
  readonly kind: "together";
  readonly written: string;
  readonly unit: "sentence" | "paragraph";
  readonly left: Side;
  readonly right: Side;
};

/** The side stands at `count` places at least; places that share a word count once. */
export type AtLeast = {
  readonly kind: "at-least";
  readonly written: string;
  readonly count: number;
  readonly side: Side;
};

export const aboutFields = ["url", "author", "source", "lang", "country", "tag"] as const;
export type AboutField = (typeof aboutFields)[number];

/**
 * A fact of the article. `author`, `source` and `tag` hold these words; `url` holds `value` anywhere;
 * `lang` and `country` are `value`. An article without the fact does not meet it.
 */
export type About =
  | {
      readonly kind: "about";
      readonly written: string;
      readonly field: "author" | "source" | "tag";
      readonly words: Words;
    }
  | {
      readonly kind: "about";
      readonly written: string;
      readonly field: "url" | "lang" | "country";
      /** In lower case. */
      readonly value: string;
    };

/** The body has more, or fewer, words than this. */
export type Length = {
  readonly kind: "length";
  readonly written: string;
  readonly compare: "more" | "fewer";
  readonly words: number;
};

/** The article was published less, or more, than this long before now; not met when nobody knows when. */
export type Age = {
  readonly kind: "age";
  readonly written: string;
  readonly compare: "younger" | "older";
  readonly ageMs: number;
};

/** A pattern in RE2's language, which is searched in linear time. */
export type Pattern = {
  readonly kind: "pattern";
  readonly written: string;
  readonly source: string;
  /** Where it is found in a text, from left to right; bounded in text and number. */
  readonly search: (text: string) => readonly Span[];
};

/** The rule of another watch. */
export type RuleMention = {
  readonly kind: "rule";
  readonly written: string;
  readonly name: string;
  readonly operand: Expression;
};

export type Expression =
  | Words
  | EntityMention
  | And
  | Or
  | Not
  | SomeOf
  | InField
  | First
  | Near
  | NotNear
  | Together
  | AtLeast
  | About
  | Length
  | Age
  | Pattern
  | RuleMention;

/** Something wrong in a rule; `offset` counts UTF-16 code units from the rule's start. */
export type ExpressionProblem = { readonly offset: number; readonly length: number; readonly message: string };

export type ParsedExpression =
  | { readonly kind: "expression"; readonly expression: Expression }
  | { readonly kind: "problems"; readonly problems: readonly ExpressionProblem[] };

export function problemAt({ from, to }: Span, message: string): ExpressionProblem {
  return { offset: from, length: to - from, message };
}

/** A part may be written in brackets of its own, as many as one likes. */
export function withoutBrackets(written: string): string {
  const inner = /^\(\s*(.*?)\s*\)$/su.exec(written)?.[1];
  return inner === undefined ? written : withoutBrackets(inner);
}
