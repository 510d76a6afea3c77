// Finds what a rule mentions by @: an entity, a list, or another watch's rule.
import { limits } from "../limits.ts";
import { nearest } from "../nearest.ts";
import { entityWords } from "./entity-words.ts";
import type { EntityMention, Expression, ExpressionProblem, RuleMention } from "./expression.ts";
import { type ReadRule, type References, sizeOf } from "./references.ts";

type Problem = { readonly kind: "problem"; readonly message: string };

/** An entity comes before a list and a list before a watch of the same name. */
export function findReference(name: string, references: References): EntityMention | RuleMention | Problem {
  const mention = references.mentions.get(name) ?? findWords(name, references);
  if (mention !== undefined) {
    if (mention.kind === "entity") references.mentions.set(name, mention);
    return mention;
  }
  const rule = references.rules.get(name);
  return rule === undefined ? unknown(name, references) : readMention(name, rule, references);
}

function findWords(name: string, { entities, lists }: References): EntityMention | Problem | undefined {
  const entity = entities.get(name);
  if (entity !== undefined) return readAliases(name, Object.values(entity.aliases).flat(), entity.not);

  const list = lists.get(name);
  return list === undefined ? undefined : readAliases(name, list);
}

function unknown(name: string, { entities, lists, rules }: References): Problem {
  if (name === "") return { kind: "problem", message: "@ stands before the name of an entity" };

  const near = nearest(name, [...entities.keys(), ...lists.keys(), ...rules.keys()]);
  const hint = near === undefined ? "" : `; did you mean @${near}?`;
  return { kind: "problem", message: `@${name} is not in entities.yaml${hint}` };
}

function readAliases(name: string, written: readonly string[], not: readonly string[] = []): EntityMention | Problem {
  const read = entityWords(written, not);
  if (read.kind === "problem") {
    return { kind: "problem", message: `@${name} has the alias "${read.alias}": ${read.problem.message}` };
  }
  const { aliases } = read;
  if (aliases.length === 0) return { kind: "problem", message: `@${name} has no aliases in entities.yaml` };

  return { kind: "entity", written: `@${name}`, name, aliases };
}

function readMention(name: string, rule: string, references: References): RuleMention | Problem {
  const path = [...references.path, name];
  const round = references.path.indexOf(name);
  if (round !== -1) {
    const way = path.slice(round).map((step) => `@${step}`);
    return { kind: "problem", message: `a rule cannot mention itself: ${way.join(" -> ")}` };
  }
  if (path.length > limits.ruleMentionsDeepMax) {
    return { kind: "problem", message: `rules mention one another at most ${limits.ruleMentionsDeepMax} deep` };
  }
  const read = references.read.get(name) ?? readOnce(name, rule, { ...references, path });
  if (read.kind === "problem") return read;

  return { kind: "rule", written: `@${name}`, name, operand: read.expression };
}

/** What is wrong is kept as well: a rule that mentions a wrong one a thousand times is told so at once. */
function readOnce(name: string, rule: string, references: References): ReadRule {
  const parsed = references.parseRule(rule, references);
  const read =
    parsed.kind === "expression" ? wholeRule(parsed.expression, references) : wrongRule(name, parsed.problems);
  references.read.set(name, read);
  return read;
}

function wholeRule(expression: Expression, references: References): ReadRule {
  return { kind: "expression", expression, size: sizeOf(expression, references) };
}

function wrongRule(name: string, [first]: readonly ExpressionProblem[]): ReadRule {
  return { kind: "problem", message: `the rule of @${name} has a problem: ${first?.message ?? "it cannot be read"}` };
}
