// The config files as values with places: parsed, and their references filled in.
import { textOf } from "./bounded-file.ts";
import type { ConfigFile, ConfigFolder } from "./config-folder.ts";
import { type Part, type Source, whole } from "./part.ts";
import { type Found, fileProblem, problemsOf } from "./problem.ts";
import { type Answers, fillReferences } from "./references.ts";
import { parseYaml } from "./yaml-source.ts";

/** Undefined stands for a file that could not be read; what it would have said is not guessed at. */
export type Sources = {
  readonly newswatch: Part | undefined;
  readonly feeds: Part | undefined;
  /** entities.yaml, then the files of the folder. */
  readonly entities: readonly (Part | undefined)[];
  readonly outlets: Part | undefined;
  readonly pages: Part | undefined;
  readonly alerts: Part | undefined;
  readonly watches: readonly (Part | undefined)[];
};

type FoundSource = Found<Source | undefined>;

/** newswatch.yaml, entities.yaml, outlets.yaml and pages.yaml may be left out. */
export function readSources({ files, entities: more, watches }: ConfigFolder, answers: Answers): Found<Sources> {
  const newswatch = filled(parseFile(files["newswatch.yaml"], "{}"), answers);
  const feeds = parseFile(files["feeds.yaml"]);
  const entities = [parseFile(files["entities.yaml"], "entities: {}"), ...more.map((file) => parseFile(file))];
  const outlets = parseFile(files["outlets.yaml"], "outlets: []");
  const pages = parseFile(files["pages.yaml"], "pages: []");
  const alerts = filled(parseFile(files["alerts.yaml"]), answers);
  const watchSources = watches.map((file) => parseFile(file));
  return {
    value: {
      newswatch: partOf(newswatch),
      feeds: partOf(feeds),
      entities: entities.map(partOf),
      outlets: partOf(outlets),
      pages: partOf(pages),
      alerts: partOf(alerts),
      watches: watchSources.map(partOf),
    },
    problems: problemsOf(newswatch, feeds, ...entities, outlets, pages, ...watchSources, alerts),
  };
}

function parseFile({ file, reading }: ConfigFile, textWhenAbsent?: string): FoundSource {
  if (reading.kind === "absent" && textWhenAbsent !== undefined) return parseYaml(file, textWhenAbsent);
  if (reading.kind !== "bytes") return { value: undefined, problems: [fileProblem(file, `the file ${reading.why}`)] };

  const text = textOf(reading.bytes);
  return text === undefined
    ? { value: undefined, problems: [fileProblem(file, "the file is not UTF-8 text")] }
    : parseYaml(file, text);
}

function filled(found: FoundSource, answers: Answers): FoundSource {
  if (found.value === undefined) return found;

  const { value, problems } = fillReferences(found.value, answers);
  return { value, problems: [...found.problems, ...problems] };
}

function partOf({ value }: FoundSource): Part | undefined {
  return value === undefined ? undefined : whole(value);
}
