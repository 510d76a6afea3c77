// The watches that newswatch ships, in force for a benchmark.
import { fileURLToPath } from "node:url";
import { type OutletList, sharedOutlets } from "../src/core/origin/outlet-list.ts";
import { openWatchSet } from "../src/core/watch/engine/watch-set.ts";
import { formatProblems } from "../src/settings/format-problems.ts";
import { readSettings } from "../src/settings/read-settings.ts";
import type { JudgingDesk } from "../src/steps/judge-article.ts";
import type { OpenStore } from "../src/store/open-store.ts";

export async function shippedDesk(store: OpenStore): Promise<JudgingDesk & { readonly outlets: OutletList }> {
  const configFolder = fileURLToPath(new URL("../../config", import.meta.url));
  const reading = await readSettings({ configFolder, env: {} });
  if (reading.kind === "problems") throw new Error(formatProblems(reading.problems));

  const { watches, routes, outlets } = reading.settings.desk;
  const versions = await store.watches.recordVersions(watches, new Date());
  const versioned = watches.map((watch) => ({ ...watch, version: versions.get(watch.name) ?? 1 }));
  return { routes, met: openWatchSet(versioned).metBy, outlets: sharedOutlets(outlets) };
}
