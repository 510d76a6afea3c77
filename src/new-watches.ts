// Looks at watches that come into force: a rule that would raise too many alerts is refused, failed tests are told.
import { limits } from "./core/limits.ts";
import type { SettingsProblem, SettingsReading } from "./core/settings.ts";
import type { Watch } from "./core/watch/watch.ts";
import { failed, runWatchTests } from "./core/watch-tools/run-tests.ts";
import type { Clock, Log } from "./ports/clock-and-log.ts";
import type { Store } from "./ports/store.ts";
import { forecastAlerts } from "./steps/forecast-alerts.ts";

type Needs = { readonly clock: Clock; readonly store: Pick<Store, "archive"> };
type Rule = Pick<Watch, "name" | "when" | "expression">;

/**
 * The reading as it is, or as one with problems when a watch that is new or changed would have raised more alerts an hour
 * on the newest articles than the settings allow. `allow-many: true` in the watch says that this is meant: what is in
 * force must follow from the files alone, so there is no way to force it past them.
 */
export async function withoutFloods(
  reading: SettingsReading,
  before: readonly Rule[],
  { clock, store }: Needs,
): Promise<SettingsReading> {
  if (reading.kind === "problems") return reading;

  const { desk, service } = reading.settings;
  const changed = changedWatches(before, desk.watches).filter(({ allowMany }) => allowMany !== true);
  if (changed.length === 0) return reading;

  const now = clock.now().getTime();
  const since = new Date(now - limits.reloadSampleMs);
  const deadline = new Date(now + limits.reloadSampleTimeMs);
  const asked = { since, deadline, articlesMax: limits.reloadSampleArticlesMax };
  const alerts = await forecastAlerts(changed, asked, { archive: store.archive, clock });
  const most = service.watchAlertsPerHourMax;
  const problems = changed.flatMap((watch) => floodProblem(watch, alerts.get(watch.name) ?? 0, most));
  return problems.length === 0 ? reading : { kind: "problems", problems, fingerprint: reading.fingerprint };
}

function changedWatches(before: readonly Rule[], now: readonly Watch[]): readonly Watch[] {
  const known = new Map(before.map((watch) => [watch.name, watch]));
  return now.filter((watch) => {
    const was = known.get(watch.name);
    return was?.when !== watch.when || JSON.stringify(was.expression) !== JSON.stringify(watch.expression);
  });
}

function floodProblem({ name, place }: Watch, perHour: number, most: number): readonly SettingsProblem[] {
  if (perHour <= most) return [];

  const message =
    `the watch "${name}" would have raised ${Math.round(perHour)} alerts an hour on the newest articles, more than ` +
    `${most}; narrow its rule (newswatch watches backtest ${name}), or write allow-many: true if this is meant`;
  const { file, line, column } = place ?? { file: "watches", line: undefined, column: undefined };
  return [{ file, line, column, message }];
}

/** A test may fail because the world has changed and not the rule: it is told, and keeps no edit out. */
export function tellFailedTests(watches: readonly Watch[], log: Pick<Log, "warn">): void {
  for (const { test, faults } of failed(runWatchTests(watches))) {
    log.warn("a test of a watch fails", { watch: test.watch, test: test.name, place: test.place, faults });
  }
}
