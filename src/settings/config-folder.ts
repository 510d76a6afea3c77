// Reads the files of the config folder as bytes, and tells by a fingerprint whether they changed.
import { readdir } from "node:fs/promises";
import { join, relative, resolve } from "node:path";
import { limits } from "../core/limits.ts";
import type { SettingsProblem } from "../core/settings.ts";
import { type FileFailure, type FileReading, failureOf, readBounded } from "./bounded-file.ts";
import { type Found, fileProblem } from "./problem.ts";
import { unknownSentence } from "./unknown-sentence.ts";

const configNames = [
  "newswatch.yaml",
  "feeds.yaml",
  "entities.yaml",
  "outlets.yaml",
  "pages.yaml",
  "alerts.yaml",
] as const;
export type ConfigName = (typeof configNames)[number];

/** `file` is the path as people are shown it, `name` the one inside the folder. */
export type ConfigFile = { readonly name: string; readonly file: string; readonly reading: FileReading };

export type ConfigFolder = {
  readonly files: Readonly<Record<ConfigName, ConfigFile>>;
  readonly entities: readonly ConfigFile[];
  readonly watches: readonly ConfigFile[];
  /** Every YAML file in it, those that nobody reads included. */
  readonly names: readonly string[];
};

/** Undefined when there is no such folder: that is one problem, not one for each file. */
export async function readConfigFolder(folder: string): Promise<Found<ConfigFolder | undefined>> {
  const root = await yamlNames(folder);
  if (root.failure !== undefined) {
    return { value: undefined, problems: [fileProblem(shownPath(folder), `the config folder ${root.failure.why}`)] };
  }
  const entities = await yamlNames(join(folder, "entities"));
  const watches = await yamlNames(join(folder, "watches"));
  const read = (name: string) => readConfigFile(folder, name);
  const files = {
    "newswatch.yaml": await read("newswatch.yaml"),
    "feeds.yaml": await read("feeds.yaml"),
    "entities.yaml": await read("entities.yaml"),
    "outlets.yaml": await read("outlets.yaml"),
    "pages.yaml": await read("pages.yaml"),
    "alerts.yaml": await read("alerts.yaml"),
  };
  const readAll = (inner: string, { names }: Listing) => Promise.all(names.map((name) => read(join(inner, name))));
  const value = {
    files,
    entities: await readAll("entities", entities),
    watches: await readAll("watches", watches),
    names: root.names,
  };
  const listings = [
    listingProblems(join(folder, "entities"), entities),
    listingProblems(join(folder, "watches"), watches),
  ];
  return { value, problems: [...strangers(folder, root), ...listings.flat()] };
}

/** A file whose name is mistyped would be left out without a word. */
function strangers(folder: string, { names }: Listing): readonly SettingsProblem[] {
  return names
    .filter((name) => !isConfigName(name))
    .map((name) => fileProblem(shownPath(join(folder, name)), unknownSentence("file", name, configNames)));
}

/** Without a folder of watches or of names there are none; one that cannot be read might hold some. */
function listingProblems(folder: string, { failure }: Listing): readonly SettingsProblem[] {
  if (failure === undefined || failure.kind === "absent") return [];

  return [fileProblem(shownPath(folder), `the folder ${failure.why}`)];
}

/** Relative to the current directory where that is shorter to read. */
export function shownPath(path: string): string {
  const fromHere = relative(process.cwd(), resolve(path));
  return fromHere === "" || fromHere.startsWith("..") ? resolve(path) : fromHere;
}

async function readConfigFile(folder: string, name: string): Promise<ConfigFile> {
  const path = join(folder, name);
  return { name, file: shownPath(path), reading: await readBounded(path, limits.configFileBytesMax) };
}

type Listing = { readonly names: readonly string[]; readonly failure: FileFailure | undefined };

/** Hidden files are left alone: editors and mounted volumes keep their own things in them. */
async function yamlNames(folder: string): Promise<Listing> {
  try {
    const names = await readdir(folder);
    return { names: names.filter((name) => /^[^.].*\.ya?ml$/.test(name)).sort(), failure: undefined };
  } catch (error) {
    return { names: [], failure: failureOf(error) };
  }
}

function isConfigName(name: string): boolean {
  return configNames.some((known) => known === name);
}
