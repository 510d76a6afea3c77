// watches/*.yaml: the operator's standing rules.
import { z } from "zod";
import { levels } from "../core/alert/alert.ts";
import type { Expression } from "../core/watch/expression.ts";
import { parseExpression } from "../core/watch/parse-expression.ts";
import type { Entity, Watch } from "../core/watch/watch.ts";
import { checkShape } from "./check-shape.ts";
import { child, children, type Part, problemInText } from "./part.ts";
import { type Found, fine, problemsOf } from "./problem.ts";
import { repeats } from "./repeats.ts";
import { choice, keys, list, name, text } from "./shapes.ts";

const fileShape = keys({ watches: list(z.unknown(), "a list of watches") });
const ruleExpected = "a rule, such as @xi AND visit*";
const watchShape = keys({
  name,
  title: text("a title that readers of alerts understand"),
  level: choice(levels).default("normal"),
  // A rule keeps the lines it is written on; what is wrong in it is told by its own parser.
  when: z.string({ error: ruleExpected }).regex(/\S/, ruleExpected),
});

/** The whole file in one shape, for editors. */
export const watchesFile = fileShape.extend({ watches: list(watchShape, "a list of watches") });

/** `entities` is undefined when their file could not be read: then nothing can be said of the rules that use them. */
export function readWatches(
  files: readonly Part[],
  entities: ReadonlyMap<string, Entity> | undefined,
): Found<readonly Watch[]> {
  const tops = files.map((file) => checkShape(file, fileShape));
  const parts = watchParts(files);
  const found = parts.map((part) => readWatch(part, entities));
  const twice = repeats(
    "name",
    parts.map((part) => child(part, "name")),
  );
  return {
    value: found.flatMap(({ value }) => (value === undefined ? [] : [value])),
    problems: [...problemsOf(...tops, ...found), ...twice],
  };
}

/**
 * The names as written, those of watches with mistakes included; undefined when some watch could not be read or has
 * no name, so that nobody can say which names there are.
 */
export function watchNames(files: readonly (Part | undefined)[]): readonly string[] | undefined {
  const readable = files.filter(
    (file): file is Part => file !== undefined && Array.isArray(child(file, "watches").value),
  );
  if (readable.length < files.length) return undefined;

  const written = watchParts(readable).map((part) => child(part, "name").value);
  const names = written.filter((name) => typeof name === "string");
  return names.length < written.length ? undefined : names;
}

function watchParts(files: readonly Part[]): readonly Part[] {
  return files.flatMap((file) => children(child(file, "watches")));
}

function readWatch(part: Part, entities: ReadonlyMap<string, Entity> | undefined): Found<Watch | undefined> {
  const shape = checkShape(part, watchShape);
  const rule = entities === undefined ? fine(undefined) : readRule(child(part, "when"), entities);
  const problems = problemsOf(shape, rule);
  if (shape.value === undefined || rule.value === undefined) return { value: undefined, problems };

  return { value: { ...shape.value, expression: rule.value }, problems };
}

function readRule(part: Part, entities: ReadonlyMap<string, Entity>): Found<Expression | undefined> {
  if (typeof part.value !== "string" || part.value.trim() === "") return fine(undefined);

  const parsed = parseExpression(part.value, entities);
  if (parsed.kind === "expression") return fine(parsed.expression);

  return { value: undefined, problems: parsed.problems.map((problem) => problemInText(part, problem)) };
}
