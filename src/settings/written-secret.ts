// Keeps secrets out of the config files: they come from a variable or a file of their own.
import type { SettingsProblem } from "../core/settings.ts";
import { isHidden, isUnresolved, type Part, problemAt } from "./part.ts";
import { referenceForms } from "./references.ts";

/** A problem when the secret stands in the file itself, or when what came for it does not fit. */
export function secretProblems(
  part: Part,
  isRight: (secret: string) => boolean,
  expected: string,
): readonly SettingsProblem[] {
  if (typeof part.value !== "string" || isUnresolved(part)) return [];
  if (!isHidden(part)) {
    const key = part.path.findLast((step) => typeof step === "string");
    return [problemAt(part, `a ${key} must not stand in this file; write ${referenceForms} here`)];
  }
  return isRight(part.value) ? [] : [problemAt(part, `what the reference gave is not ${expected}`)];
}
