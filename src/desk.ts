// What the operator watches, as it is in force now: reloaded all or nothing, the last good set kept.
import type { Route } from "./core/alert/alert.ts";
import { type OutletList, sharedOutlets } from "./core/origin/outlet-list.ts";
import type { PageSelectors } from "./core/page-selectors.ts";
import type { DeskSettings, SettingsProblem, SettingsReading } from "./core/settings.ts";
import { openWatchSet, type WatchSet } from "./core/watch/engine/watch-set.ts";
import type { Entity, Watch } from "./core/watch/watch.ts";
import type { WatchText } from "./core/watch/watch-text.ts";
import { tellFailedTests, withoutFloods } from "./new-watches.ts";
import type { Channel } from "./ports/channel.ts";
import type { Clock, Log } from "./ports/clock-and-log.ts";
import type { Store } from "./ports/store.ts";

type VersionedWatch = Watch & { readonly version: number };

export type LoadedDesk = {
  readonly feeds: DeskSettings["feeds"];
  readonly watches: readonly VersionedWatch[];
  /** The watches that a text meets. */
  readonly met: (text: WatchText) => readonly VersionedWatch[];
  readonly entities: ReadonlyMap<string, Entity>;
  readonly lists: ReadonlyMap<string, readonly string[]>;
  readonly routes: readonly Route[];
  readonly outlets: OutletList;
  readonly pages: readonly PageSelectors[];
  readonly channels: ReadonlyMap<string, Channel>;
  readonly notices: DeskSettings["notices"];
};

export type ReloadState = {
  readonly loadedAt: Date;
  /** What was wrong with the newest edit, which is not in force; empty when the files are what runs. */
  readonly problems: readonly SettingsProblem[];
  /** The service's own settings differ from those it was started with. */
  readonly restartNeeded: boolean;
};

export type Desk = {
  current(): LoadedDesk;
  state(): ReloadState;
  /** Reads the files again; does nothing when their bytes are those of the last look. */
  reload(): Promise<void>;
};

export type DeskNeeds = {
  readonly clock: Clock;
  readonly log: Log;
  readonly store: Pick<Store, "feeds" | "watches" | "notifications" | "archive">;
  readonly read: () => Promise<SettingsReading>;
  /** That of a reading, without the work of one. */
  readonly fingerprint: () => Promise<string>;
  readonly openChannels: (settings: DeskSettings) => ReadonlyMap<string, Channel>;
  /** Whether this process also makes the table of feeds agree with the files. */
  readonly ownsFeeds: boolean;
};

type GoodReading = Extract<SettingsReading, { kind: "settings" }>;

export async function openDesk(first: GoodReading, needs: DeskNeeds): Promise<Desk> {
  const service = JSON.stringify(first.settings.service);
  let seen = first.fingerprint;
  let settings = first.settings.desk;
  const set: WatchSet<VersionedWatch> = openWatchSet();
  let desk = await load(first, set, needs);
  let state: ReloadState = { loadedAt: needs.clock.now(), problems: [], restartNeeded: false };

  return {
    current: () => desk,
    state: () => state,
    async reload() {
      if ((await needs.fingerprint()) === seen) return;

      const reading = await withoutFloods(await needs.read(), desk.watches, needs);
      if (reading.kind === "problems") {
        state = { ...state, problems: reading.problems };
        needs.log.error("the new settings are refused; the last good ones run on", { problems: reading.problems });
      } else {
        const changed = changedChannels(settings.channels, reading.settings.desk.channels);
        desk = await load(reading, set, needs);
        if (needs.ownsFeeds) await needs.store.notifications.retryOn(changed, needs.clock.now());
        settings = reading.settings.desk;
        const restartNeeded = JSON.stringify(reading.settings.service) !== service;
        state = { loadedAt: needs.clock.now(), problems: [], restartNeeded };
        tellFailedTests(desk.watches, needs.log);
        needs.log.info("the new settings are in force", { watches: desk.watches.length, feeds: desk.feeds.length });
        if (restartNeeded) needs.log.warn("a change to the service's own settings waits for the next start");
      }
      seen = reading.fingerprint;
    },
  };
}

/** Everything that can fail comes before the set is put in force. */
async function load({ settings }: GoodReading, set: WatchSet<VersionedWatch>, needs: DeskNeeds): Promise<LoadedDesk> {
  const { feeds, watches, routes, pages, notices } = settings.desk;
  const { entities = new Map(), lists = new Map() } = settings.desk;
  const now = needs.clock.now();
  const channels = needs.openChannels(settings.desk);
  const versions = await needs.store.watches.recordVersions(watches, now);
  if (needs.ownsFeeds) {
    await needs.store.feeds.sync(feeds, now);
    // An operator who starts the service or edits the settings gives channels that were gone another chance.
    await needs.store.notifications.switchOn(now);
  }

  const versioned = watches.map((watch) => {
    const version = versions.get(watch.name);
    if (version === undefined) throw new Error(`The watch ${watch.name} was given no version.`);
    return { ...watch, version };
  });
  set.load(versioned);
  const outlets = sharedOutlets(settings.desk.outlets);
  const words = { watches: versioned, met: set.metBy, entities, lists };
  return { feeds, routes, outlets, pages, channels, notices, ...words };
}

/** An operator who corrects a channel should not have to wait out the retries of the wrong one. */
function changedChannels(before: DeskSettings["channels"], now: DeskSettings["channels"]): readonly string[] {
  const known = new Map(before.map((channel) => [channel.name, JSON.stringify(channel)]));
  return now.filter((channel) => known.get(channel.name) !== JSON.stringify(channel)).map(({ name }) => name);
}
