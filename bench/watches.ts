// Measures the engine of watches: what one article costs against many rules, loading them, changing one, their memory.
//   node --expose-gc dist/bench/watches.js [--rules 100000]
import { parseArgs } from "node:util";
import { type Engine, openEngine } from "../src/core/watch/engine/engine.ts";
import type { Expression } from "../src/core/watch/expression.ts";
import { readText } from "../src/core/watch/judge.ts";
import { parseExpression } from "../src/core/watch/parse-expression.ts";
import { bestOf, cpuMs } from "./cpu-time.ts";
import { writeRule } from "./watches-languages.ts";
import { densities, makeWorkload, type Workload } from "./watches-workload.ts";

const { values } = parseArgs({ options: { rules: { type: "string", default: "100000" } } });
const articleCount = 200;
const passes = 8;
const backtestArticles = 10_000;

function read(rule: string): Expression {
  const parsed = parseExpression(rule, new Map());
  if (parsed.kind === "problems") throw new Error(`${rule}: ${parsed.problems[0]?.message}`);
  return parsed.expression;
}

function measure(workload: Workload): Record<string, string | number> {
  const written = workload.rules.map(writeRule);
  collectGarbage();
  const before = process.memoryUsage();
  const engine = openEngine();
  const loadMs = cpuMs(() => {
    for (const rule of written) engine.add(read(rule));
  });
  collectGarbage();
  const after = process.memoryUsage();
  const bytes = after.heapUsed + after.arrayBuffers - before.heapUsed - before.arrayBuffers;

  let tried = 0;
  let met = 0;
  const pass = () => {
    tried = 0;
    met = 0;
    for (const article of workload.articles) {
      met += engine.match(readText(article)).length;
      tried += engine.figures().tried;
    }
  };
  const firstMs = cpuMs(pass);
  return {
    "ms/article": +(bestOf(passes, pass) / articleCount).toFixed(3),
    "first pass": +(firstMs / articleCount).toFixed(3),
    "met/article": Math.round(met / articleCount),
    "tried/met": +(tried / met).toFixed(2),
    "load ms": Math.round(loadMs),
    "bytes/rule": Math.round(bytes / written.length),
    "change ms, 99 % / all": slowestChange(engine, written),
  };
}

/** Lists that were outgrown are only let go when they are found unused twice. */
function collectGarbage(): void {
  for (let run = 0; run < 3; run += 1) globalThis.gc?.();
}

/** Of a thousand changes the one that 990 stay below, and the dearest. */
function slowestChange(engine: Engine, written: readonly string[]): string {
  const times = Array.from({ length: 1_000 }, (_, at) => {
    const rule = (at * 97) % written.length;
    const expression = read(written[written.length - 1 - rule] ?? "");
    return cpuMs(() => engine.change(rule, expression));
  });
  const ordered = times.toSorted((one, other) => one - other);
  return `${ordered[990]?.toFixed(2)} / ${ordered.at(-1)?.toFixed(2)}`;
}

/** One watch over an archive, as a backtest asks it. */
function backtestMs(): number {
  const { articles, rules } = makeWorkload("mix", { rules: 1, articles: articleCount });
  const engine = openEngine();
  for (const rule of rules) engine.add(read(writeRule(rule)));
  return cpuMs(() => {
    for (let at = 0; at < backtestArticles; at += 1) {
      engine.match(readText(articles[at % articleCount] ?? { title: "", body: "" }));
    }
  });
}

const rules = Number(values.rules);
const rows = Object.entries(densities).map(([name]) => {
  const density = name === "sparse" || name === "dense" ? name : "mix";
  return [name, measure(makeWorkload(density, { rules, articles: articleCount }))] as const;
});
console.log(`${rules} rules, ${articleCount} articles of 655 words, CPU time, best of ${passes} passes`);
console.table(Object.fromEntries(rows));
console.log(`one rule over ${backtestArticles} articles: ${Math.round(backtestMs())} ms CPU`);
