// Redraws an expression in the few kinds of node that the engine decides by itself.
import type { Expression, InField, Near, Words } from "../expression.ts";
import { necessary } from "./necessary.ts";
import type { Run, Sketch } from "./sketched.ts";

/** Holds in just those texts that meet the expression. */
export function sketch(expression: Expression): Sketch {
  switch (expression.kind) {
    case "words":
      return isRun(expression) ? runOf(expression) : check(expression);
    case "entity":
      return { kind: "or", operands: expression.aliases.map(sketch) };
    case "and":
    case "or":
      return { kind: expression.kind, operands: expression.operands.map(sketch) };
    case "not":
      return { kind: "not", operand: sketch(expression.operand) };
    case "of":
      return { kind: "of", count: expression.count, operands: expression.operands.map(sketch) };
    case "near":
      return sketchNear(expression);
    case "field":
      return sketchField(expression);
    case "rule":
      return sketch(expression.operand);
    default:
      return check(expression);
  }
}

function check(expression: Expression): Sketch {
  return { kind: "check", expression, necessary: necessary(expression) };
}

function isRun({ parts, except }: Words): boolean {
  return except === undefined && parts.every(({ also }) => also === undefined);
}

function runOf({ parts }: Words): Run {
  return { kind: "run", parts };
}

function sketchNear(near: Near): Sketch {
  const { left, right, wordsMax, ordered } = near;
  if (![...left.choices, ...right.choices].every(isRun)) return check(near);

  return { kind: "near", wordsMax, ordered, left: left.choices.map(runOf), right: right.choices.map(runOf) };
}

/** The evaluator asks in the whole text, so that nothing may be left to it inside a field. */
function sketchField(inField: InField): Sketch {
  const { field } = inField;
  const operand = sketch(inField.operand);
  if (field === "lead" || asksEvaluator(operand)) return check(inField);

  return { kind: "within", field, operand };
}

function asksEvaluator(drawn: Sketch): boolean {
  switch (drawn.kind) {
    case "check":
      return true;
    case "and":
    case "or":
    case "of":
      return drawn.operands.some(asksEvaluator);
    case "not":
    case "within":
      return asksEvaluator(drawn.operand);
    default:
      return false;
  }
}
