// Holds a part of a file against a shape, and says what was found and what was expected at each place that does not fit.
import type { z } from "zod";
import { nearest } from "../core/nearest.ts";
import type { SettingsProblem } from "../core/settings.ts";
import { child, isHidden, isMap, isUnresolved, type Part, type Path, problemAt } from "./part.ts";
import type { Found } from "./problem.ts";
import { unknownSentence } from "./unknown-sentence.ts";

/** Keys whose values are never repeated in a message: they hold secrets, or addresses that may. */
const secretKeys: ReadonlySet<string> = new Set([
  "secret",
  "secrets",
  "password",
  "user",
  "url",
  "from",
  "to",
  "contact",
]);
const foundCharsMax = 60;

/** Undefined when the part does not fit. The error of every shape is what it expects, in words. */
export function checkShape<Value>(part: Part, shape: z.ZodType<Value>): Found<Value | undefined> {
  const result = shape.safeParse(part.value);
  if (result.success) return { value: result.data, problems: [] };

  return { value: undefined, problems: onceEach(result.error.issues.flatMap((issue) => issueProblems(part, issue))) };
}

/** A text that breaks several rules of one shape is one problem. */
function onceEach(problems: readonly SettingsProblem[]): readonly SettingsProblem[] {
  return [...new Map(problems.map((problem) => [JSON.stringify(problem), problem])).values()];
}

function issueProblems(part: Part, issue: z.core.$ZodIssue): readonly SettingsProblem[] {
  const path = issue.path.flatMap((step) => (typeof step === "symbol" ? [] : [step]));
  const at = partAt(part, path);
  if (isUnresolved(at)) return [];
  if (issue.code !== "unrecognized_keys") return [problemAt(at, sentenceOf(at, issue))];

  // For keys that do not belong, a map's message is the keys that do.
  const known = issue.message.split(" ");
  return issue.keys.map((key) => problemAt(child(at, key), unknownSentence("key", key, known), "key"));
}

/** A text that stands for a list of one has no entry of its own: what is wrong with that is told at the text. */
function partAt(part: Part, path: Path): Part {
  const [step, ...rest] = path;
  return step === undefined || typeof part.value === "string" ? part : partAt(child(part, step), rest);
}

function sentenceOf(part: Part, issue: z.core.$ZodIssue): string {
  const { value, path } = part;
  if (value === undefined) return `the key "${path.at(-1) ?? ""}" is missing; expected ${issue.message}`;

  const found = isHolderExpected(issue) && typeof value === "string" ? "plain text" : foundText(part);
  const near =
    issue.code === "invalid_value" && maySay(part) ? nearest(String(value), issue.values.map(String)) : undefined;
  const hint = near === undefined ? "" : `; did you mean "${near}"?`;
  return found === undefined ? `expected ${issue.message}` : `found ${found}, expected ${issue.message}${hint}`;
}

/** Text where a map or a list should be is not repeated: it might be the secret that belongs inside. */
function isHolderExpected(issue: z.core.$ZodIssue): boolean {
  return issue.code === "invalid_type" && ["object", "array", "record"].includes(issue.expected);
}

/** Undefined when it must not be said. */
function foundText(part: Part): string | undefined {
  const { value } = part;
  if (value === null) return "nothing";
  if (Array.isArray(value)) return "a list";
  if (isMap(value)) return "a map of keys";
  if (typeof value !== "string") return maySay(part) ? `the ${typeof value} ${String(value)}` : `a ${typeof value}`;
  if (value.trim() === "") return "empty text";
  if (!maySay(part)) return undefined;

  return JSON.stringify(value.length > foundCharsMax ? `${value.slice(0, foundCharsMax)}...` : value);
}

function maySay(part: Part): boolean {
  return !part.path.some((step) => secretKeys.has(String(step))) && !isHidden(part);
}
