// The tools for rules as the running service offers them: on its own settings, its own archive, within a bound of time.
import { forecast } from "./core/backtest/backtest-lines.ts";
import type { RuleNames } from "./core/backtest/rule-of-record.ts";
import { limits } from "./core/limits.ts";
import type { DeskSettings } from "./core/settings.ts";
import type { ArticleText } from "./core/watch/article-text.ts";
import { explainClauses } from "./core/watch/explain-clauses.ts";
import type { Expression } from "./core/watch/expression.ts";
import { formatExpression } from "./core/watch/format-expression.ts";
import { judge, readText } from "./core/watch/judge.ts";
import { parseExpression } from "./core/watch/parse-expression.ts";
import { articleFromText } from "./core/watch/watch-test.ts";
import type { LoadedDesk } from "./desk.ts";
import type { Clock } from "./ports/clock-and-log.ts";
import type { Store } from "./ports/store.ts";
import type { Explained, Forecast, Missing, RuleProblems, WatchTools } from "./ports/watch-tools.ts";
import { backtestWatch } from "./steps/backtest-watch.ts";
import { runningRule } from "./steps/running-rule.ts";

export type ToolNeeds = {
  readonly clock: Clock;
  readonly store: Pick<Store, "archive" | "status">;
  readonly desk: () => LoadedDesk;
};

export function watchTools(needs: ToolNeeds): WatchTools {
  return {
    explain: (watch, url) => explain({ watch, url }, needs),
    tryText: async (rule, text) => tryText({ rule, text }, namesOf(needs.desk())),
    backtest: (asked) => backtest(asked, needs),
  };
}

export function namesOf({ entities, lists, watches }: Pick<DeskSettings, "entities" | "lists" | "watches">): RuleNames {
  return {
    entities: entities ?? new Map(),
    lists: lists ?? new Map(),
    rules: new Map(watches.map(({ name, when }) => [name, when])),
  };
}

async function explain(
  { watch: name, url }: { readonly watch: string; readonly url: string },
  { store, desk }: ToolNeeds,
): Promise<Explained | Missing> {
  const watch = desk().watches.find((one) => one.name === name);
  if (watch === undefined) return { kind: "missing", what: "watch" };

  const trails = await store.status.trail(url);
  const id = trails.find(({ article }) => article !== undefined)?.article?.id;
  const article = id === undefined ? undefined : await store.archive.article(id);
  return article === undefined ? { kind: "missing", what: "article" } : explained(article.text, watch);
}

function explained(article: ArticleText, watch: Parameters<typeof judge>[1]): Explained {
  const text = readText(article);
  const clauses = explainClauses(text, watch.expression);
  return { kind: "explained", title: article.title, verdict: judge(text, watch), clauses };
}

function tryText({ rule, text }: { readonly rule: string; readonly text: string }, names: RuleNames) {
  const parsed = parseExpression(rule, names.entities, names);
  if (parsed.kind === "problems") return parsed;

  const watch = { name: "rule", title: rule, level: "normal", when: rule, expression: parsed.expression } as const;
  return { ...explained(articleFromText(text), watch), formatted: formatExpression(parsed.expression) };
}

async function backtest(
  { watch: name, rule, sinceMs }: Parameters<WatchTools["backtest"]>[0],
  { store, clock, desk }: ToolNeeds,
): Promise<Forecast | Missing | RuleProblems> {
  const { routes, watches, ...loaded } = desk();
  const names = namesOf({ watches, ...loaded });
  const watch = watches.find((one) => one.name === name);
  if (watch === undefined) return { kind: "missing", what: "watch" };

  const asked = ruleOrOwn(rule, watch.expression, names);
  if (asked.kind === "problems") return asked;

  const now = clock.now().getTime();
  const running = await runningRule(name, names, store.archive);
  const found = await backtestWatch(
    {
      rule: asked.expression,
      before: running?.expression,
      only: watch.only,
      since: new Date(now - sinceMs),
      articlesMax: limits.backtestArticlesDefault,
      deadline: new Date(now + limits.toolTimeMs),
    },
    { archive: store.archive, clock },
  );
  return { kind: "backtest", version: running?.version, backtest: found, routes: forecast(watch, found, routes) };
}

type Asked = { readonly kind: "expression"; readonly expression: Expression } | RuleProblems;

function ruleOrOwn(rule: string | undefined, own: Expression, names: RuleNames): Asked {
  return rule === undefined ? { kind: "expression", expression: own } : parseExpression(rule, names.entities, names);
}
