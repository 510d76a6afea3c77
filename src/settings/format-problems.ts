// Writes the problems of the settings for an operator's eyes, one to a line.
import type { SettingsProblem } from "../core/settings.ts";
import { counted } from "../core/status/how-long.ts";

/** `config/watches/visits.yaml:7:12 unknown key "wen"; did you mean "when"?`, and how many there are at the end. */
export function formatProblems(problems: readonly SettingsProblem[]): string {
  const files = new Set(problems.map(({ file }) => file)).size;
  return [...problems.map(formatProblem), `${counted(problems.length, "problem")} in ${counted(files, "file")}`].join(
    "\n",
  );
}

function formatProblem({ file, line, column, message }: SettingsProblem): string {
  const place = [file, line, column].filter((one) => one !== undefined).join(":");
  return `${place} ${message}`;
}
