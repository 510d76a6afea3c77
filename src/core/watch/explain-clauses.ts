// Shows a rule's clauses one by one: which a text meets and where, which it does not and how near it comes.
import type { Span } from "../alert/alert.ts";
import { limits } from "../limits.ts";
import { firstUnmet } from "./evaluate.ts";
import type { Expression, Side } from "./expression.ts";
import { type Field, placeOf } from "./marks.ts";
import { meets } from "./meets.ts";
import { metParts } from "./met-parts.ts";
import { occurrencesOf } from "./occurrences.ts";
import { anywhere, inField, inFirst, type Scope } from "./scope.ts";
import type { Occurrence, WatchText } from "./watch-text.ts";
import { whyNot } from "./why-not.ts";

export type ClauseResult = {
  /** The clause in the rule's own words. */
  readonly written: string;
  readonly kind: Expression["kind"];
  readonly met: boolean;
  /** Why it is not met, with the nearest miss; undefined when it is. */
  readonly why: string | undefined;
  /** Where its words stand: those that meet it, or of an unmet one those that are there; at most `limits.evidenceSpansMax`. */
  readonly spans: readonly PlacedSpan[];
  readonly clauses: readonly ClauseResult[];
};

export type PlacedSpan = Span & { readonly field: Field };

export function explainClauses(text: WatchText, expression: Expression, scope: Scope = anywhere): ClauseResult {
  const met = meets(text, expression, scope);
  const unmet = met ? undefined : firstUnmet(text, expression, scope);
  return {
    written: expression.written,
    kind: expression.kind,
    met,
    why: unmet === undefined ? undefined : whyNot(text, unmet),
    spans: spansOf(text, occurrencesShown(text, expression, { scope, met })),
    clauses: innerClauses(text, expression, scope),
  };
}

function innerClauses(text: WatchText, expression: Expression, scope: Scope): readonly ClauseResult[] {
  switch (expression.kind) {
    case "and":
    case "or":
    case "of":
      return expression.operands.map((operand) => explainClauses(text, operand, scope));
    case "not":
    case "rule":
      return [explainClauses(text, expression.operand, scope)];
    case "field":
      return [explainClauses(text, expression.operand, inField(text, scope, expression.field))];
    case "first":
      return [explainClauses(text, expression.operand, inFirst(text, scope, expression.wordsMax))];
    case "near":
    case "not-near":
    case "together":
      return [expression.left, expression.right].map((side) => explainSide(text, side, scope));
    case "at-least":
      return [explainSide(text, expression.side, scope)];
    default:
      return [];
  }
}

function explainSide(text: WatchText, { written, part }: Side, scope: Scope): ClauseResult {
  return { ...explainClauses(text, part, scope), written };
}

type Shown = { readonly scope: Scope; readonly met: boolean };

/** Clauses made of others leave their places to these, but for those that choose among the places of theirs. */
function occurrencesShown(text: WatchText, expression: Expression, { scope, met }: Shown): readonly Occurrence[] {
  switch (expression.kind) {
    case "words":
    case "entity":
    case "pattern":
    case "near":
    case "not-near":
    case "together":
      return met ? metParts(text, expression, scope).flatMap(({ occurrences }) => occurrences) : [];
    case "at-least":
      return occurrencesOf(text, expression.side.choices, scope);
    default:
      return [];
  }
}

function spansOf(text: WatchText, occurrences: readonly Occurrence[]): readonly PlacedSpan[] {
  return occurrences
    .toSorted((one, other) => one.from - other.from)
    .slice(0, limits.evidenceSpansMax)
    .map((occurrence) => placeOf(text, occurrence));
}
