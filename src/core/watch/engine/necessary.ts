// Says which words a text must hold to meet an expression, whatever else the expression asks.
import { unreachable } from "../../outcome.ts";
import type { Expression, Side, SomeOf, WordPattern, Words } from "../expression.ts";
import type { Sketch } from "./sketched.ts";

/** Holds in every text. */
const anything: Sketch = { kind: "and", operands: [] };

/** Holds in every text that meets the expression, and in others; it asks for words alone. */
export function necessary(expression: Expression): Sketch {
  switch (expression.kind) {
    case "words":
      return necessaryWords(expression);
    case "entity":
      return anyOf(expression.aliases);
    case "and":
    case "or":
      return { kind: expression.kind, operands: expression.operands.map(necessary) };
    case "of":
      return necessarySome(expression);
    case "field":
    case "first":
    case "rule":
      return necessary(expression.operand);
    case "near":
    case "together":
      return { kind: "and", operands: [necessarySide(expression.left), necessarySide(expression.right)] };
    case "not-near":
      return necessarySide(expression.left);
    case "at-least":
      return necessarySide(expression.side);
    case "not":
    case "about":
    case "length":
    case "age":
    case "pattern":
      return anything;
    default:
      return unreachable(expression);
  }
}

function necessarySome({ count, operands }: SomeOf): Sketch {
  return { kind: "of", count, operands: operands.map(necessary) };
}

function necessarySide({ choices }: Side): Sketch {
  return anyOf(choices);
}

function anyOf(choices: readonly Words[]): Sketch {
  return { kind: "or", operands: choices.map(necessaryWords) };
}

/** A part that may begin with anything leaves a hole, so that only the others are asked for, each by itself. */
function necessaryWords({ parts }: Words): Sketch {
  const [only] = parts;
  if (parts.length === 1 && only !== undefined) return necessaryPart(only);
  if (parts.every(({ word }) => word !== "")) return { kind: "run", parts: parts.map(withoutCheck) };

  return { kind: "and", operands: parts.map(necessaryPart) };
}

function necessaryPart(part: WordPattern): Sketch {
  if (part.also?.kind === "forms") {
    return { kind: "or", operands: part.also.forms.map((word) => ({ kind: "run", parts: [{ word, prefix: false }] })) };
  }
  return part.word === "" ? anything : { kind: "run", parts: [withoutCheck(part)] };
}

function withoutCheck({ word, prefix }: WordPattern): WordPattern {
  return { word, prefix };
}
