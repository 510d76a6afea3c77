// Opens what the commands about feeds need: the guarded door, the parsing threads, and the database where one runs.
import type { FeedReading } from "../core/feed/feed.ts";
import type { PageFeeds } from "../core/feed/page-feeds.ts";
import type { ServiceSettings } from "../core/settings.ts";
import { userAgent } from "../core/version.ts";
import { feedFinder } from "../feeds/feed-finder.ts";
import { feedReader } from "../feeds/feed-reader.ts";
import type { FeedFinder, FeedReader } from "../ports/readers.ts";
import type { Web } from "../ports/web.ts";
import { attachEmbedded } from "../store/embedded/attach.ts";
import { hostTurns } from "../store/hosts.ts";
import { type OpenStore, openStore } from "../store/open-store.ts";
import { robotsStore } from "../store/robots.ts";
import { openThreads } from "../threads/pool.ts";
import { openWeb } from "../web/open-web.ts";

export type FeedsDoor = {
  readonly web: Web;
  readonly feedReader: FeedReader;
  readonly feedFinder: FeedFinder;
  /** Undefined when no database is running; the commands start none for a question. */
  readonly store: OpenStore | undefined;
};

/** Beside a running service the pace at hosts is shared with it. All is closed again whatever the work comes to. */
export async function withFeedsDoor<Value>(
  settings: ServiceSettings,
  work: (door: FeedsDoor) => Promise<Value>,
): Promise<Value> {
  const store = await runningStore(settings);
  const { contact, allowPrivate, hostGapMs, robots } = settings;
  const shared = store === undefined ? {} : { turns: hostTurns(store.sql), robotsStore: robotsStore(store.sql) };
  const web = openWeb({ userAgent: userAgent(contact), allowPrivate, hostGapMs, robots, ...shared });
  const threads = openThreads({ file: new URL("../../workers/parse-thread.js", import.meta.url), threads: 1 });
  try {
    return await work({
      web,
      store,
      feedReader: feedReader((input) => threads.run<FeedReading>("parseFeed", input)),
      feedFinder: feedFinder((input) => threads.run<PageFeeds>("findFeeds", input)),
    });
  } finally {
    await web.close();
    await threads.close();
    await store?.close();
  }
}

async function runningStore({ databaseUrl, dataFolder }: ServiceSettings): Promise<OpenStore | undefined> {
  const url = databaseUrl ?? (await attachEmbedded(dataFolder));
  return url === undefined ? undefined : openStore({ url, poolMax: 2, applicationName: "newswatch command" });
}
