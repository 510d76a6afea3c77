// Reads a file of watches that is not in the config folder, so that a rule can be tried before it is saved.
import { limits } from "../core/limits.ts";
import type { DeskSettings } from "../core/settings.ts";
import type { Watch } from "../core/watch/watch.ts";
import type { WatchTest } from "../core/watch/watch-test.ts";
import { readBounded, textOf } from "./bounded-file.ts";
import { shownPath } from "./config-folder.ts";
import { whole } from "./part.ts";
import { type Found, fileProblem, problemsOf } from "./problem.ts";
import { isTestsFile, readFixtures, readTestFiles } from "./watch-tests.ts";
import { readWatches } from "./watches.ts";
import { parseYaml } from "./yaml-source.ts";

/** Its rules may mention what the settings name. A file of tests gives the watches it names, with its tests alone. */
export async function readDraft(path: string, desk: DeskSettings): Promise<Found<readonly Watch[]>> {
  const file = shownPath(path);
  const reading = await readBounded(path, limits.configFileBytesMax);
  const text = reading.kind === "bytes" ? textOf(reading.bytes) : undefined;
  if (text === undefined) {
    const why = reading.kind === "bytes" ? "is not UTF-8 text" : reading.why;
    return { value: [], problems: [fileProblem(file, `the file ${why}`)] };
  }
  const source = parseYaml(file, text);
  if (source.value === undefined) return { value: [], problems: source.problems };

  const part = whole(source.value);
  const fixtures = await readFixtures([part]);
  if (isTestsFile(part)) {
    const tests = readTestFiles([part], namesOf(desk), fixtures);
    return { value: testedBy(tests.value, desk), problems: problemsOf(source, tests) };
  }
  const entities = desk.entities ?? new Map();
  const rules = new Map(desk.watches.map(({ name, when }) => [name, when]));
  const found = readWatches([part], { entities, fixtures, beside: { rules, lists: desk.lists ?? new Map() } });
  return { value: found.value.watches, problems: problemsOf(source, found) };
}

function namesOf({ watches }: DeskSettings): readonly string[] {
  return watches.map(({ name }) => name);
}

function testedBy(tests: readonly WatchTest[], { watches }: DeskSettings): readonly Watch[] {
  return watches.flatMap((watch) => {
    const own = tests.filter((test) => test.watch === watch.name);
    return own.length === 0 ? [] : [{ ...watch, tests: own }];
  });
}
