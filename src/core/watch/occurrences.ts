// Gathers the places of words that any one of several choices is found at.
import type { Words } from "./expression.ts";
import type { Scope } from "./scope.ts";
import type { Occurrence, WatchText } from "./watch-text.ts";

export function occurrencesOf(text: WatchText, choices: readonly Words[], scope: Scope): readonly Occurrence[] {
  const occurrences: Occurrence[] = [];
  for (const words of choices) {
    for (const from of text.find(words, scope)) occurrences.push({ from, to: from + words.parts.length });
  }
  return occurrences;
}

/** As many as there can be at once without sharing a word: "Xi Jinping" and the "Xi" in it are one mention. */
export function mentions(occurrences: readonly Occurrence[]): readonly Occurrence[] {
  let end = Number.NEGATIVE_INFINITY;
  return occurrences
    .toSorted((one, other) => one.to - other.to || other.from - one.from)
    .filter(({ from, to }) => {
      if (from < end) return false;

      end = to;
      return true;
    });
}
