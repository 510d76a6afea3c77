// Finds the places of the two sides that stand to each other as a part of a rule asks.
import type { Near, NotNear, Side, Together } from "./expression.ts";
import { farFrom, type Pairing, pairNear, pairOrdered, pairTogether } from "./near.ts";
import { occurrencesOf } from "./occurrences.ts";
import type { Scope } from "./scope.ts";
import type { Occurrence, WatchText } from "./watch-text.ts";

const none: Pairing = { left: [], right: [] };

export function pairsOf(text: WatchText, part: Near | Together, scope: Scope): Pairing {
  const left = sideOccurrences(text, part.left, scope);
  const right = left.length === 0 ? left : sideOccurrences(text, part.right, scope);
  if (left.length === 0 || right.length === 0) return none;
  if (part.kind === "together") return pairTogether({ left, right }, (place) => text.unitAt(place, part.unit));

  return part.ordered ? pairOrdered({ left, right }, part.wordsMax) : pairNear({ left, right }, part.wordsMax);
}

/** The left ones that have none of the right near them. */
export function farOf(text: WatchText, part: NotNear, scope: Scope): readonly Occurrence[] {
  const left = sideOccurrences(text, part.left, scope);
  return farFrom({ left, right: sideOccurrences(text, part.right, scope) }, part.wordsMax);
}

export function sideOccurrences(text: WatchText, side: Side, scope: Scope): readonly Occurrence[] {
  return occurrencesOf(text, side.choices, scope);
}
