// Says whether a text meets an expression: the one meaning that every tool goes by.
import { unreachable } from "../outcome.ts";
import type { AtLeast, EntityMention, Expression, SomeOf, Words } from "./expression.ts";
import { meetsAbout, meetsAge, meetsLength } from "./meets-facts.ts";
import { mentions } from "./occurrences.ts";
import { farOf, pairsOf, sideOccurrences } from "./pairs.ts";
import { inField, inFirst, type Scope } from "./scope.ts";
import type { WatchText } from "./watch-text.ts";

export function meets(text: WatchText, expression: Expression, scope: Scope): boolean {
  switch (expression.kind) {
    case "words":
    case "entity":
    case "pattern":
      return isFound(text, expression, scope);
    case "and":
      return expression.operands.every((operand) => meets(text, operand, scope));
    case "or":
      return expression.operands.some((operand) => meets(text, operand, scope));
    case "of":
      return metCount(text, expression, scope) >= expression.count;
    case "not":
      return !meets(text, expression.operand, scope);
    case "rule":
      return meets(text, expression.operand, scope);
    case "field":
      return meets(text, expression.operand, inField(text, scope, expression.field));
    case "first":
      return meets(text, expression.operand, inFirst(text, scope, expression.wordsMax));
    case "near":
    case "together":
      return pairsOf(text, expression, scope).left.length > 0;
    case "not-near":
      return farOf(text, expression, scope).length > 0;
    case "at-least":
      return mentionCount(text, expression, scope) >= expression.count;
    case "about":
      return meetsAbout(text.facts, expression);
    case "length":
      return meetsLength(text.placed.body.froms.length, expression);
    case "age":
      return meetsAge(text.facts, expression);
    default:
      return unreachable(expression);
  }
}

/** How many of the clauses are met. */
export function metCount(text: WatchText, { operands }: SomeOf, scope: Scope): number {
  return operands.filter((operand) => meets(text, operand, scope)).length;
}

export function mentionCount(text: WatchText, { side }: AtLeast, scope: Scope): number {
  return mentions(sideOccurrences(text, side, scope)).length;
}

type Leaf = Words | EntityMention | Extract<Expression, { readonly kind: "pattern" }>;

function isFound(text: WatchText, leaf: Leaf, scope: Scope): boolean {
  if (leaf.kind === "words") return text.find(leaf, scope).length > 0;
  if (leaf.kind === "pattern") return text.search(leaf, scope).length > 0;

  return leaf.aliases.some((alias) => text.find(alias, scope).length > 0);
}
