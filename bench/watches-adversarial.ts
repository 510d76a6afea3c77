// Puts hostile rules and articles to the engine of watches and prints what they cost: everything has to stay bounded.
//   node dist/bench/watches-adversarial.js
import { openEngine } from "../src/core/watch/engine/engine.ts";
import { readText } from "../src/core/watch/judge.ts";
import { parseExpression } from "../src/core/watch/parse-expression.ts";
import { cpuMs } from "./cpu-time.ts";
import { randomFrom, wordOf } from "./watches-workload.ts";

type Attack = { readonly name: string; readonly rules: readonly string[]; readonly body: string };

const random = randomFrom(3);
const some = (count: number, words: number) =>
  Array.from({ length: count }, () => wordOf(Math.floor(random() * words)));
const article = some(655, 5_000).join(" ");
const megabyte = some(160_000, 20_000)
  .join(" ")
  .slice(0, 2 ** 20);
const many = (count: number, make: (at: number) => string) => Array.from({ length: count }, (_, at) => make(at));

const long = { name: "long", aliases: { en: many(5_000, (at) => wordOf(at + 1_000)) } };
const entities = new Map([[long.name, long]]);

const attacks: readonly Attack[] = [
  {
    name: "10,000 prefixes of two letters",
    rules: many(10_000, (at) => `${wordOf(at % 600).slice(0, 2)}*`),
    body: article,
  },
  { name: "10,000 wildcards with ?", rules: many(10_000, (at) => `${wordOf(at).slice(0, 3)}?*`), body: article },
  {
    name: "10,000 rules that ask for no word",
    rules: many(10_000, (at) => `lang:en AND NOT ${wordOf(at)}`),
    body: article,
  },
  { name: "an article of 1 MB against 10,000 words", rules: many(10_000, wordOf), body: megabyte },
  {
    name: "1,000 rules of NEAR in an article of 1 MB",
    rules: many(1_000, (at) => `${wordOf(at)} NEAR/5 ${wordOf(at + 1)}`),
    body: megabyte,
  },
  { name: "an OR of 5,000 words, 100 times", rules: many(100, () => "@long"), body: article },
  {
    name: "NEAR that fails over 1,000,000 repeats",
    rules: ["here ONEAR/0 there AND here"],
    body: `there ${"there ".repeat(500_000)}${"here ".repeat(500_000)}`,
  },
  {
    name: "100 patterns made to backtrack",
    rules: many(100, (at) => `${wordOf(1)} AND /(?:a+)+${wordOf(at)}$/`),
    body: `${wordOf(1)} ${"a".repeat(50_000)}`,
  },
];

function rowOf({ rules, body }: Attack): Record<string, number> {
  const engine = openEngine();
  const loadMs = cpuMs(() => {
    for (const rule of rules) {
      const parsed = parseExpression(rule, entities);
      if (parsed.kind === "problems") throw new Error(`${rule.slice(0, 80)}: ${parsed.problems[0]?.message}`);
      engine.add(parsed.expression);
    }
  });
  const match = () => engine.match(readText({ title: "", body, lang: "en" })).length;
  const firstMs = cpuMs(match);
  let met = 0;
  const againMs = cpuMs(() => {
    met = match();
  });
  return {
    rules: rules.length,
    "load ms": Math.round(loadMs),
    "first article ms": Math.round(firstMs),
    "next article ms": +againMs.toFixed(1),
    tried: engine.figures().tried,
    met,
  };
}

console.table(Object.fromEntries(attacks.map((attack) => [attack.name, rowOf(attack)])));
