// Finds the watch that a tool is asked about: as it is in the settings, or as a draft that is not saved yet.
import { limits } from "../../core/limits.ts";
import { nearest } from "../../core/nearest.ts";
import type { DeskSettings } from "../../core/settings.ts";
import type { ExpressionProblem } from "../../core/watch/expression.ts";
import { parseExpression } from "../../core/watch/parse-expression.ts";
import type { Watch } from "../../core/watch/watch.ts";
import { formatProblems } from "../../settings/format-problems.ts";
import { readDraft } from "../../settings/read-draft.ts";
import type { Terminal } from "../command.ts";

/** Undefined after what is wrong was said on stderr. */
export function namedWatch(name: string, { watches }: DeskSettings, terminal: Terminal): Watch | undefined {
  const watch = watches.find((one) => one.name === name);
  if (watch !== undefined) return watch;

  const near = nearest(
    name,
    watches.map((one) => one.name),
  );
  terminal.err(`There is no watch "${name}"${near === undefined ? "" : `; did you mean "${near}"?`}\n`);
  return undefined;
}

/** A rule in the language of the settings, with their names, lists and rules. */
export function writtenRule(rule: string, desk: DeskSettings, terminal: Terminal): Watch | undefined {
  const rules = new Map(desk.watches.map(({ name, when }) => [name, when]));
  const parsed = parseExpression(rule, desk.entities ?? new Map(), { rules, lists: desk.lists ?? new Map() });
  if (parsed.kind === "expression") {
    return { name: "this rule", title: rule, level: "normal", when: rule, expression: parsed.expression };
  }
  for (const problem of parsed.problems) terminal.err(problemText(rule, problem));
  return undefined;
}

/** The watch of this name as it is written in another file. */
export async function draftedWatch(
  { name, file }: { readonly name: string; readonly file: string },
  desk: DeskSettings,
  terminal: Terminal,
): Promise<Watch | undefined> {
  const draft = await readDraft(file, desk);
  if (draft.problems.length > 0) {
    terminal.err(`${formatProblems(draft.problems)}\n`);
    return undefined;
  }
  return namedWatch(name, { ...desk, watches: draft.value }, terminal);
}

/** The line of the rule with a sign below the place. */
export function problemText(rule: string, { offset, length, message }: ExpressionProblem): string {
  const start = rule.lastIndexOf("\n", offset - 1) + 1;
  const end = rule.indexOf("\n", start) === -1 ? rule.length : rule.indexOf("\n", start);
  const from = Math.max(start, offset - limits.quotedNearestCharsMax);
  const line = rule.slice(from, Math.min(end, offset + limits.quotedNearestCharsMax));
  return `${message}\n  ${line}\n  ${" ".repeat(offset - from)}${"^".repeat(Math.max(1, Math.min(length, end - offset)))}\n`;
}
