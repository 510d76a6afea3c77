// Finds names and addresses that are listed a second time.
import type { SettingsProblem } from "../core/settings.ts";
import { type Part, placeText, problemAt } from "./part.ts";

/** One problem for each repetition, which says where the first one stands. Parts that are no text are passed over. */
export function repeats(
  what: string,
  parts: readonly Part[],
  keyOf: (text: string) => string = sameText,
): readonly SettingsProblem[] {
  const firsts = new Map<string, Part>();
  const problems: SettingsProblem[] = [];
  for (const part of parts) {
    if (typeof part.value !== "string") continue;

    const key = keyOf(part.value);
    const first = firsts.get(key);
    if (first === undefined) firsts.set(key, part);
    else problems.push(problemAt(part, `this ${what} is already listed at ${placeText(first)}`));
  }
  return problems;
}

function sameText(text: string): string {
  return text;
}
