// Gathers the places of words that any one of several choices is found at.
import type { Words } from "./expression.ts";
import type { Occurrence, Scope, WatchText } from "./watch-text.ts";

export function occurrencesOf(text: WatchText, choices: readonly Words[], scope: Scope): readonly Occurrence[] {
  const occurrences: Occurrence[] = [];
  for (const words of choices) {
    for (const from of text.find(words, scope)) occurrences.push({ from, to: from + words.parts.length });
  }
  return occurrences;
}
