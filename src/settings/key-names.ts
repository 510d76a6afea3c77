// Checks the names that stand as keys: of entities and of channels.
import type { SettingsProblem } from "../core/settings.ts";
import { type Part, problemAt } from "./part.ts";
import { name as nameShape } from "./shapes.ts";

export function nameProblems(name: string, part: Part): readonly SettingsProblem[] {
  const result = nameShape.safeParse(name);
  if (result.success) return [];

  return [problemAt(part, `found the name "${name}", expected ${result.error.issues[0]?.message}`, "key")];
}
