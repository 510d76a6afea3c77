// entities.yaml and entities/*.yaml: names that rules can use, with their aliases in every language.
import { z } from "zod";
import { nearest } from "../core/nearest.ts";
import type { SettingsProblem } from "../core/settings.ts";
import { parseAlias } from "../core/watch/entity-words.ts";
import type { Entity } from "../core/watch/watch.ts";
import { checkShape } from "./check-shape.ts";
import { countryNames } from "./country-names.ts";
import { entityShape, factKeys, languagesIn } from "./entity-shape.ts";
import { nameProblems } from "./key-names.ts";
import { child, children, entries, isMap, type Part, placeText, problemAt, problemInText } from "./part.ts";
import { type Found, problemsOf } from "./problem.ts";
import { isLanguage, keys, name } from "./shapes.ts";
import { unknownSentence } from "./unknown-sentence.ts";

const fileShape = keys({ entities: z.record(z.string(), z.unknown(), { error: "a map from names to aliases" }) });

/** A whole file in one shape, for editors. */
export const entitiesFile = fileShape.extend({ entities: z.record(name, entityShape) });

type Named = { readonly name: string; readonly part: Part };

/** Stands in for aliases with mistakes, so that the rules which use their entity are not blamed. */
const standIn: Entity["aliases"] = { en: ["unknown"] };

/** Undefined when there is a file that could not be read, or has no map of entities: nobody can say which there are. */
export function readEntities(files: readonly (Part | undefined)[]): Found<ReadonlyMap<string, Entity> | undefined> {
  const readable = files.filter((file) => file !== undefined);
  const tops = readable.map((file) => checkShape(file, fileShape));
  const named = readable.flatMap((file) => entries(child(file, "entities")));
  const found = named.map(readEntity);
  const isWhole = readable.length === files.length && readable.every((file) => isMap(child(file, "entities").value));
  const strangers = isWhole ? named.flatMap((entity) => strangerProblems(entity, named)) : [];
  return {
    value: isWhole ? new Map(found.map(({ value }) => [value.name, value])) : undefined,
    problems: [...problemsOf(...tops, ...found), ...repeatedNames(named), ...strangers],
  };
}

function readEntity({ name, part }: Named): Found<Entity> {
  const strangers = entries(part).filter((entry) => !isKnownKey(entry.name));
  const shape = checkShape(withoutFaults(part, strangers), entityShape);
  const languages = entries(part).filter((entry) => isLanguage(entry.name) || entry.name === "not");
  const aliases = languages.flatMap((language) => children(language.part));
  const problems = [
    ...nameProblems(name, part),
    ...strangers.map(keyProblem),
    ...shape.problems,
    ...aliases.flatMap(aliasProblems),
  ];
  const { value } = shape;
  if (value === undefined || problems.length > 0) return { value: { name, aliases: standIn }, problems };

  const { country, not } = value;
  const own = languagesIn(value);
  const entity = { name, aliases: country === undefined ? own : withCountryNames(own, country) };
  return { value: not === undefined ? entity : { ...entity, not }, problems };
}

/** What is written comes first; a name that is written as well does not stand twice. */
function withCountryNames(own: Entity["aliases"], country: string): Entity["aliases"] {
  const both = new Map(Object.entries(own));
  for (const [language, names] of countryNames(country)) {
    both.set(language, [...new Set([...(both.get(language) ?? []), ...names])]);
  }
  return Object.fromEntries(both);
}

function isKnownKey(key: string): boolean {
  return factKeys.includes(key) || isLanguage(key);
}

/** Of what stands under a key that nobody knows nothing more is said. */
function withoutFaults(part: Part, strangers: readonly Named[]): Part {
  if (!isMap(part.value)) return part;

  return { ...part, value: { ...part.value, ...Object.fromEntries(strangers.map(({ name }) => [name, ["unknown"]])) } };
}

function keyProblem({ name, part }: Named): SettingsProblem {
  const isSlip = nearest(name, factKeys) !== undefined;
  const sentence = `unknown language "${name}"; expected a tag such as en, ru or zh`;
  return problemAt(part, isSlip ? unknownSentence("key", name, factKeys) : sentence, "key");
}

function aliasProblems(part: Part): readonly SettingsProblem[] {
  if (typeof part.value !== "string" || part.value.trim() === "") return [];

  const parsed = parseAlias(part.value);
  return parsed.kind === "words" ? [] : [problemInText(part, parsed.problem)];
}

/** Within one file the YAML itself has no key twice. */
function repeatedNames(named: readonly Named[]): readonly SettingsProblem[] {
  const firsts = new Map<string, Part>();
  return named.flatMap(({ name, part }) => {
    const first = firsts.get(name);
    firsts.set(name, first ?? part);
    if (first === undefined || first.source === part.source) return [];

    return [problemAt(part, `the name "${name}" is already listed at ${placeText(first)}`, "key")];
  });
}

function strangerProblems({ part }: Named, named: readonly Named[]): readonly SettingsProblem[] {
  const of = child(part, "of");
  if (typeof of.value !== "string" || named.some(({ name }) => name === of.value)) return [];

  const names = named.map(({ name }) => name);
  return [problemAt(of, unknownSentence("entity", of.value, names))];
}
