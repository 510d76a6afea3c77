// The stage of the end-to-end tests: a fake site with old news, a webhook catcher, and settings that join the two.

import type { Catcher } from "./catcher.ts";
import { catcher } from "./catcher.ts";
import { type FakeSite, fakeSite } from "./fake-site.ts";
import { freePort } from "./listening.ts";
import { makePlace, type Place } from "./program.ts";
import { alertsFile, feedsFile, hookSecret, publishOldNews, serviceFile, watchesFile } from "./scenario.ts";
import { until } from "./until.ts";

export type Scene = {
  readonly site: FakeSite;
  readonly hook: Catcher;
  readonly place: Place;
  /** Where the status server will listen. */
  readonly port: number;
  readonly env: Readonly<Record<string, string>>;
  /** Every feed has had its first, successful look: what comes from now on is news. */
  baselined(): Promise<void>;
  close(): Promise<void>;
};

const feeds = ["north", "south", "east"];

/** `files` are laid over the settings. */
export async function makeScene(files: Readonly<Record<string, string>> = {}): Promise<Scene> {
  const site = await fakeSite();
  const hook = await catcher();
  const port = await freePort();
  publishOldNews(site);
  const place = await makePlace({
    "newswatch.yaml": serviceFile(port),
    "feeds.yaml": feedsFile(site),
    "entities.yaml": "entities: {}\n",
    "watches/desk.yaml": watchesFile,
    "alerts.yaml": alertsFile(hook),
    ...files,
  });
  const looked = () => feeds.every((feed) => (site.asked.get(`/feeds/${feed}.xml`) ?? 0) >= 2);
  return {
    site,
    hook,
    place,
    port,
    env: { HOOK_SECRET: hookSecret },
    async baselined() {
      await until(() => looked() || undefined, { withinMs: 60_000, what: "each feed is looked at twice" });
    },
    async close() {
      await site.close();
      await hook.close();
      await place.remove();
    },
  };
}
