// Lets a scorer of watch engines ask ours: node --expose-gc score.mjs bench/adapters/watches.mjs
import { openEngine } from "../../dist/src/core/watch/engine/engine.js";
import { readText } from "../../dist/src/core/watch/judge.js";
import { parseExpression } from "../../dist/src/core/watch/parse-expression.js";

const noEntities = new Map();

export function compile(watches) {
  const engine = openEngine();
  const ids = [];
  for (const { id, when } of watches) {
    const parsed = parseExpression(when, noEntities);
    if (parsed.kind === "problems")
      throw new Error(`${id}: ${parsed.problems.map(({ message }) => message).join("; ")}`);
    ids[engine.add(parsed.expression)] = id;
  }
  return { match: ({ title, text }) => engine.match(readText({ title, body: text })).map((rule) => ids[rule]) };
}
