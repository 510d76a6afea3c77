// The place a parser has reached in a rule, and what it has found wrong so far.
import type { Span } from "../alert/alert.ts";
import { type Expression, type ExpressionProblem, problemAt } from "./expression.ts";
import type { Lexeme } from "./lexeme.ts";
import type { References } from "./references.ts";

export type RuleReader = {
  readonly rule: string;
  readonly lexemes: readonly Lexeme[];
  readonly references: References;
  /** Reads what stands inside brackets, which is what a rule is. */
  readonly parseLevel: (reader: RuleReader) => Expression | undefined;
  readonly problems: ExpressionProblem[];
  /** Index of the lexeme that is read next. */
  next: number;
  /** What is read are the clauses of OF, which commas part. */
  isList: boolean;
};

export function peek(reader: RuleReader): Lexeme | undefined {
  return reader.lexemes[reader.next];
}

/** Takes the next lexeme when it is of this kind. */
export function take<Kind extends Lexeme["kind"]>(
  reader: RuleReader,
  kind: Kind,
): Extract<Lexeme, { readonly kind: Kind }> | undefined {
  const lexeme = peek(reader);
  if (lexeme === undefined || !isOf(lexeme, kind)) return undefined;

  reader.next += 1;
  return lexeme;
}

export function complain(reader: RuleReader, span: Span, message: string): void {
  reader.problems.push(problemAt(span, message));
}

/** The rule's own text from one of its parts to another, on one line. */
export function writtenFrom(reader: RuleReader, from: number): string {
  const to = reader.lexemes[reader.next - 1]?.to ?? from;
  const written = reader.rule.slice(from, to);
  return oddSpace.test(written) ? written.replace(/\s+/gu, " ") : written;
}

/** Any space but a single plain one. */
const oddSpace = / {2}|[^\S ]/u;

/** Says that a part is missing where the reader stands, by what stands before it. */
export function complainOfNothing(reader: RuleReader): undefined {
  const here = peek(reader);
  const before = reader.lexemes[reader.next - 1];
  if (here !== undefined && needsLeft.has(here.kind)) {
    complain(reader, here, `${reader.rule.slice(here.from, here.to)} has nothing to its left`);
  } else if (before?.kind === "open") {
    complain(reader, { from: before.from, to: here?.to ?? before.to }, "there is nothing between these brackets");
  } else if (before === undefined) {
    complain(reader, { from: 0, to: reader.rule.length }, "the rule is empty");
  } else {
    complain(reader, before, `${reader.rule.slice(before.from, before.to)} has nothing to its right`);
  }
}

const needsLeft: ReadonlySet<string> = new Set(["and", "or", "near", "together", "comma"]);

function isOf<Kind extends Lexeme["kind"]>(
  lexeme: Lexeme,
  kind: Kind,
): lexeme is Extract<Lexeme, { readonly kind: Kind }> {
  return lexeme.kind === kind;
}
