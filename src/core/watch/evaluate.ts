// Finds by which of its parts a text does not meet a rule.
import type { Expression } from "./expression.ts";
import { meets } from "./meets.ts";
import { inField, inFirst, type Scope } from "./scope.ts";
import type { WatchText } from "./watch-text.ts";

/** A part that is not met for a reason of its own, and where it was looked for. */
export type Unmet = {
  readonly part: Exclude<Expression, { readonly kind: "and" | "field" | "first" | "rule" }>;
  readonly scope: Scope;
};

/** The first part, in the rule's order, for which the text does not meet the rule; undefined when the rule is met. */
export function firstUnmet(text: WatchText, expression: Expression, scope: Scope): Unmet | undefined {
  switch (expression.kind) {
    case "and":
      for (const operand of expression.operands) {
        const unmet = firstUnmet(text, operand, scope);
        if (unmet !== undefined) return unmet;
      }
      return undefined;
    case "field":
      return firstUnmet(text, expression.operand, inField(text, scope, expression.field));
    case "first":
      return firstUnmet(text, expression.operand, inFirst(text, scope, expression.wordsMax));
    case "rule":
      return firstUnmet(text, expression.operand, scope);
    default:
      return meets(text, expression, scope) ? undefined : { part: expression, scope };
  }
}
