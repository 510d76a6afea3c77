// Reads the config folder and the environment into settings, or names every problem in them at once.
import type { DeskSettings, ServiceSettings, Settings, SettingsProblem, SettingsReading } from "../core/settings.ts";
import { readAlerts } from "./alerts.ts";
import { type ConfigFolder, readConfigFolder } from "./config-folder.ts";
import { readEntities } from "./entities.ts";
import { type EnvironmentSettings, readEnvironment } from "./environment.ts";
import { readFeeds } from "./feeds.ts";
import { fingerprintOf, type SettingsOptions } from "./fingerprint.ts";
import { readOutlets } from "./outlets.ts";
import { readPages } from "./pages.ts";
import { type Found, fine, problemsOf } from "./problem.ts";
import { folderAnswers } from "./references.ts";
import { readService } from "./run-settings.ts";
import { readSources, type Sources } from "./sources.ts";
import { type Fixtures, readFixtures } from "./watch-tests.ts";
import { readWatches, watchNames } from "./watches.ts";
import { originOf } from "./web-address.ts";

/**
 * The same for the start and for a reload. A mistake in one place does not hide those in others, and is not told again
 * by what depends on it.
 */
export async function readSettings({ configFolder, env, feedsBytes }: SettingsOptions): Promise<SettingsReading> {
  const environment = await readEnvironment(env);
  const folder = withFeeds(await readConfigFolder(configFolder), feedsBytes);
  if (folder.value === undefined) {
    const fingerprint = fingerprintOf(undefined, new Map());
    return { kind: "problems", problems: problemsOf(folder, environment), fingerprint };
  }
  const answers = await folderAnswers(folder.value, env);
  const fingerprint = fingerprintOf(folder.value, answers);
  const sources = readSources(folder.value, answers);
  const fixtures = await readFixtures(sources.value.watches);
  const settings = settingsFrom(sources.value, { configFolder, environment: environment.value, fixtures });

  const problems = problemsOf(folder, sources, settings, environment);
  if (problems.length > 0) return { kind: "problems", problems: inReadingOrder(problems, folder.value), fingerprint };

  return { kind: "settings", settings: settings.value, fingerprint };
}

function withFeeds({ value, problems }: Found<ConfigFolder | undefined>, bytes: Uint8Array | undefined) {
  if (value === undefined || bytes === undefined) return { value, problems };

  const feeds = { ...value.files["feeds.yaml"], reading: { kind: "bytes" as const, bytes } };
  return { value: { ...value, files: { ...value.files, "feeds.yaml": feeds } }, problems };
}

type ProcessFacts = {
  readonly configFolder: string;
  readonly environment: EnvironmentSettings;
  readonly fixtures: Fixtures;
};

function settingsFrom(sources: Sources, facts: ProcessFacts): Found<Settings> {
  const service = readService(sources.newswatch, facts);
  const desk = readDesk(sources, service.value.http.url, facts.fixtures);
  return {
    value: { service: withOwnServer(service.value), desk: desk.value },
    problems: problemsOf(service, desk),
  };
}

function readDesk(sources: Sources, statusUrl: string, fixtures: Fixtures): Found<DeskSettings> {
  const watchFiles = sources.watches.filter((file) => file !== undefined);
  const entities = readEntities(sources.entities);
  const watches = readWatches(watchFiles, { entities: entities.value, fixtures });
  const outlets = sources.outlets === undefined ? fine([]) : readOutlets(sources.outlets);
  const pages = sources.pages === undefined ? fine([]) : readPages(sources.pages);
  const feeds = sources.feeds === undefined ? fine([]) : readFeeds(sources.feeds, statusUrl);
  const alerts =
    sources.alerts === undefined
      ? fine({ channels: [], routes: [], notices: [] })
      : readAlerts(sources.alerts, watchNames(sources.watches));
  return {
    value: {
      feeds: feeds.value,
      ...watches.value,
      entities: entities.value ?? new Map(),
      outlets: outlets.value,
      pages: pages.value,
      ...alerts.value,
    },
    problems: problemsOf(feeds, entities, watches, outlets, pages, alerts),
  };
}

/**
 * The sample wire is served by this service, which is usually at a private address. Its server only answers questions, so
 * the door to it is open whether the wire is listed or not: to list it, or not, must not need a restart.
 */
function withOwnServer(service: ServiceSettings): ServiceSettings {
  return { ...service, allowPrivate: [...service.allowPrivate, originOf(service.http.url)] };
}

/** File by file as the folder lists them, down the lines of each; what is outside of them comes last. */
function inReadingOrder(problems: readonly SettingsProblem[], { files, entities, watches }: ConfigFolder) {
  const order = [...Object.values(files), ...entities, ...watches].map(({ file }) => file);
  const rank = ({ file }: SettingsProblem) => (order.includes(file) ? order.indexOf(file) : order.length);
  return problems.toSorted(
    (one, other) =>
      rank(one) - rank(other) || (one.line ?? 0) - (other.line ?? 0) || (one.column ?? 0) - (other.column ?? 0),
  );
}
