// A config folder of one test's own: small, right, and gone afterwards. A test changes the files it is about.
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { TestContext } from "node:test";
import type { Settings, SettingsReading } from "../../src/core/settings.ts";
import { formatProblems } from "../../src/settings/format-problems.ts";
import { readSettings } from "../../src/settings/read-settings.ts";

export const rightFiles: Readonly<Record<string, string>> = {
  "feeds.yaml": "feeds:\n  - {name: wire, url: 'https://wire.example/feed', outlet: Wire, country: CN, language: en}\n",
  "entities.yaml": "entities:\n  xi: {en: [Xi], zh: [习近平]}\n  putin: {en: [Putin], ru: [Путин]}\n",
  "watches/visits.yaml": "watches:\n  - {name: visits, title: Visits, when: '@xi AND visit*'}\n",
  "alerts.yaml": "channels: {console: {kind: console}}\nroutes: [{name: all, watches: '*', to: console}]\n",
};

/** `undefined` takes a file out of the folder. Gives its path. */
export async function configFolder(
  t: TestContext,
  files: Readonly<Record<string, string | Uint8Array | undefined>> = {},
): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "newswatch-config-"));
  t.after(() => rm(folder, { recursive: true, force: true }));
  for (const [name, content] of Object.entries({ ...rightFiles, ...files })) {
    if (content !== undefined) await writeInto(folder, name, content);
  }
  return folder;
}

export async function writeInto(folder: string, name: string, content: string | Uint8Array): Promise<void> {
  const path = join(folder, name);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, content);
}

type Env = Readonly<Record<string, string>>;

/** The settings of a folder that must be right. */
export async function settingsOf(folder: string, env: Env = {}): Promise<Settings> {
  const reading = await readSettings({ configFolder: folder, env });
  if (reading.kind === "problems") throw new Error(formatProblems(reading.problems));

  return reading.settings;
}

/** The problems of a folder as an operator reads them, with paths from the folder; none when it is right. */
export async function problemsIn(folder: string, env: Env = {}): Promise<readonly string[]> {
  const reading = await readSettings({ configFolder: folder, env });
  return linesOf(reading, folder);
}

function linesOf(reading: SettingsReading, folder: string): readonly string[] {
  if (reading.kind === "settings") return [];

  return formatProblems(reading.problems)
    .split("\n")
    .slice(0, -1)
    .map((line) => line.replaceAll(`${folder}/`, ""));
}
