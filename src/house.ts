// Builds the house from settings: opens every door the steps need, and closes them in reverse order.
import { setTimeout as pause } from "node:timers/promises";
import type { ConsoleNeeds } from "./channels/console.ts";
import { openChannel } from "./channels/open-channel.ts";
import type { PageReading } from "./core/article.ts";
import type { FeedReading } from "./core/feed/feed.ts";
import { limits } from "./core/limits.ts";
import { selectorsFor } from "./core/page-selectors.ts";
import type { DeskSettings, ServiceSettings, SettingsReading } from "./core/settings.ts";
import type { TextFindings } from "./core/text-findings.ts";
import { userAgent } from "./core/version.ts";
import { type Database, openDatabase } from "./database.ts";
import { type Desk, type LoadedDesk, openDesk } from "./desk.ts";
import { feedReader } from "./feeds/feed-reader.ts";
import { pageReader } from "./pages/page-reader.ts";
import type { Channel } from "./ports/channel.ts";
import type { Clock, Log } from "./ports/clock-and-log.ts";
import type { FeedReader, PageReader, TextExaminer } from "./ports/readers.ts";
import type { Store } from "./ports/store.ts";
import type { Web } from "./ports/web.ts";
import { openQueue, type QueueDoor } from "./queue/open-queue.ts";
import { hostTurns } from "./store/hosts.ts";
import { installationId } from "./store/installation.ts";
import { type OpenStore, openStore } from "./store/open-store.ts";
import { robotsStore } from "./store/robots.ts";
import { openThreads } from "./threads/pool.ts";
import { textExaminer } from "./threads/text-examiner.ts";
import { openWeb } from "./web/open-web.ts";

export type House = {
  readonly settings: ServiceSettings;
  readonly clock: Clock;
  readonly log: Log;
  readonly store: Store;
  readonly queue: QueueDoor;
  readonly web: Web;
  readonly feedReader: FeedReader;
  readonly pageReader: PageReader;
  readonly textExaminer: TextExaminer;
  readonly desk: Desk;
  /** Resolves when the house has lost what it cannot work without. */
  readonly lost: Promise<Error>;
  close(): Promise<void>;
};

export type HouseOptions = {
  readonly reading: Extract<SettingsReading, { kind: "settings" }>;
  readonly readAgain: () => Promise<SettingsReading>;
  readonly fingerprint: () => Promise<string>;
  readonly log: Log;
  /** Where the console channel writes, whether a person reads it there, and whether in colour. */
  readonly console: ConsoleNeeds;
  /** Whether this process makes the table of feeds agree with the files. */
  readonly ownsFeeds: boolean;
  /** Calls off what is still being opened. */
  readonly stopping?: AbortSignal;
};

type Closer = () => Promise<unknown>;

/** A house that cannot be built is taken down again, so that nothing is left running. */
export async function openHouse(options: HouseOptions): Promise<House> {
  const closers: Closer[] = [];
  const close = async () => {
    for (const closer of closers.splice(0).reverse()) await closer();
  };
  try {
    return { ...(await build(options, closers)), close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function build(options: HouseOptions, closers: Closer[]): Promise<Omit<House, "close">> {
  const { log } = options;
  const settings = options.reading.settings.service;
  const clock: Clock = { now: () => new Date() };

  const database = await openDatabase(settings, log, options.stopping);
  closers.push(() => database.close());
  const store = await openStore({ url: database.url });
  closers.push(() => within(store.close()));
  await store.upkeep.ensureMonths(clock.now());

  const queue = await openTheQueue({ database, store, settings, log });
  closers.push(() => within(queue.close()));
  if (database.isAlone) await startAfresh(store, queue, clock);

  const { contact, allowPrivate, hostGapMs, robots } = settings;
  const shared = { turns: hostTurns(store.sql), robotsStore: robotsStore(store.sql) };
  const web = openWeb({ userAgent: userAgent(contact), allowPrivate, hostGapMs, robots, ...shared });
  closers.push(() => within(web.close()));
  const desk = await openDesk(options.reading, {
    clock,
    log,
    store,
    read: options.readAgain,
    fingerprint: options.fingerprint,
    openChannels: (wanted) => openChannels(wanted, { web, clock, ...options.console }),
    ownsFeeds: options.ownsFeeds,
  });
  const readers = openReaders(closers, () => desk.current());
  return { settings, clock, log, store, queue, web, desk, lost: database.lost, ...readers };
}

/** Closing is done within a bound, so that the database is closed whatever the others do. */
function within(closing: Promise<unknown>): Promise<unknown> {
  return Promise.race([closing, pause(limits.closeMs, undefined, { ref: false })]);
}

type QueueParts = {
  readonly database: Database;
  readonly store: OpenStore;
  readonly settings: ServiceSettings;
  readonly log: Log;
};

async function openTheQueue({ database, store, settings, log }: QueueParts): Promise<QueueDoor> {
  const id = await installationId(store.sql);
  return openQueue({ databaseUrl: database.url, redisUrl: settings.redisUrl, installationId: id, log });
}

/** Alone with its tables, the house need not wait for the claims and hints of a process that was killed. */
async function startAfresh(store: Store, queue: QueueDoor, clock: Clock): Promise<void> {
  await queue.forget();
  await store.upkeep.releaseLeases(clock.now());
}

function openReaders(
  closers: Closer[],
  desk: () => Pick<LoadedDesk, "pages" | "outlets">,
): Pick<House, "feedReader" | "pageReader" | "textExaminer"> {
  const threads = openThreads({ file: new URL("../workers/parse-thread.js", import.meta.url), threads: 2 });
  closers.push(() => within(threads.close()));
  return {
    feedReader: feedReader((input) => threads.run<FeedReading>("parseFeed", input)),
    pageReader: pageReader(
      (input) => threads.run<PageReading>("readPage", input),
      (url) => selectorsFor(desk().pages, url),
    ),
    textExaminer: textExaminer(
      (task) => threads.run<TextFindings>("examineText", task),
      () => desk().outlets,
    ),
  };
}

type ChannelNeeds = Parameters<typeof openChannel>[1];

function openChannels({ channels }: DeskSettings, needs: ChannelNeeds): ReadonlyMap<string, Channel> {
  return new Map(channels.map((setting) => [setting.name, openChannel(setting, needs)]));
}
