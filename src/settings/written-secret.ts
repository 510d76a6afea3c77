// Keeps secrets out of the config files: they come from a variable or a file of their own.
import type { SettingsProblem } from "../core/settings.ts";
import { isHidden, isUnresolved, type Part, problemAt } from "./part.ts";
import { referenceForms } from "./references.ts";

/** A problem when the secret is written in the file itself, or when its reference gives something unfit. */
export function secretProblems(
  part: Part,
  isRight: (secret: string) => boolean,
  expected: string,
): readonly SettingsProblem[] {
  if (typeof part.value !== "string" || isUnresolved(part)) return [];
  if (!isHidden(part)) {
    const key = part.path.findLast((step) => typeof step === "string") ?? "secret";
    const what = key === "secrets" ? "secret" : key;
    return [problemAt(part, `do not write a ${what} in this file; write ${referenceForms} instead`)];
  }
  return isRight(part.value) ? [] : [problemAt(part, `the value of this reference is not ${expected}`)];
}
