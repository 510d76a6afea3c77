// What people may ask about rules while the service runs. Everything only reads, and ends within a bound of time.
import type { RouteForecast } from "../core/backtest/backtest-lines.ts";
import type { Backtest } from "../core/backtest/tally.ts";
import type { ClauseResult } from "../core/watch/explain-clauses.ts";
import type { ExpressionProblem } from "../core/watch/expression.ts";
import type { Verdict } from "../core/watch/judge.ts";

export type Missing = { readonly kind: "missing"; readonly what: "watch" | "article" };
export type RuleProblems = { readonly kind: "problems"; readonly problems: readonly ExpressionProblem[] };

export type Explained = {
  readonly kind: "explained";
  readonly title: string;
  readonly verdict: Verdict;
  readonly clauses: ClauseResult;
};

export type Forecast = {
  readonly kind: "backtest";
  /** Of the rule that is compared with, if there is one. */
  readonly version: number | undefined;
  readonly backtest: Backtest;
  readonly routes: readonly RouteForecast[];
};

export interface WatchTools {
  /** `url` is that of an article of the archive. */
  explain(watch: string, url: string): Promise<Explained | Missing>;
  /** `text` begins with its title. */
  tryText(rule: string, text: string): Promise<(Explained & { readonly formatted: string }) | RuleProblems>;
  /** With a rule, that one is asked in the place of the watch's own. */
  backtest(asked: {
    readonly watch: string;
    readonly rule: string | undefined;
    readonly sinceMs: number;
  }): Promise<Forecast | Missing | RuleProblems>;
}
