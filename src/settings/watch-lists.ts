// Lists of words that rules mention as @name: `lists:` in the files of watches.
import { z } from "zod";
import type { SettingsProblem } from "../core/settings.ts";
import { parseAlias } from "../core/watch/entity-words.ts";
import type { Entity } from "../core/watch/watch.ts";
import { checkShape } from "./check-shape.ts";
import { nameProblems } from "./key-names.ts";
import { child, children, entries, type Part, placeText, problemAt, problemInText } from "./part.ts";
import { type Found, problemsOf } from "./problem.ts";
import { list, name, text } from "./shapes.ts";

const wordsExpected = "a list of words and phrases";
const listsExpected = "a map from names to lists of words, such as banks: [VTB, Sberbank]";
const wordsShape = list(text("a word or a phrase"), wordsExpected).min(1, wordsExpected);

/** For editors: names and their words. */
export const listsShape = z.record(name, wordsShape, { error: listsExpected }).describe(listsExpected);
/** What is wrong inside is told list by list. */
export const looseListsShape = z.record(z.string(), z.unknown(), { error: listsExpected });

export type Lists = ReadonlyMap<string, readonly string[]>;
type NamedList = { readonly name: string; readonly part: Part };

export function readLists(files: readonly Part[], entities: ReadonlyMap<string, Entity> | undefined): Found<Lists> {
  const named = files.flatMap((file) => entries(child(file, "lists")));
  const found = named.map(readList);
  return {
    value: new Map(found.map(({ value }) => value)),
    problems: [...problemsOf(...found), ...clashes(named, entities)],
  };
}

function readList({ name: listName, part }: NamedList): Found<readonly [string, readonly string[]]> {
  const shape = checkShape(part, wordsShape);
  const faults = children(part).flatMap((word) => {
    if (typeof word.value !== "string" || word.value.trim() === "") return [];

    const parsed = parseAlias(word.value);
    return parsed.kind === "words" ? [] : [problemInText(word, parsed.problem)];
  });
  const problems = [...nameProblems(listName, part), ...shape.problems, ...faults];
  // Rules that use a list with mistakes are not blamed for them.
  const words = shape.value === undefined || problems.length > 0 ? ["unknown"] : shape.value;
  return { value: [listName, words], problems };
}

function clashes(
  named: readonly NamedList[],
  entities: ReadonlyMap<string, Entity> | undefined,
): readonly SettingsProblem[] {
  const firsts = new Map<string, Part>();
  return named.flatMap(({ name: listName, part }) => {
    const first = firsts.get(listName);
    if (first === undefined) firsts.set(listName, part);
    if (first !== undefined) return [problemAt(part, `this list is already written at ${placeText(first)}`, "key")];

    return entities?.has(listName)
      ? [problemAt(part, `the name "${listName}" is that of an entity already`, "key")]
      : [];
  });
}
