// The part of a text that an expression is asked of.
import { limits } from "../limits.ts";
import type { TextField } from "./expression.ts";
import { bodyPlaceOf, type Occurrence, type PlacedWords, placeOfBodyWord } from "./placed-words.ts";

type ScopedText = { readonly placed: PlacedWords; readonly leadEnd: () => number };

/** Everything of the title before `titleEnd` and of the body before `bodyEnd`, which are places; `name` is for people. */
export type Scope = { readonly name: string; readonly titleEnd: number; readonly bodyEnd: number };

export const anywhere: Scope = { name: "", titleEnd: Number.POSITIVE_INFINITY, bodyEnd: Number.POSITIVE_INFINITY };

export function inField(text: ScopedText, scope: Scope, field: TextField): Scope {
  const name = nameWithin(`the ${field}`, scope);
  if (field === "title") return { name, titleEnd: scope.titleEnd, bodyEnd: 0 };

  const bodyEnd = field === "lead" ? Math.min(scope.bodyEnd, text.leadEnd()) : scope.bodyEnd;
  return { name, titleEnd: 0, bodyEnd };
}

/** The first words of the title and the first words of the body. */
export function inFirst(text: ScopedText, scope: Scope, wordsMax: number): Scope {
  const words = Math.min(wordsMax, text.placed.body.froms.length);
  return {
    name: nameWithin(`the first ${wordsMax} words`, scope),
    titleEnd: Math.min(scope.titleEnd, wordsMax),
    bodyEnd: Math.min(scope.bodyEnd, words === 0 ? 0 : placeOfBodyWord(text.placed, words - 1) + 1),
  };
}

/** An occurrence is in a scope with all its words. */
export function isWithin({ placed }: Pick<ScopedText, "placed">, scope: Scope, { from, to }: Occurrence): boolean {
  return to <= (from < bodyPlaceOf(placed) ? scope.titleEnd : scope.bodyEnd);
}

function nameWithin(name: string, { name: outer }: Scope): string {
  const isLong = outer.length > limits.quotedNearestCharsMax;
  return outer === "" || outer === name || isLong ? name : `${name} of ${outer}`;
}
