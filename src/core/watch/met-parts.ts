// Gathers, of a rule that a text meets, the words that made it so.
import { unreachable } from "../outcome.ts";
import type { Expression } from "./expression.ts";
import { meets } from "./meets.ts";
import { occurrencesOf } from "./occurrences.ts";
import { farOf, pairsOf, sideOccurrences } from "./pairs.ts";
import { inField, inFirst, type Scope } from "./scope.ts";
import type { Occurrence, WatchText } from "./watch-text.ts";

/** Where one part of a rule is met, never nowhere; `isNear` says that NEAR or its like chose the places. */
export type MetPart = { readonly occurrences: readonly Occurrence[]; readonly isNear: boolean };

/** One entry for each word, phrase, entity and side of NEAR that is met. What NOT leaves out is never among them. */
export function metParts(text: WatchText, expression: Expression, scope: Scope): readonly MetPart[] {
  switch (expression.kind) {
    case "words":
      return metPart(occurrencesOf(text, [expression], scope));
    case "entity":
      return metPart(occurrencesOf(text, expression.aliases, scope));
    case "pattern":
      return metPart(text.search(expression, scope));
    case "and":
      return expression.operands.flatMap((operand) => metParts(text, operand, scope));
    case "or":
    case "of":
      return metChoices(text, expression.operands, scope);
    case "near":
    case "together": {
      const { left, right } = pairsOf(text, expression, scope);
      return [...metPart(left), ...metPart(right)].map((part) => ({ ...part, isNear: true }));
    }
    case "not-near":
      return metPart(farOf(text, expression, scope)).map((part) => ({ ...part, isNear: true }));
    case "at-least":
      return metPart(sideOccurrences(text, expression.side, scope));
    case "rule":
      return metParts(text, expression.operand, scope);
    case "field":
      return metParts(text, expression.operand, inField(text, scope, expression.field));
    case "first":
      return metParts(text, expression.operand, inFirst(text, scope, expression.wordsMax));
    case "not":
    case "about":
    case "length":
    case "age":
      return [];
    default:
      return unreachable(expression);
  }
}

/** A choice that is only met in part has nothing to do with the match. */
function metChoices(text: WatchText, operands: readonly Expression[], scope: Scope): readonly MetPart[] {
  return operands.filter((operand) => meets(text, operand, scope)).flatMap((operand) => metParts(text, operand, scope));
}

function metPart(occurrences: readonly Occurrence[]): readonly MetPart[] {
  if (occurrences.length === 0) return [];

  return [{ occurrences: occurrences.toSorted((one, other) => one.from - other.from), isNear: false }];
}
