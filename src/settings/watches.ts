// watches/*.yaml: the operator's standing rules, the lists they use, and their tests.
import { z } from "zod";
import type { EntityMention, Expression } from "../core/watch/expression.ts";
import { parseExpression } from "../core/watch/parse-expression.ts";
import type { Entity, Watch } from "../core/watch/watch.ts";
import { checkShape } from "./check-shape.ts";
import { child, children, type Part, problemInText } from "./part.ts";
import { type Found, fine, problemsOf } from "./problem.ts";
import { repeats } from "./repeats.ts";
import { keys, list } from "./shapes.ts";
import { type Lists, listsShape, looseListsShape, readLists } from "./watch-lists.ts";
import { dutyHours, watchShape } from "./watch-shape.ts";
import { type Fixtures, isTestsFile, readTestFiles, repeatedTests, testsUnder } from "./watch-tests.ts";

const fileShape = keys({ watches: list(z.unknown(), "a list of watches"), lists: looseListsShape.optional() });

/** The whole file in one shape, for editors. */
export const watchesFile = fileShape.extend({
  watches: list(watchShape, "a list of watches"),
  lists: listsShape.optional(),
});

/** What rules may mention, and the texts of their tests. */
type Around = {
  /** Undefined when their file could not be read: then nothing can be said of the rules that use them. */
  readonly entities: ReadonlyMap<string, Entity> | undefined;
  readonly lists: Lists;
  readonly rules: ReadonlyMap<string, string>;
  readonly fixtures: Fixtures;
  /** What the names that rules mention were read as; all rules share it. */
  readonly mentions: Map<string, EntityMention>;
};

/** The watches, and the lists that rules given to tools may mention. */
export type ReadWatches = { readonly watches: readonly Watch[]; readonly lists: Lists };

type Given = Pick<Around, "entities" | "fixtures"> & {
  /** What else rules may mention, written in files that are not among these. */
  readonly beside?: Pick<Around, "lists" | "rules">;
};

export function readWatches(files: readonly Part[], { entities, fixtures, beside }: Given): Found<ReadWatches> {
  const ruleFiles = files.filter((file) => !isTestsFile(file));
  const tops = ruleFiles.map((file) => checkShape(file, fileShape));
  const lists = readLists(ruleFiles, entities);
  const parts = watchParts(ruleFiles);
  const around: Around = {
    entities,
    fixtures,
    lists: new Map([...(beside?.lists ?? []), ...lists.value]),
    rules: new Map([...(beside?.rules ?? []), ...rulesByName(parts)]),
    mentions: new Map(),
  };
  const found = parts.map((part) => readWatch(part, around));
  const tests = readTestFiles(files.filter(isTestsFile), watchNames(ruleFiles), fixtures);
  const twice = repeats(
    "name",
    parts.map((part) => child(part, "name")),
  );
  const watches = found.flatMap(({ value }) => (value === undefined ? [] : [value]));
  const tested = watches.map((watch) => {
    const beside = tests.value.filter((test) => test.watch === watch.name);
    return beside.length === 0 ? watch : { ...watch, tests: [...(watch.tests ?? []), ...beside] };
  });
  return {
    value: { watches: tested, lists: lists.value },
    problems: [...problemsOf(...tops, lists, ...found, tests), ...twice],
  };
}

/**
 * The names as written, those of watches with mistakes included; undefined when some watch could not be read or has
 * no name, so that nobody can say which names there are.
 */
export function watchNames(files: readonly (Part | undefined)[]): readonly string[] | undefined {
  const ruleFiles = files.filter((file) => file === undefined || !isTestsFile(file));
  const readable = ruleFiles.filter(
    (file): file is Part => file !== undefined && Array.isArray(child(file, "watches").value),
  );
  if (readable.length < ruleFiles.length) return undefined;

  const written = watchParts(readable).map((part) => child(part, "name").value);
  const names = written.filter((name) => typeof name === "string");
  return names.length < written.length ? undefined : names;
}

function watchParts(files: readonly Part[]): readonly Part[] {
  return files.flatMap((file) => children(child(file, "watches")));
}

/** The rules as written, for those that mention others. */
function rulesByName(parts: readonly Part[]): ReadonlyMap<string, string> {
  const rules = new Map<string, string>();
  for (const part of parts) {
    const { name, when } = { name: child(part, "name").value, when: child(part, "when").value };
    if (typeof name === "string" && typeof when === "string" && !rules.has(name)) rules.set(name, when);
  }
  return rules;
}

function readWatch(part: Part, around: Around): Found<Watch | undefined> {
  const shape = checkShape(part, watchShape);
  const rule = around.entities === undefined ? fine(undefined) : readRule(part, around.entities, around);
  const problems = [...problemsOf(shape, rule), ...repeatedTests(part)];
  if (shape.value === undefined || rule.value === undefined) return { value: undefined, problems };

  const { only, tests, "allow-many": allowMany, ...written } = shape.value;
  const watch: Watch = {
    ...written,
    expression: rule.value,
    place: { file: part.source.file, ...part.source.placeOf(part.path, "value") },
    ...(only === undefined ? {} : { only: dutyHours(only) }),
    ...(allowMany === undefined ? {} : { allowMany }),
    ...(tests === undefined ? {} : { tests: testsUnder(part, around.fixtures) }),
  };
  return { value: watch, problems };
}

function readRule(
  watch: Part,
  entities: ReadonlyMap<string, Entity>,
  { rules, lists, mentions }: Around,
): Found<Expression | undefined> {
  const part = child(watch, "when");
  if (typeof part.value !== "string" || part.value.trim() === "") return fine(undefined);

  const name = child(watch, "name").value;
  const known = { lists, rules, mentions, ...(typeof name === "string" ? { name } : {}) };
  const parsed = parseExpression(part.value, entities, known);
  if (parsed.kind === "expression") return fine(parsed.expression);

  return { value: undefined, problems: parsed.problems.map((problem) => problemInText(part, problem)) };
}
