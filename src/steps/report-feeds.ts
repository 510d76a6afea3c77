// Reports which feeds have stopped answering and which answer again: one line for all of them when that changes.
import { feedState } from "../core/status/feed-state.ts";
import type { Clock, Log } from "../ports/clock-and-log.ts";
import type { StatusStore } from "../ports/store.ts";

export type ReportFeedsNeeds = {
  readonly clock: Clock;
  readonly log: Pick<Log, "info" | "warn">;
  readonly status: Pick<StatusStore, "feeds">;
};

/** Feeds that do not answer, by name. */
export type SilentFeeds = ReadonlySet<string>;

/** Takes the silent feeds of last time and gives those of now. A single failed check is no silence yet. */
export async function reportFeeds(needs: ReportFeedsNeeds, before: SilentFeeds): Promise<SilentFeeds> {
  const feeds = await needs.status.feeds();
  const now = needs.clock.now();
  const silent = feeds.filter((feed) => isSilent(feedState(feed, now)));
  const names = new Set(silent.map(({ name }) => name));
  const fallen = silent.filter(({ name }) => !before.has(name)).map(({ name, outcome }) => `${name}: ${outcome}`);
  const back = [...before].filter((name) => !names.has(name));

  const counts = { silent: names.size, of: feeds.length };
  if (fallen.length > 0) needs.log.warn("some feeds are not answering", { ...counts, ...shown(fallen) });
  if (back.length > 0) needs.log.info("some feeds answer again", { ...counts, ...shown(back) });
  return names;
}

function isSilent(state: ReturnType<typeof feedState>): boolean {
  return state === "failing" || state === "silent" || state === "gone" || state === "blocked";
}

const shownMax = 12;

function shown(feeds: readonly string[]) {
  const more = feeds.length - shownMax;
  return more > 0 ? { feeds: feeds.slice(0, shownMax), more } : { feeds };
}
