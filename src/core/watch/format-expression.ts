// Prints a rule in one fixed form: what is read from it is what was printed.
import { unreachable } from "../outcome.ts";
import { type Expression, withoutBrackets } from "./expression.ts";

const lineCharsMax = 100;
const indent = "  ";

/** On one line when it fits; otherwise each operand of AND, OR and OF stands on a line of its own. */
export function formatExpression(expression: Expression): string {
  return lines(expression, false).join("\n");
}

/** `isInner` asks for brackets around what does not hold together by itself. */
function lines(expression: Expression, isInner: boolean): readonly string[] {
  const short = onLine(expression, isInner);
  return short.length <= lineCharsMax ? [short] : broken(expression, isInner);
}

function broken(expression: Expression, isInner: boolean): readonly string[] {
  switch (expression.kind) {
    case "and":
    case "or": {
      const operator = expression.kind.toUpperCase();
      const rows = expression.operands.flatMap((operand, at) =>
        prefixed(lines(operand, operand.kind !== "not"), at === 0 ? "" : `${operator} `),
      );
      return isInner ? ["(", ...rows.map((row) => `${indent}${row}`), ")"] : rows;
    }
    case "of":
      return [`${expression.count} OF (`, ...clauses(expression.operands), ")"];
    case "not":
      return prefixed(lines(expression.operand, true), "NOT ");
    case "field":
      return isField(expression.operand)
        ? bracketed(`${expression.field}:`, expression.operand)
        : prefixed(lines(expression.operand, true), `${expression.field}:`);
    case "first":
      return bracketed(`FIRST/${expression.wordsMax}`, expression.operand);
    case "at-least":
      return bracketed(`ATLEAST/${expression.count}`, expression.side.part);
    default:
      return [onLine(expression, isInner)];
  }
}

function clauses(operands: readonly Expression[]): readonly string[] {
  return operands.flatMap((operand, at) => {
    const rows = lines(operand, false).map((row) => `${indent}${row}`);
    return at === operands.length - 1 ? rows : [...rows.slice(0, -1), `${rows.at(-1)},`];
  });
}

function bracketed(name: string, operand: Expression): readonly string[] {
  return [`${name}(`, ...lines(operand, false).map((row) => `${indent}${row}`), ")"];
}

function prefixed([first = "", ...others]: readonly string[], prefix: string): readonly string[] {
  return [`${prefix}${first}`, ...others];
}

function onLine(expression: Expression, isInner: boolean): string {
  const bracket = (text: string) => (isInner ? `(${text})` : text);
  switch (expression.kind) {
    case "and":
    case "or":
      return bracket(
        expression.operands.map((one) => onLine(one, one.kind !== "not")).join(` ${expression.kind.toUpperCase()} `),
      );
    case "of":
      return `${expression.count} OF (${expression.operands.map((one) => onLine(one, false)).join(", ")})`;
    case "not":
      return bracket(`NOT ${onLine(expression.operand, true)}`);
    case "field":
      return `${expression.field}:${behindField(expression.operand)}`;
    case "first":
      return `FIRST/${expression.wordsMax}(${onLine(expression.operand, false)})`;
    case "at-least":
      return `ATLEAST/${expression.count}(${onLine(expression.side.part, false)})`;
    case "near":
    case "not-near":
    case "together": {
      const { left, right } = expression;
      return bracket(`${onLine(left.part, true)} ${jointOf(expression)} ${onLine(right.part, true)}`);
    }
    case "words":
    case "entity":
    case "about":
    case "length":
    case "age":
    case "pattern":
    case "rule":
      return withoutBrackets(expression.written);
    default:
      return unreachable(expression);
  }
}

function jointOf(part: Extract<Expression, { readonly kind: "near" | "not-near" | "together" }>): string {
  if (part.kind === "together") return part.unit.toUpperCase();
  if (part.kind === "not-near") return `NOT NEAR/${part.wordsMax}`;

  return `${part.ordered ? "ONEAR" : "NEAR"}/${part.wordsMax}`;
}

/** A field stands before one part, which is no field itself. */
function behindField(operand: Expression): string {
  const text = onLine(operand, true);
  return isField(operand) ? `(${text})` : text;
}

function isField({ kind }: Expression): boolean {
  return kind === "field" || kind === "about";
}
