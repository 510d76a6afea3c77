// What a reading found: what was right, and everything that was wrong.
import type { SettingsProblem } from "../core/settings.ts";

/** `value` holds what could be used, so that one mistake does not hide the next. */
export type Found<Value> = {
  readonly value: Value;
  readonly problems: readonly SettingsProblem[];
};

export function fine<Value>(value: Value): Found<Value> {
  return { value, problems: [] };
}

/** A problem of a whole file, or of one that is not there. */
export function fileProblem(file: string, message: string): SettingsProblem {
  return { file, line: undefined, column: undefined, message };
}

export function problemsOf(...found: readonly Found<unknown>[]): readonly SettingsProblem[] {
  return found.flatMap((one) => one.problems);
}
