// Says of two parts of a rule whether every text that meets the one also meets the other, as far as their form shows it.
import type { Expression, Words } from "./expression.ts";
import { formatExpression } from "./format-expression.ts";
import { choicesOf } from "./sides.ts";

/** False when it does not follow, and when that is not seen. Both are asked of the same text and place. */
export function implies(one: Expression, other: Expression): boolean {
  if (formatExpression(one) === formatExpression(other)) return true;

  return impliesByOther(one, other) || impliesByOne(one, other);
}

/** Followed by what the other part is made of. */
function impliesByOther(one: Expression, other: Expression): boolean {
  switch (other.kind) {
    case "or":
      return other.operands.some((operand) => implies(one, operand));
    case "and":
      return other.operands.every((operand) => implies(one, operand));
    case "rule":
      return implies(one, other.operand);
    case "entity":
      return choicesOf(one)?.every((words) => other.aliases.some((alias) => isPartOf(alias, words))) === true;
    case "not":
      return one.kind === "not" && implies(other.operand, one.operand);
    default:
      return false;
  }
}

function impliesByOne(one: Expression, other: Expression): boolean {
  switch (one.kind) {
    case "words":
      return other.kind === "words" && isPartOf(other, one);
    case "or":
      return one.operands.every((operand) => implies(operand, other));
    case "and":
      return one.operands.some((operand) => implies(operand, other));
    case "rule":
      return implies(one.operand, other);
    case "entity":
      return one.aliases.every((alias) => implies(alias, other));
    case "field":
      return other.kind === "field" && other.field === one.field
        ? implies(one.operand, other.operand)
        : isPositive(one.operand) && implies(one.operand, other);
    case "near":
    case "together":
      return implies(one.left.part, other) || implies(one.right.part, other);
    case "not-near":
      return implies(one.left.part, other);
    case "at-least":
      return implies(one.side.part, other);
    default:
      return false;
  }
}

/** What is found in a part of the text is found in all of it; what is missing from a part may stand in another. */
function isPositive(expression: Expression): boolean {
  switch (expression.kind) {
    case "words":
    case "entity":
    case "near":
    case "at-least":
      return true;
    case "and":
    case "or":
      return expression.operands.every(isPositive);
    default:
      return false;
  }
}

/** Wherever the words stand, the part stands too: "trip to moscow" holds trip to, and visits holds visit*. */
function isPartOf(part: Words, words: Words): boolean {
  if (part.except !== undefined) return part.key === words.key;

  const last = words.parts.length - part.parts.length;
  for (let from = 0; from <= last; from += 1) {
    if (part.parts.every((wanted, at) => holds(words.parts[from + at], wanted))) return true;
  }
  return false;
}

function holds(pattern: Words["parts"][number] | undefined, wanted: Words["parts"][number]): boolean {
  if (pattern === undefined) return false;
  if (wanted.also !== undefined) return JSON.stringify(pattern) === JSON.stringify(wanted);

  return wanted.prefix ? pattern.word.startsWith(wanted.word) : !pattern.prefix && pattern.word === wanted.word;
}
