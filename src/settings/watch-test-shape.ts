// What a test of a watch may say in YAML, under its watch or in a file of tests.
import { z } from "zod";
import { limits } from "../core/limits.ts";
import { choice, country, durationMs, isRightSoFar, keys, language, list, name, text } from "./shapes.ts";

const dayMs = 86_400_000;
const textExpected = "a text: its first line is the title, what follows is the body";
const givenExpected = "one of text, title (with body or without), or fixture";

const testKeys = {
  name: text("a name that says what the test is about"),
  expect: choice(["match", "no-match"]),
  text: z.string({ error: textExpected }).max(limits.articleTextCharsMax, textExpected).optional(),
  title: z.string({ error: "a title" }).max(limits.titleCharsMax, "a title").optional(),
  body: z.string({ error: "a body" }).max(limits.articleTextCharsMax, "a body").optional(),
  fixture: text("a text file, by its path from this file").optional(),
  spans: list(text("words that are marked in the text"), "a list of words that are marked in the text").optional(),
  url: text("an address", limits.urlCharsMax).optional(),
  source: text("an outlet").optional(),
  author: text("an author").optional(),
  language: language.optional(),
  country: country.optional(),
  tags: list(text("a tag"), "a list of tags").optional(),
  age: durationMs(0, 3_660 * dayMs).optional(),
};

type Given = { readonly text?: unknown; readonly title?: unknown; readonly body?: unknown; readonly fixture?: unknown };

/** Text comes from one place: which of two would count is not guessed at. */
function isGivenOnce({ text: whole, title, body, fixture }: Given): boolean {
  const parts = title !== undefined || body !== undefined;
  return [whole !== undefined, parts, fixture !== undefined].filter(Boolean).length === 1;
}

export const testShape = keys(testKeys).refine(isGivenOnce, { error: givenExpected, when: isRightSoFar });

/** A test in a file of tests names its watch. */
export const foreignTestShape = keys({ watch: name, ...testKeys }).refine(isGivenOnce, {
  error: givenExpected,
  when: isRightSoFar,
});

export type WrittenTest = z.output<typeof testShape>;
