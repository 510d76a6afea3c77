// Finds, of alternatives that a text does not meet, the one it comes nearest to.
import { unreachable } from "../outcome.ts";
import { firstUnmet, type Unmet } from "./evaluate.ts";
import type { Expression, Or, Side, SomeOf } from "./expression.ts";
import { meets } from "./meets.ts";
import { sideOccurrences } from "./pairs.ts";
import { inField, inFirst, type Scope } from "./scope.ts";
import type { WatchText } from "./watch-text.ts";

/** `some`: one alternative is met in part, and `unmet` is its first part that is not. `none`: of all, no part is met. */
export type Nearest =
  | { readonly kind: "some"; readonly unmet: Unmet; readonly count: number }
  | { readonly kind: "none"; readonly isCompound: boolean; readonly count: number };

type Alternative = { readonly expression: Expression; readonly scope: Scope };

/** `or` is not met. Of alternatives that are equally near the first is taken. */
export function nearestAlternative(text: WatchText, or: Or, scope: Scope): Nearest {
  const alternatives = alternativesOf(text, { expression: or, scope });
  const count = alternatives.length;
  let unmet: Unmet | undefined;
  let mostMet = 0;
  for (const { expression, scope: own } of alternatives) {
    const met = metParts(text, expression, own);
    if (met <= mostMet) continue;

    mostMet = met;
    unmet = firstUnmet(text, expression, own);
  }
  if (unmet !== undefined) return { kind: "some", unmet, count };

  return { kind: "none", isCompound: alternatives.some(isCompound), count };
}

/** An OR within an OR only offers more alternatives. */
function alternativesOf(text: WatchText, { expression, scope }: Alternative): readonly Alternative[] {
  switch (expression.kind) {
    case "or":
      return expression.operands.flatMap((operand) => alternativesOf(text, { expression: operand, scope }));
    case "field": {
      const inner = inField(text, scope, expression.field);
      return alternativesOf(text, { expression: expression.operand, scope: inner });
    }
    case "first": {
      const inner = inFirst(text, scope, expression.wordsMax);
      return alternativesOf(text, { expression: expression.operand, scope: inner });
    }
    case "rule":
      return alternativesOf(text, { expression: expression.operand, scope });
    default:
      return [{ expression, scope }];
  }
}

function isCompound({ expression: { kind } }: Alternative): boolean {
  return kind === "and" || kind === "of" || kind === "near" || kind === "together";
}

/**
 * How many words, phrases, entities and sides of NEAR are there. What is only left out brings a text no nearer, and
 * neither does a fact: most articles of a language are about something else.
 */
function metParts(text: WatchText, expression: Expression, scope: Scope): number {
  switch (expression.kind) {
    case "words":
    case "entity":
    case "pattern":
      return meets(text, expression, scope) ? 1 : 0;
    case "and":
      return expression.operands.reduce((sum, operand) => sum + metParts(text, operand, scope), 0);
    case "or":
      return expression.operands.reduce((most, operand) => Math.max(most, metParts(text, operand, scope)), 0);
    case "of":
      return metOfBest(text, expression, scope);
    case "near":
    case "together":
      return sidesThere(text, [expression.left, expression.right], scope);
    case "not-near":
      return sidesThere(text, [expression.left], scope);
    case "at-least":
      return sidesThere(text, [expression.side], scope);
    case "field":
      return metParts(text, expression.operand, inField(text, scope, expression.field));
    case "first":
      return metParts(text, expression.operand, inFirst(text, scope, expression.wordsMax));
    case "rule":
      return metParts(text, expression.operand, scope);
    case "not":
    case "about":
    case "length":
    case "age":
      return 0;
    default:
      return unreachable(expression);
  }
}

/** Only as many clauses count as are asked for, and of those the ones with the most there. */
function metOfBest(text: WatchText, { operands, count }: SomeOf, scope: Scope): number {
  const counts = operands.map((operand) => metParts(text, operand, scope)).sort((one, other) => other - one);
  return counts.slice(0, count).reduce((sum, met) => sum + met, 0);
}

function sidesThere(text: WatchText, sides: readonly Side[], scope: Scope): number {
  return sides.filter((side) => sideOccurrences(text, side, scope).length > 0).length;
}
