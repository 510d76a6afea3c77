// entities.yaml: names that rules can use, with their aliases in every language.
import { z } from "zod";
import type { SettingsProblem } from "../core/settings.ts";
import { parseWords } from "../core/watch/parse-words.ts";
import type { Entity } from "../core/watch/watch.ts";
import { checkShape } from "./check-shape.ts";
import { nameProblems } from "./key-names.ts";
import { child, children, entries, isMap, type Part, problemAt, problemInText } from "./part.ts";
import { type Found, problemsOf } from "./problem.ts";
import { isLanguage, keys, list, name, text } from "./shapes.ts";

const mapExpected = "a map from languages to lists of aliases, such as en: [Xi Jinping]";
const listExpected = "a list of aliases";
const fileShape = keys({ entities: z.record(z.string(), z.unknown(), { error: "a map from names to aliases" }) });
const aliasesShape = z
  .record(z.string(), list(text("an alias"), listExpected).min(1, listExpected), { error: mapExpected })
  .refine((aliases) => Object.keys(aliases).length > 0, { error: mapExpected });

/** The whole file in one shape, for editors. */
export const entitiesFile = fileShape.extend({ entities: z.record(name, aliasesShape) });

/** Stands in for aliases with mistakes, so that the rules which use their entity are not blamed. */
const standIn: Entity["aliases"] = { en: ["unknown"] };

/** Undefined when there is no map of entities at all. */
export function readEntities(file: Part): Found<ReadonlyMap<string, Entity> | undefined> {
  const top = checkShape(file, fileShape);
  if (!isMap(child(file, "entities").value)) return { value: undefined, problems: top.problems };

  const found = entries(child(file, "entities")).map(({ name, part }) => readEntity(name, part));
  return { value: new Map(found.map(({ value }) => [value.name, value])), problems: problemsOf(top, ...found) };
}

function readEntity(name: string, part: Part): Found<Entity> {
  const shape = checkShape(part, aliasesShape);
  const aliases = entries(part).flatMap((language) => children(language.part));
  const problems = [
    ...nameProblems(name, part),
    ...languageProblems(part),
    ...shape.problems,
    ...aliases.flatMap(aliasProblems),
  ];
  const isWhole = shape.value !== undefined && problems.length === 0;
  return { value: { name, aliases: isWhole ? shape.value : standIn }, problems };
}

function languageProblems(part: Part): readonly SettingsProblem[] {
  return entries(part)
    .filter(({ name }) => !isLanguage(name))
    .map(({ name, part: aliases }) =>
      problemAt(aliases, `unknown language "${name}"; expected a tag such as en, ru or zh`, "key"),
    );
}

function aliasProblems(part: Part): readonly SettingsProblem[] {
  if (typeof part.value !== "string" || part.value.trim() === "") return [];

  const parsed = parseWords(part.value);
  return parsed.kind === "words" ? [] : [problemInText(part, parsed.problem)];
}
