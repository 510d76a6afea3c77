// Complains of parts of a rule that stand side by side with no operator between them.
import type { Expression } from "./expression.ts";
import { isOperator } from "./lexeme.ts";
import { complain, peek, type RuleReader, writtenFrom } from "./rule-reader.ts";

/** The parts that stand side by side, as far as they are read. */
export type Level = {
  readonly operands: Expression[];
  operator: "and" | "or" | undefined;
  isMixed: boolean;
  /** Up to this lexeme, words without an operator have been complained of. */
  bareUntil: number;
};

/** Nothing is read into words that stand side by side: systems differ on whether they mean AND, OR or a phrase. */
export function complainOfBareParts(reader: RuleReader, level: Level, start: number): void {
  const here = peek(reader);
  if (here === undefined || here.kind === "close" || here.kind === "comma" || isOperator(here)) return;
  if (reader.next < level.bareUntil) return;

  const after = reader.lexemes.slice(reader.next).findIndex(({ kind }) => kind !== "word");
  const until = after === -1 ? reader.lexemes.length : reader.next + after;
  const run = reader.lexemes.slice(start, until);
  const from = run[0]?.from ?? here.from;
  if (run.length > 1 && run.every(({ kind }) => kind === "word")) {
    level.bareUntil = until;
    const words = run.map((lexeme) => reader.rule.slice(lexeme.from, lexeme.to));
    const choice = `write ${words.join(" AND ")}, or "${words.join(" ")}" in quotes for the phrase`;
    complain(reader, { from, to: run.at(-1)?.to ?? here.to }, `there is no operator between these words: ${choice}`);
    return;
  }
  const operator = here.kind === "not" ? "AND" : "AND, OR or NEAR/n";
  const next = here.kind === "open" ? "(...)" : reader.rule.slice(here.from, here.to);
  complain(reader, { from, to: here.to }, `write ${operator} between ${writtenFrom(reader, from)} and ${next}`);
}
