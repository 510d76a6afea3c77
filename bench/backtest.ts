// Measures a backtest of one watch over stored articles on the real database, and the explanation of one article.
//   node dist/bench/backtest.js [--articles 10000]
import { parseArgs } from "node:util";
import { explainClauses } from "../src/core/watch/explain-clauses.ts";
import type { Expression } from "../src/core/watch/expression.ts";
import { readText } from "../src/core/watch/judge.ts";
import { parseExpression } from "../src/core/watch/parse-expression.ts";
import { backtestWatch } from "../src/steps/backtest-watch.ts";
import { openStore } from "../src/store/open-store.ts";
import { fillArchive } from "../tests/helpers/archive.ts";
import { freshDatabase } from "./fresh-database.ts";
import { makeWorkload, wordOf } from "./watches-workload.ts";

const { values } = parseArgs({ options: { articles: { type: "string", default: "10000" } } });
const articleCount = Number(values.articles);
const runs = 3;
const explained = 20;
const minuteMs = 60_000;

function read(rule: string): Expression {
  const parsed = parseExpression(rule, new Map());
  if (parsed.kind === "problems") throw new Error(`${rule}: ${parsed.problems[0]?.message}`);
  return parsed.expression;
}

const common = [40, 90, 200, 400].map(wordOf);
const rule = read(
  `(${common[0]} NEAR/20 ${common[1]}) AND (${common[2]}* OR title:${common[3]}) AND NOT ${wordOf(5_000)}`,
);
const before = read(`${common[0]} AND ${common[1]}`);
const { articles } = makeWorkload("mix", { rules: 1, articles: articleCount });
const database = await freshDatabase();
const store = await openStore({ url: database.url, poolMax: 1 });
try {
  const clock = { now: () => new Date() };
  const now = clock.now().getTime();
  await fillArchive(
    store.sql,
    articles.map((article, at) => ({ ...article, at: new Date(now - at * minuteMs) })),
  );
  await store.sql`analyze`;
  const since = new Date(now - 2 * articleCount * minuteMs);
  for (const [name, other] of [
    ["one rule", undefined],
    ["against the rule before", before],
  ] as const) {
    for (let run = 0; run < runs; run += 1) {
      const from = performance.now();
      const cpuFrom = process.cpuUsage();
      const found = await backtestWatch(
        { rule, before: other, since, articlesMax: articleCount },
        { archive: store.archive, clock },
      );
      const ms = Math.round(performance.now() - from);
      const { user, system } = process.cpuUsage(cpuFrom);
      const cpu = Math.round((user + system) / 1_000);
      console.log(
        `${name}: ${found.articles} articles, ${found.matched} met, ${ms} ms, ${cpu} ms of them on our processor`,
      );
    }
  }
  for (const [at, article] of articles.slice(0, explained).entries()) {
    const from = performance.now();
    explainClauses(readText(article), rule);
    if (at === 0 || at === explained - 1)
      console.log(`explained, number ${at + 1}: ${(performance.now() - from).toFixed(2)} ms`);
  }
} finally {
  await store.close();
  await database.stop();
}
