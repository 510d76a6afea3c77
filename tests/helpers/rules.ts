// Reads rules for tests, where a rule with a mistake is a mistake of the test.
import type { Expression } from "../../src/core/watch/expression.ts";
import { parseExpression } from "../../src/core/watch/parse-expression.ts";
import type { Entity, Watch } from "../../src/core/watch/watch.ts";
import { watch } from "./make.ts";

export function ruleOf(when: string, entities: ReadonlyMap<string, Entity> = new Map()): Expression {
  const parsed = parseExpression(when, entities);
  if (parsed.kind === "problems") throw new Error(`${when}: ${JSON.stringify(parsed.problems)}`);

  return parsed.expression;
}

export function watchOf(name: string, when: string, entities: ReadonlyMap<string, Entity> = new Map()): Watch {
  return watch({ name, when, expression: ruleOf(when, entities) });
}
