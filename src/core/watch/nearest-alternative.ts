// Finds, of alternatives that a text does not meet, the one it comes nearest to.
import { unreachable } from "../outcome.ts";
import { firstUnmet, type Unmet } from "./evaluate.ts";
import type { Expression, Near, Or, Words } from "./expression.ts";
import type { Scope, WatchText } from "./watch-text.ts";

/** `some`: one alternative is met in part, and `unmet` is its first part that is not. `none`: of all, no part is met. */
export type Nearest =
  | { readonly kind: "some"; readonly unmet: Unmet; readonly count: number }
  | { readonly kind: "none"; readonly isCompound: boolean; readonly count: number };

type Alternative = { readonly expression: Expression; readonly scope: Scope };

/** `or` is not met. Of alternatives that are equally near the first is taken. */
export function nearestAlternative(text: WatchText, or: Or, scope: Scope): Nearest {
  const alternatives = alternativesOf({ expression: or, scope });
  const count = alternatives.length;
  let unmet: Unmet | undefined;
  let mostMet = 0;
  for (const { expression, scope: own } of alternatives) {
    const met = metCount(text, expression, own);
    if (met <= mostMet) continue;

    mostMet = met;
    unmet = firstUnmet(text, expression, own);
  }
  if (unmet !== undefined) return { kind: "some", unmet, count };

  return { kind: "none", isCompound: alternatives.some(isCompound), count };
}

/** An OR within an OR only offers more alternatives. */
function alternativesOf({ expression, scope }: Alternative): readonly Alternative[] {
  if (expression.kind === "title") return alternativesOf({ expression: expression.operand, scope: "title" });
  if (expression.kind !== "or") return [{ expression, scope }];

  return expression.operands.flatMap((operand) => alternativesOf({ expression: operand, scope }));
}

function isCompound({ expression }: Alternative): boolean {
  return expression.kind === "and" || expression.kind === "near";
}

/** How many words, phrases, entities and sides of NEAR are there. What is only left out brings a text no nearer. */
function metCount(text: WatchText, expression: Expression, scope: Scope): number {
  switch (expression.kind) {
    case "words":
      return isAnyFound(text, [expression], scope) ? 1 : 0;
    case "entity":
      return isAnyFound(text, expression.aliases, scope) ? 1 : 0;
    case "and":
      return expression.operands.reduce((sum, operand) => sum + metCount(text, operand, scope), 0);
    case "or":
      return expression.operands.reduce((most, operand) => Math.max(most, metCount(text, operand, scope)), 0);
    case "not":
      return 0;
    case "near":
      return metSides(text, expression, scope);
    case "title":
      return metCount(text, expression.operand, "title");
    default:
      return unreachable(expression);
  }
}

function metSides(text: WatchText, { left, right }: Near, scope: Scope): number {
  return [left, right].filter(({ choices }) => isAnyFound(text, choices, scope)).length;
}

function isAnyFound(text: WatchText, choices: readonly Words[], scope: Scope): boolean {
  return choices.some((words) => text.find(words, scope).length > 0);
}
