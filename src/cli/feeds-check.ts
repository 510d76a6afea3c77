// `newswatch feeds check [NAME]`: looks at feeds now and says what a run would do; nothing is recorded.
import { plain } from "../core/alert/alert-text.ts";
import type { Feed, FeedSetting } from "../core/feed/feed.ts";
import { noDoubt, noMove, noRhythm } from "../core/feed/feed-memory.ts";
import { noHints } from "../core/feed/hints.ts";
import { lookReport } from "../core/feed/look-report.ts";
import { limits } from "../core/limits.ts";
import { nearest } from "../core/nearest.ts";
import { counted } from "../core/status/how-long.ts";
import { lookAtFeed } from "../steps/look-at-feed.ts";
import { type Command, readArguments, type Terminal, wrongUsage } from "./command.ts";
import { type FeedsDoor, withFeedsDoor } from "./feeds-door.ts";
import { readOrTell } from "./read-desk.ts";

export const feedsCheck: Command = {
  usage: "feeds check [NAME]",
  does: "look at one feed or all of them now and say what a run would do; exit code 1 when one fails",
  async run(args, terminal) {
    const read = readArguments({ args: [...args], allowPositionals: true });
    if (read.kind === "wrong") return wrongUsage(terminal, feedsCheck, read.message);

    const [name, extra] = read.parsed.positionals;
    if (extra !== undefined)
      return wrongUsage(terminal, feedsCheck, `one name, or none for all; unexpected "${extra}"`);

    const reading = await readOrTell(terminal);
    if (reading === undefined) return 1;

    const { service, desk } = reading.settings;
    const listed = desk.feeds.filter((feed) => name === undefined || feed.name === name);
    if (name !== undefined && listed.length === 0) {
      const near = nearest(
        name,
        desk.feeds.map((feed) => feed.name),
      );
      const hint = near === undefined ? "" : `; did you mean "${near}"?`;
      return wrongUsage(terminal, feedsCheck, `no feed is named "${name}"${hint}`);
    }
    return withFeedsDoor(service, (door) => checkAll(listed, door, terminal));
  },
};

type Told = { readonly lines: readonly string[]; readonly failed: boolean };

/** Told in the order of the list, each as soon as those before it are. */
async function checkAll(listed: readonly FeedSetting[], door: FeedsDoor, { out, err }: Terminal): Promise<number> {
  if (door.store === undefined) err("No database is running, so what is new and what is known cannot be told.\n");

  const waiting = [...listed.entries()];
  const told: (Told | undefined)[] = [];
  let shown = 0;
  const showReady = () => {
    for (let next = told[shown]; next !== undefined; next = told[shown]) {
      out(`${next.lines.join("\n    ")}\n`);
      shown += 1;
    }
  };
  const work = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const [index, setting] = next;
      told[index] = await checkOne(setting, door);
      showReady();
    }
  };
  await Promise.all(Array.from({ length: limits.feedChecksAtOnce }, work));

  const failed = told.filter((one) => one?.failed === true).length;
  out(`${counted(listed.length, "feed")} looked at, ${failed} failed.\n`);
  return failed > 0 ? 1 : 0;
}

async function checkOne(setting: FeedSetting, { web, feedReader, store }: FeedsDoor): Promise<Told> {
  const clock = { now: () => new Date() };
  const stored = await store?.feeds.find(setting.name);
  const isRemembered = stored !== undefined && stored.url === setting.url;
  // The settings may have been edited since the service read them.
  const feed: Feed = isRemembered ? { ...stored, ...setting } : newlyListed(setting, clock.now());
  const feeds = { known: store !== undefined && isRemembered ? store.feeds.known : async () => [] };
  const look = await lookAtFeed(feed, { clock, web, feedReader, feeds });
  if (look.kind === "unasked") return { lines: [`${feed.name}: not asked: ${plain(look.why)}`], failed: true };

  const now = clock.now();
  return { lines: lookReport({ feed, look, now, isRemembered: store !== undefined }), failed: look.kind === "failed" };
}

/** As the service takes a feed that it has never looked at. */
function newlyListed(setting: FeedSetting, now: Date): Feed {
  const nothing = { etag: undefined, lastModified: undefined, bodyHash: undefined, baselineAt: undefined };
  const never = { lastCheckedAt: undefined, lastSuccessAt: undefined, lastNewItemAt: undefined };
  const memory = {
    rhythm: noRhythm,
    hints: noHints,
    doubt: noDoubt,
    move: noMove,
    offer: undefined,
    pushedUntil: undefined,
    ...never,
    createdAt: now,
  };
  return { ...setting, id: setting.name, failures: 0, memory, ...nothing };
}
