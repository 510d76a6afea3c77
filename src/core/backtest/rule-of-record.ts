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
  const known = new Map([...entitiesOf(then.names), ...names.entities]);
  const now = parseExpression(when, known, { lists: names.lists, rules });
  if (now.kind === "problems") return undefined;

  const changed = changedNames(mentionsIn(now.expression).names, then.names);
  if (changed.size === 0) return now.expression;

  const again = parseExpression(when, new Map([...known, ...entitiesOf(changed)]), { lists: names.lists, rules });
  return again.kind === "expression" ? again.expression : undefined;
}

/** What a name stood for: its words, and what only looked like them. */
type Recalled = { readonly aliases: readonly string[]; readonly not: readonly string[] };
type RecalledNames = ReadonlyMap<string, Recalled>;

function changedNames(now: RecalledNames, then: RecalledNames): RecalledNames {
  return new Map([...then].filter(([name, recalled]) => !isEqual(now.get(name), recalled)));
}

function isEqual(one: Recalled | undefined, other: Recalled): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function entitiesOf(recalled: RecalledNames): ReadonlyMap<string, Entity> {
  return new Map([...recalled].map(([name, { aliases, not }]) => [name, { name, aliases: { en: aliases }, not }]));
}

type Mentions = { readonly names: Map<string, Recalled>; readonly rules: Map<string, string> };

/** Goes through JSON whose form is not known for certain. */
function mentionsIn(json: unknown, found: Mentions = { names: new Map(), rules: new Map() }): Mentions {
  if (typeof json !== "object" || json === null) return found;

  const node: Readonly<Record<string, unknown>> = { ...json };
  const { kind, name, aliases, operand } = {
    kind: node["kind"],
    name: node["name"],
    aliases: node["aliases"],
    operand: node["operand"],
  };
  if (kind === "entity" && typeof name === "string") {
    found.names.set(name, recalledFrom(listOf(aliases)));
    return found;
  }
  const written = writtenOf(operand);
  if (kind === "rule" && typeof name === "string" && written !== undefined) found.rules.set(name, written);
  for (const inner of Object.values(node)) mentionsIn(inner, found);
  return found;
}

/** Look-alikes stand with each of the words that they can share one with. */
function recalledFrom(aliases: readonly unknown[]): Recalled {
  const not = aliases.flatMap(exceptionsOf).flatMap((words) => writtenOf(words) ?? []);
  return { aliases: aliases.flatMap((alias) => writtenOf(alias) ?? []), not: [...new Set(not)] };
}

function exceptionsOf(alias: unknown): readonly unknown[] {
  if (typeof alias !== "object" || alias === null || !("except" in alias)) return [];

  return listOf(alias.except).map((exception) => {
    return typeof exception === "object" && exception !== null && "words" in exception ? exception.words : undefined;
  });
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function writtenOf(value: unknown): string | undefined {
  if (typeof value !== "object" || value === null || !("written" in value)) return undefined;

  return typeof value.written === "string" ? value.written : undefined;
}
