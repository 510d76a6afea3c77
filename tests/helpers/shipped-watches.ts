// Reads the watches and names that the program ships, and asks them about a text.
import { readdirSync, readFileSync } from "node:fs";
import { parse } from "yaml";
import { z } from "zod";
import { judge, readText } from "../../src/core/watch/judge.ts";
import { parseExpression } from "../../src/core/watch/parse-expression.ts";
import type { Entity, Watch } from "../../src/core/watch/watch.ts";
import { readEntities } from "../../src/settings/entities.ts";
import { formatProblems } from "../../src/settings/format-problems.ts";
import { whole } from "../../src/settings/part.ts";
import { parseYaml } from "../../src/settings/yaml-source.ts";

const root = new URL("../../../", import.meta.url);
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

/** Throws with every problem of a file, for a shipped one has none. */
export function entitiesFrom(...files: readonly string[]): ReadonlyMap<string, Entity> {
  const sources = files.map((yaml, at) => parseYaml(`entities ${at}`, yaml));
  const { value, problems } = readEntities(sources.map((source) => source.value && whole(source.value)));
  if (value === undefined || problems.length > 0) throw new Error(formatProblems(problems));

  return value;
}

/** The names of entities.yaml and of every file beside it. */
export function shippedEntities(): ReadonlyMap<string, Entity> {
  const folder = readdirSync(new URL("config/entities/", root)).sort();
  return entitiesFrom(
    ...["entities.yaml", ...folder.map((file) => `entities/${file}`)].map((file) => readShipped(`config/${file}`)),
  );
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
  const entities = shippedEntities();
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
