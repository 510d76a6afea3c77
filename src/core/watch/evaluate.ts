// Decides whether a text meets a rule, and if not, by which of its parts.
import { unreachable } from "../outcome.ts";
import type { And, EntityMention, Expression, Near, Not, Or, Words } from "./expression.ts";
import { pairNear } from "./near.ts";
import { occurrencesOf } from "./occurrences.ts";
import type { Scope, WatchText } from "./watch-text.ts";

/** The first part, in the rule's order, for which the text does not meet the rule. */
export type Unmet =
  | { readonly kind: "absent"; readonly part: { readonly written: string }; readonly scope: Scope }
  | { readonly kind: "no-choice"; readonly or: Or; readonly scope: Scope }
  | { readonly kind: "apart"; readonly near: Near; readonly scope: Scope }
  | { readonly kind: "unwanted"; readonly not: Not; readonly scope: Scope };

/** Undefined when the rule is met. */
export function firstUnmet(text: WatchText, expression: Expression, scope: Scope): Unmet | undefined {
  switch (expression.kind) {
    case "words":
      return unmetWords(text, expression, scope);
    case "entity":
      return unmetEntity(text, expression, scope);
    case "and":
      return unmetAnd(text, expression, scope);
    case "or":
      return unmetOr(text, expression, scope);
    case "not":
      return unmetNot(text, expression, scope);
    case "near":
      return unmetNear(text, expression, scope);
    case "title":
      return firstUnmet(text, expression.operand, "title");
    default:
      return unreachable(expression);
  }
}

function unmetWords(text: WatchText, words: Words, scope: Scope): Unmet | undefined {
  return text.find(words, scope).length > 0 ? undefined : { kind: "absent", part: words, scope };
}

function unmetEntity(text: WatchText, entity: EntityMention, scope: Scope): Unmet | undefined {
  const isNamed = entity.aliases.some((alias) => text.find(alias, scope).length > 0);
  return isNamed ? undefined : { kind: "absent", part: entity, scope };
}

function unmetAnd(text: WatchText, and: And, scope: Scope): Unmet | undefined {
  for (const operand of and.operands) {
    const unmet = firstUnmet(text, operand, scope);
    if (unmet !== undefined) return unmet;
  }
  return undefined;
}

function unmetOr(text: WatchText, or: Or, scope: Scope): Unmet | undefined {
  const isMet = or.operands.some((operand) => firstUnmet(text, operand, scope) === undefined);
  return isMet ? undefined : { kind: "no-choice", or, scope };
}

function unmetNot(text: WatchText, not: Not, scope: Scope): Unmet | undefined {
  const isMet = firstUnmet(text, not.operand, scope) !== undefined;
  return isMet ? undefined : { kind: "unwanted", not, scope };
}

function unmetNear(text: WatchText, near: Near, scope: Scope): Unmet | undefined {
  const left = occurrencesOf(text, near.left.choices, scope);
  if (left.length === 0) return { kind: "absent", part: near.left, scope };

  const right = occurrencesOf(text, near.right.choices, scope);
  if (right.length === 0) return { kind: "absent", part: near.right, scope };

  return pairNear({ left, right }, near.wordsMax).left.length > 0 ? undefined : { kind: "apart", near, scope };
}
