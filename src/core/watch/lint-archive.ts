// Finds watches that say the same, and watches that the archive shows to take nothing or too much.
import { limits } from "../limits.ts";
import type { Expression } from "./expression.ts";
import { formatExpression } from "./format-expression.ts";
import type { LintFinding } from "./lint-rule.ts";

type Linted = { readonly name: string; readonly when: string; readonly expression: Expression };

/** A watch whose rule stands in an earlier one as well, in whatever way either is written. */
export function lintTogether(watches: readonly Linted[]): readonly (LintFinding & { readonly watch: string })[] {
  const first = new Map<string, string>();
  return watches.flatMap(({ name, when, expression }) => {
    const printed = formatExpression(expression);
    const before = first.get(printed);
    if (before === undefined) first.set(printed, name);
    if (before === undefined) return [];

    const message = `this is the rule of the watch ${before} too; one of the two is enough, with both routes`;
    return [{ watch: name, kind: "duplicate", offset: 0, length: when.length, message }];
  });
}

export type ArchiveCount = { readonly articles: number; readonly matched: number; readonly days: number };

/** Undefined when the archive is too small to tell, or the watch takes a fair share of it. */
export function lintArchive(rule: string, { articles, matched, days }: ArchiveCount): LintFinding | undefined {
  if (articles < limits.lintArchiveArticlesMin) return undefined;

  const whole = { offset: 0, length: rule.length };
  if (matched === 0) {
    const message = `none of the ${articles} articles of the last ${days} days meets this rule; try a wider one`;
    return { kind: "matches-none", message, ...whole };
  }
  if (matched <= articles * limits.lintArchiveShareMax) return undefined;

  const daily = Math.round(matched / Math.max(1, days));
  const message = `${matched} of ${articles} articles meet this rule, ${daily} a day; ask for more beside its words`;
  return { kind: "matches-too-much", message, ...whole };
}
