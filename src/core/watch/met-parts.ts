// Gathers, of a rule that a text meets, the words that made it so.
import { unreachable } from "../outcome.ts";
import { firstUnmet } from "./evaluate.ts";
import type { Expression, Near } from "./expression.ts";
import { pairNear } from "./near.ts";
import { occurrencesOf } from "./occurrences.ts";
import type { Occurrence, Scope, WatchText } from "./watch-text.ts";

/** Where one part of a rule is met, never nowhere; `isNear` says that NEAR chose the places. */
export type MetPart = { readonly occurrences: readonly Occurrence[]; readonly isNear: boolean };

/** One entry for each word, phrase, entity and side of NEAR that is met. What NOT leaves out is never among them. */
export function metParts(text: WatchText, expression: Expression, scope: Scope): readonly MetPart[] {
  switch (expression.kind) {
    case "words":
      return metPart(occurrencesOf(text, [expression], scope));
    case "entity":
      return metPart(occurrencesOf(text, expression.aliases, scope));
    case "and":
      return expression.operands.flatMap((operand) => metParts(text, operand, scope));
    case "or":
      return metChoices(text, expression.operands, scope);
    case "not":
      return [];
    case "near":
      return metNear(text, expression, scope);
    case "title":
      return metParts(text, expression.operand, "title");
    default:
      return unreachable(expression);
  }
}

/** A choice that is only met in part has nothing to do with the match. */
function metChoices(text: WatchText, operands: readonly Expression[], scope: Scope): readonly MetPart[] {
  const met = operands.filter((operand) => firstUnmet(text, operand, scope) === undefined);
  return met.flatMap((operand) => metParts(text, operand, scope));
}

function metNear(text: WatchText, near: Near, scope: Scope): readonly MetPart[] {
  const left = occurrencesOf(text, near.left.choices, scope);
  const right = occurrencesOf(text, near.right.choices, scope);
  const paired = pairNear({ left, right }, near.wordsMax);
  return [...metPart(paired.left), ...metPart(paired.right)].map((part) => ({ ...part, isNear: true }));
}

function metPart(occurrences: readonly Occurrence[]): readonly MetPart[] {
  if (occurrences.length === 0) return [];

  return [{ occurrences: occurrences.toSorted((one, other) => one.from - other.from), isNear: false }];
}
