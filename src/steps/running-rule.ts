// Reads again the rule that a watch runs with, as it was recorded when it came into force.
import { type RuleNames, ruleOfRecord } from "../core/backtest/rule-of-record.ts";
import type { Expression } from "../core/watch/expression.ts";
import type { ArchiveStore } from "../ports/archive.ts";

export type RunningRule = { readonly version: number; readonly expression: Expression };

/** Undefined when the watch never ran, or its rule cannot be read by the language of today. */
export async function runningRule(
  watch: string,
  names: RuleNames,
  archive: Pick<ArchiveStore, "recordedRule">,
): Promise<RunningRule | undefined> {
  const recorded = await archive.recordedRule(watch);
  if (recorded === undefined) return undefined;

  const expression = ruleOfRecord(recorded, names);
  return expression === undefined ? undefined : { version: recorded.version, expression };
}
