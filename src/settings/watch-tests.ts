// Reads the tests of watches: those under a watch, and those in the files *.test.yaml beside.
import { dirname, resolve } from "node:path";
import { z } from "zod";
import { limits } from "../core/limits.ts";
import type { SettingsProblem } from "../core/settings.ts";
import type { ArticleText } from "../core/watch/article-text.ts";
import { articleFromText, type WatchTest } from "../core/watch/watch-test.ts";
import { readBounded, textOf } from "./bounded-file.ts";
import { checkShape } from "./check-shape.ts";
import { child, children, type Part, problemAt } from "./part.ts";
import { type Found, problemsOf } from "./problem.ts";
import { repeats } from "./repeats.ts";
import { keys, list } from "./shapes.ts";
import { unknownSentence } from "./unknown-sentence.ts";
import { foreignTestShape, testShape, type WrittenTest } from "./watch-test-shape.ts";

const fileShape = keys({ tests: list(z.unknown(), "a list of tests") });

/** The whole file of tests in one shape, for editors. */
export const testsFile = fileShape.extend({ tests: list(foreignTestShape, "a list of tests") });

/** Texts of fixtures, or why there is none, by their absolute path. */
export type Fixtures = ReadonlyMap<string, WatchTest["given"]>;

export function isTestsFile({ source }: Part): boolean {
  return /\.test\.ya?ml$/.test(source.file);
}

/** Reads every fixture that the files mention; what is wrong with one is told by the test that wants it. */
export async function readFixtures(files: readonly (Part | undefined)[]): Promise<Fixtures> {
  const tests = files.flatMap((file) => (file === undefined ? [] : testParts(file)));
  const paths = new Set(tests.flatMap((test) => fixturePath(test) ?? []));
  const read = await Promise.all([...paths].map(async (path) => [path, await readFixture(path)] as const));
  return new Map(read);
}

async function readFixture(path: string): Promise<WatchTest["given"]> {
  const reading = await readBounded(path, limits.fixtureBytesMax);
  if (reading.kind !== "bytes") return { kind: "unreadable", why: `the fixture ${path} ${reading.why}` };

  const text = textOf(reading.bytes);
  if (text === undefined) return { kind: "unreadable", why: `the fixture ${path} is not UTF-8 text` };

  return { kind: "article", article: articleFromText(text) };
}

function testParts(file: Part): readonly Part[] {
  if (isTestsFile(file)) return children(child(file, "tests"));

  return children(child(file, "watches")).flatMap((watch) => children(child(watch, "tests")));
}

function fixturePath(test: Part): string | undefined {
  const { value } = child(test, "fixture");
  return typeof value === "string" ? resolve(dirname(test.source.file), value.trim()) : undefined;
}

/** Those under one watch; mistakes in them were told with the watch's own. */
export function testsUnder(watch: Part, fixtures: Fixtures): readonly WatchTest[] {
  const name = child(watch, "name").value;
  return children(child(watch, "tests")).flatMap((part) => {
    const { data } = testShape.safeParse(part.value);
    return data === undefined || typeof name !== "string" ? [] : [testOf(part, { ...data, watch: name }, fixtures)];
  });
}

/** Names of tests that one watch has twice: a failure would not say which is meant. */
export function repeatedTests(watch: Part): readonly SettingsProblem[] {
  return repeats(
    "name",
    children(child(watch, "tests")).map((part) => child(part, "name")),
  );
}

/** The same for tests in files, where one name may stand under several watches. */
function repeatedForeignTests(parts: readonly Part[]): readonly SettingsProblem[] {
  const byWatch = new Map<unknown, Part[]>();
  for (const part of parts) {
    const { value: watch } = child(part, "watch");
    const known = byWatch.get(watch);
    if (known === undefined) byWatch.set(watch, [child(part, "name")]);
    else known.push(child(part, "name"));
  }
  return [...byWatch.values()].flatMap((names) => repeats("name", names));
}

/** `names` are the watches there are; undefined when nobody can say. */
export function readTestFiles(
  files: readonly Part[],
  names: readonly string[] | undefined,
  fixtures: Fixtures,
): Found<readonly WatchTest[]> {
  const tops = files.map((file) => checkShape(file, fileShape));
  const parts = files.flatMap(testParts);
  const found = parts.map((part) => readForeignTest(part, names, fixtures));
  const problems = [...problemsOf(...tops, ...found), ...repeatedForeignTests(parts)];
  return { value: found.flatMap(({ value }) => value), problems };
}

function readForeignTest(
  part: Part,
  names: readonly string[] | undefined,
  fixtures: Fixtures,
): Found<readonly WatchTest[]> {
  const { value, problems } = checkShape(part, foreignTestShape);
  if (value === undefined) return { value: [], problems };

  const isKnown = names === undefined || names.includes(value.watch);
  const unknown = isKnown ? [] : [problemAt(child(part, "watch"), unknownSentence("watch", value.watch, names))];
  return { value: [testOf(part, value, fixtures)], problems: unknown };
}

function testOf(part: Part, written: WrittenTest & { readonly watch: string }, fixtures: Fixtures): WatchTest {
  const { line, column } = part.source.placeOf(part.path, "value");
  const given = givenBy(part, written, fixtures);
  return {
    watch: written.watch,
    name: written.name,
    place: [part.source.file, line, column].filter((one) => one !== undefined).join(":"),
    expect: written.expect,
    spans: written.spans ?? [],
    given: given.kind === "article" ? { kind: "article", article: { ...given.article, ...factsOf(written) } } : given,
  };
}

function givenBy(part: Part, { text, title, body }: WrittenTest, fixtures: Fixtures): WatchTest["given"] {
  const path = fixturePath(part);
  if (path !== undefined) return fixtures.get(path) ?? { kind: "unreadable", why: `the fixture ${path} was not read` };
  if (text !== undefined) return { kind: "article", article: articleFromText(text) };

  return { kind: "article", article: { title: title ?? "", body: body ?? "" } };
}

function factsOf({ url, source, author, language, country, tags, age }: WrittenTest): Partial<ArticleText> {
  const told = age === undefined ? {} : { publishedAt: new Date(0), now: new Date(age) };
  return { url, source, author, lang: language, country, tags, ...told };
}
