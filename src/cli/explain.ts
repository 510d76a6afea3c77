// `newswatch explain URL`: shows what happened to an article, step by step, and why.
import { explainTrail, type WatchVerdict } from "../core/status/explain-trail.ts";
import type { Trail } from "../core/status/trail.ts";
import { judge, readText } from "../core/watch/judge.ts";
import type { Watch } from "../core/watch/watch.ts";
import { watchable } from "../core/watchable.ts";
import { openDatabase } from "../database.ts";
import { openLog } from "../log/log.ts";
import { attachEmbedded } from "../store/embedded/attach.ts";
import { openStore } from "../store/open-store.ts";
import { type Command, readArguments, type Terminal, wrongUsage } from "./command.ts";
import { readOrTell } from "./read-desk.ts";

type Reading = NonNullable<Awaited<ReturnType<typeof readOrTell>>>;

export const explain: Command = {
  usage: "explain URL",
  does: "show what happened to an article, step by step, and why",
  async run(args, terminal) {
    const read = readArguments({ args: [...args], allowPositionals: true });
    if (read.kind === "wrong") return wrongUsage(terminal, explain, read.message);

    const [url, extra] = read.parsed.positionals;
    if (url === undefined) return wrongUsage(terminal, explain, "give an address, as the feed or the alert shows it");
    if (extra !== undefined) return wrongUsage(terminal, explain, `only one address at a time; unexpected "${extra}"`);

    if (!isAddressOrId(url)) return wrongUsage(terminal, explain, `"${url}" is no address; it begins with http(s)://`);

    const reading = await readOrTell(terminal);
    if (reading === undefined) return 1;

    const trails = await findTrails(url, reading, terminal);
    if (trails.length === 0) {
      terminal.err(`No item with the address ${url} has been seen in any feed.\n`);
      return 1;
    }

    const { watches } = reading.settings.desk;
    terminal.out(trails.map((trail) => explainTrail(trail, askAgain(trail, watches))).join("\n"));
    return 0;
  },
};

/** The status page and the log name items by id. */
function isAddressOrId(text: string): boolean {
  return URL.canParse(text) || /^[0-9a-f-]{36}$/i.test(text);
}

/** What the current watches say of the stored text. */
function askAgain({ article }: Trail, watches: readonly Watch[]): readonly WatchVerdict[] {
  if (article?.text === undefined) return [];

  const text = readText(watchable({ ...article, text: article.text }));
  return watches.map((watch) => ({ watch: watch.name, verdict: judge(text, watch) }));
}

/** Asks the running service's database; when none is running, starts it for the question. */
async function findTrails(url: string, { settings }: Reading, terminal: Terminal): Promise<readonly Trail[]> {
  const { databaseUrl, dataFolder } = settings.service;
  const running = databaseUrl ?? (await attachEmbedded(dataFolder));
  if (running !== undefined) return trailsIn(running, url);

  const log = openLog({ level: "warn", plain: true, write: terminal.err });
  const database = await openDatabase(settings.service, log);
  try {
    return await trailsIn(database.url, url);
  } finally {
    await database.close();
  }
}

async function trailsIn(databaseUrl: string, url: string): Promise<readonly Trail[]> {
  const store = await openStore({ url: databaseUrl, poolMax: 1 });
  try {
    return await store.status.trail(url);
  } finally {
    await store.close();
  }
}
