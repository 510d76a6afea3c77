// Reads a recorded rule again as it was meant then: with the words that its names stood for when it came into force.
import type { Expression } from "../watch/expression.ts";
import { parseExpression } from "../watch/parse-expression.ts";
import type { Entity } from "../watch/watch.ts";

export type RuleNames = {
  readonly entities: ReadonlyMap<string, Entity>;
  readonly lists: ReadonlyMap<string, readonly string[]>;
  readonly rules: ReadonlyMap<string, string>;
};

/** `when` as written; `expression` as JSON. */
export type Recorded = { readonly when: string; readonly expression: unknown };

/**
 * The rule is parsed anew, because what was recorded by an earlier release may have another form. Names that stood for
 * other words then get these; undefined when the rule cannot be read by the language of today.
 */
export function ruleOfRecord({ when, expression }: Recorded, names: RuleNames): Expression | undefined {
  const then = mentionsIn(expression);
  const rules = new Map([...names.rules, ...then.rules]);
  const now = parseExpression(when, withAll(names.entities, then.entities), { lists: names.lists, rules });
  if (now.kind === "problems") return undefined;

  const changed = changedNames(mentionsIn(now.expression).entities, then.entities);
  if (changed.size === 0) return now.expression;

  const entities = withAll(new Map(), changed, names.entities);
  const again = parseExpression(when, new Map([...names.entities, ...entities]), { lists: names.lists, rules });
  return again.kind === "expression" ? again.expression : undefined;
}

type Aliases = ReadonlyMap<string, readonly string[]>;

function changedNames(now: Aliases, then: Aliases): Aliases {
  return new Map([...then].filter(([name, aliases]) => (now.get(name) ?? []).join("\n") !== aliases.join("\n")));
}

/** Names that are known keep what they are; the others are made of their recorded words. */
function withAll(
  known: ReadonlyMap<string, Entity>,
  recorded: Aliases,
  like: ReadonlyMap<string, Entity> = new Map(),
): ReadonlyMap<string, Entity> {
  const missing = [...recorded].filter(([name]) => !known.has(name));
  const made = missing.map(([name, aliases]): [string, Entity] => {
    const not = like.get(name)?.not;
    return [name, { name, aliases: { en: aliases }, ...(not === undefined ? {} : { not }) }];
  });
  return new Map([...known, ...made]);
}

type Mentions = { readonly entities: Map<string, readonly string[]>; readonly rules: Map<string, string> };

/** Goes through JSON whose form is not known for certain. */
function mentionsIn(json: unknown, found: Mentions = { entities: new Map(), rules: new Map() }): Mentions {
  if (typeof json !== "object" || json === null) return found;

  const node: Readonly<Record<string, unknown>> = { ...json };
  const { kind, name, aliases, operand } = {
    kind: node["kind"],
    name: node["name"],
    aliases: node["aliases"],
    operand: node["operand"],
  };
  if (kind === "entity" && typeof name === "string") {
    found.entities.set(
      name,
      listOf(aliases).flatMap((alias) => writtenOf(alias) ?? []),
    );
    return found;
  }
  const written = writtenOf(operand);
  if (kind === "rule" && typeof name === "string" && written !== undefined) found.rules.set(name, written);
  for (const inner of Object.values(node)) mentionsIn(inner, found);
  return found;
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function writtenOf(value: unknown): string | undefined {
  if (typeof value !== "object" || value === null || !("written" in value)) return undefined;

  return typeof value.written === "string" ? value.written : undefined;
}
