// Reads the parts that stand side by side in a rule or inside brackets, joined by AND or OR.
import type { Expression } from "./expression.ts";
import type { Lexeme } from "./lexemes.ts";
import { joinNear } from "./parse-near.ts";
import { parseTerm } from "./parse-term.ts";
import { complain, complainOfNothing, peek, type RuleReader, take, writtenFrom } from "./rule-reader.ts";

type Level = {
  readonly operands: Expression[];
  operator: "and" | "or" | undefined;
  isMixed: boolean;
  /** Up to this lexeme, words without an operator have been complained of. */
  bareUntil: number;
};

/** Undefined when a part of the level could not be read; the problems then say why. */
export function parseLevel(reader: RuleReader): Expression | undefined {
  const from = peek(reader)?.from ?? 0;
  const level: Level = { operands: [], operator: undefined, isMixed: false, bareUntil: 0 };
  let isWhole = true;
  do {
    const start = reader.next;
    const operand = parseNot(reader);
    if (operand === undefined) isWhole = false;
    else {
      level.operands.push(operand);
      complainOfBareParts(reader, level, start);
    }
  } while (takeOperator(reader, level));

  const [first, ...others] = level.operands;
  if (!isWhole || first === undefined) return undefined;
  if (others.length === 0) return first;

  return { kind: level.operator ?? "and", written: writtenFrom(reader, from), operands: level.operands };
}

/** Says whether the level goes on; it does so after a missing operator too, so that every part of it is read. */
function takeOperator(reader: RuleReader, level: Level): boolean {
  const lexeme = peek(reader);
  if (lexeme === undefined || lexeme.kind === "close") return false;
  if (!isOperator(lexeme)) return true;

  const isDoubled = isOperator(reader.lexemes[reader.next - 1]);
  reader.next += 1;
  level.operator ??= lexeme.kind;
  if (lexeme.kind === level.operator || level.isMixed || isDoubled) return true;

  level.isMixed = true;
  const example = "a AND (b OR c), or (a AND b) OR c";
  complain(reader, lexeme, `AND and OR stand side by side; brackets must say what belongs together: ${example}`);
  return true;
}

function isOperator(lexeme: Lexeme | undefined): lexeme is Lexeme & { readonly kind: "and" | "or" } {
  return lexeme?.kind === "and" || lexeme?.kind === "or";
}

function parseNot(reader: RuleReader): Expression | undefined {
  const not = take(reader, "not");
  if (not === undefined) return parseNear(reader);

  for (let again = take(reader, "not"); again !== undefined; again = take(reader, "not")) {
    complain(reader, again, "NOT NOT says nothing; leave both out");
  }
  const operand = parseNear(reader);
  return operand && { kind: "not", written: writtenFrom(reader, not.from), operand };
}

function parseNear(reader: RuleReader): Expression | undefined {
  const left = parsePart(reader);
  const near = take(reader, "near");
  if (near?.kind !== "near") return left;

  const joined = joinNear(reader, { left, near, right: parsePart(reader) });
  for (let again = take(reader, "near"); again !== undefined; again = take(reader, "near")) {
    complain(reader, again, "NEAR joins two parts; join a third with AND: a NEAR/5 b AND b NEAR/5 c");
    parsePart(reader);
  }
  return joined;
}

function parsePart(reader: RuleReader): Expression | undefined {
  const title = take(reader, "title");
  if (title === undefined) return parseUnmarked(reader);

  for (let again = take(reader, "title"); again !== undefined; again = take(reader, "title")) {
    complain(reader, again, "title: stands twice");
  }
  const operand = parseUnmarked(reader);
  return operand && { kind: "title", written: writtenFrom(reader, title.from), operand };
}

function parseUnmarked(reader: RuleReader): Expression | undefined {
  const open = take(reader, "open");
  if (open === undefined) return parseTerm(reader);

  const inner = peek(reader)?.kind === "close" ? complainOfNothing(reader) : parseLevel(reader);
  take(reader, "close");
  return inner && { ...inner, written: writtenFrom(reader, open.from) };
}

/** Nothing is read into words that stand side by side: systems differ on whether they mean AND, OR or a phrase. */
function complainOfBareParts(reader: RuleReader, level: Level, start: number): void {
  const here = peek(reader);
  if (here === undefined || here.kind === "close" || isOperator(here)) return;
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
