// Reads the parts that stand side by side in a rule or inside brackets, joined by AND or OR.
import { complainOfBareParts, type Level } from "./bare-parts.ts";
import type { Expression } from "./expression.ts";
import { isOperator } from "./lexeme.ts";
import { parseNear } from "./parse-near.ts";
import { complain, peek, type RuleReader, take, writtenFrom } from "./rule-reader.ts";

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
  if (lexeme.kind === "comma") return takeComma(reader);
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

/** Between the clauses of OF a comma ends the level; anywhere else it was meant as an operator, or as nothing. */
function takeComma(reader: RuleReader): boolean {
  if (reader.isList) return false;

  for (let comma = take(reader, "comma"); comma !== undefined; comma = take(reader, "comma")) {
    complain(reader, comma, "a comma parts only the clauses of 2 OF (a, b, c); write AND or OR");
  }
  const here = peek(reader);
  return here !== undefined && here.kind !== "close";
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
