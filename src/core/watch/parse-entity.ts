// Finds the entity that a rule mentions, with the words of all its aliases.
import { nearest } from "../nearest.ts";
import type { Words } from "./expression.ts";
import { parseWords } from "./parse-words.ts";
import type { Entity } from "./watch.ts";

export type FoundEntity =
  | { readonly kind: "aliases"; readonly aliases: readonly Words[] }
  | { readonly kind: "problem"; readonly message: string };

export function findEntity(name: string, entities: ReadonlyMap<string, Entity>): FoundEntity {
  if (name === "") return { kind: "problem", message: "@ stands before the name of an entity" };

  const entity = entities.get(name);
  if (entity === undefined)
    return { kind: "problem", message: `@${name} is not in entities.yaml${hint(name, entities)}` };

  const aliases = new Map<string, Words>();
  for (const alias of Object.values(entity.aliases).flat()) {
    const parsed = parseWords(alias);
    if (parsed.kind === "problem") {
      return { kind: "problem", message: `@${name} has the alias "${alias}": ${parsed.problem.message}` };
    }
    aliases.set(parsed.words.key, parsed.words);
  }
  if (aliases.size === 0) return { kind: "problem", message: `@${name} has no aliases in entities.yaml` };

  return { kind: "aliases", aliases: [...aliases.values()] };
}

function hint(name: string, entities: ReadonlyMap<string, Entity>): string {
  const near = nearest(name, entities.keys());
  return near === undefined ? "" : `; did you mean @${near}?`;
}
