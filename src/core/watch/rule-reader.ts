// The place a parser has reached in a rule, and what it has found wrong so far.
import type { Span } from "../alert/alert.ts";
import { type ExpressionProblem, problemAt } from "./expression.ts";
import type { Lexeme } from "./lexemes.ts";
import type { Entity } from "./watch.ts";

export type RuleReader = {
  readonly rule: string;
  readonly lexemes: readonly Lexeme[];
  readonly entities: ReadonlyMap<string, Entity>;
  readonly problems: ExpressionProblem[];
  /** Index of the lexeme that is read next. */
  next: number;
};

export function peek(reader: RuleReader): Lexeme | undefined {
  return reader.lexemes[reader.next];
}

/** Takes the next lexeme when it is of this kind. */
export function take(reader: RuleReader, kind: Lexeme["kind"]): Lexeme | undefined {
  const lexeme = peek(reader);
  if (lexeme?.kind !== kind) return undefined;

  reader.next += 1;
  return lexeme;
}

export function complain(reader: RuleReader, span: Span, message: string): void {
  reader.problems.push(problemAt(span, message));
}

/** The rule's own text from one of its parts to another, on one line. */
export function writtenFrom(reader: RuleReader, from: number): string {
  const to = reader.lexemes[reader.next - 1]?.to ?? from;
  return reader.rule.slice(from, to).replace(/\s+/gu, " ");
}

/** Says that a part is missing where the reader stands, by what stands before it. */
export function complainOfNothing(reader: RuleReader): undefined {
  const here = peek(reader);
  const before = reader.lexemes[reader.next - 1];
  if (here?.kind === "and" || here?.kind === "or" || here?.kind === "near") {
    complain(reader, here, `${reader.rule.slice(here.from, here.to)} has nothing to its left`);
  } else if (before?.kind === "open") {
    complain(reader, { from: before.from, to: here?.to ?? before.to }, "there is nothing between these brackets");
  } else if (before === undefined) {
    complain(reader, { from: 0, to: reader.rule.length }, "the rule is empty");
  } else {
    complain(reader, before, `${reader.rule.slice(before.from, before.to)} has nothing to its right`);
  }
}
