// Reads the watches and names that the program ships, and asks them about a text.
import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { z } from "zod";
import { judge, readText } from "../../src/core/watch/judge.ts";
import { parseExpression } from "../../src/core/watch/parse-expression.ts";
import type { Entity, Watch } from "../../src/core/watch/watch.ts";

const root = new URL("../../../", import.meta.url);
const entitiesShape = z.strictObject({
  entities: z.record(
    z.string().regex(/^[a-z]+(-[a-z]+)*$/),
    z.record(z.string().regex(/^[a-z]{2}$/), z.array(z.string().min(1))),
  ),
});
const watchesShape = z.strictObject({
  watches: z.array(
    z.strictObject({
      name: z.string(),
      title: z.string(),
      level: z.enum(["low", "normal", "high", "critical"]).default("normal"),
      when: z.string(),
    }),
  ),
});

export function readShipped(path: string): string {
  return readFileSync(new URL(path, root), "utf8");
}

export function entitiesFrom(yaml: string): ReadonlyMap<string, Entity> {
  const { entities } = entitiesShape.parse(parse(yaml));
  return new Map(Object.entries(entities).map(([name, aliases]) => [name, { name, aliases }]));
}

/** Throws with every problem of a rule, for a shipped rule has none. */
export function watchesFrom(yaml: string, entities: ReadonlyMap<string, Entity>): readonly Watch[] {
  return watchesShape.parse(parse(yaml)).watches.map((written) => {
    const parsed = parseExpression(written.when, entities);
    if (parsed.kind === "problems") throw new Error(`${written.name}: ${JSON.stringify(parsed.problems)}`);

    return { ...written, expression: parsed.expression };
  });
}

export function shippedWatches(): readonly Watch[] {
  const entities = entitiesFrom(readShipped("config/entities.yaml"));
  return ["leader-visits", "partnership"].flatMap((file) => {
    return watchesFrom(readShipped(`config/watches/${file}.yaml`), entities);
  });
}

/** Names of the watches that an article meets. */
export function raisedBy(
  watches: readonly Watch[],
  article: { readonly title: string; readonly body: string },
): readonly string[] {
  const text = readText(article);
  return watches.filter((watch) => judge(text, watch).kind === "match").map((watch) => watch.name);
}
