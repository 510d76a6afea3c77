// `newswatch reprocess`: reads the archived pages again with the present reader, and writes what comes out differently.

import { limits } from "../core/limits.ts";
import { sharedOutlets } from "../core/origin/outlet-list.ts";
import { selectorsFor } from "../core/page-selectors.ts";
import { counted } from "../core/status/how-long.ts";
import { pageReader } from "../pages/page-reader.ts";
import { parseDurationMs } from "../settings/duration.ts";
import { reprocessArchive } from "../steps/reprocess-archive.ts";
import { attachEmbedded } from "../store/embedded/attach.ts";
import { openStore } from "../store/open-store.ts";
import { openThreads } from "../threads/pool.ts";
import { textExaminer } from "../threads/text-examiner.ts";
import { type Command, readArguments, type Terminal, wrongUsage } from "./command.ts";
import { readOrTell } from "./read-desk.ts";

type Options = { readonly since: Date; readonly isDry: boolean };
type Reading = NonNullable<Awaited<ReturnType<typeof readOrTell>>>;

export const reprocess: Command = {
  usage: "reprocess [--since 7d] [--dry-run]",
  does: "read archived pages again with this version's reader; nobody is alerted",
  async run(args, terminal) {
    const options = { since: { type: "string" }, "dry-run": { type: "boolean" } } as const;
    const read = readArguments({ args: [...args], options });
    if (read.kind === "wrong") return wrongUsage(terminal, reprocess, read.message);

    const { since: written = "", "dry-run": isDry = false } = read.parsed.values;
    const sinceMs = written === "" ? undefined : parseDurationMs(written);
    if (written !== "" && sinceMs === undefined) {
      return wrongUsage(terminal, reprocess, `--since takes a time such as 7d or 12h, not "${written}"`);
    }
    const since = new Date(sinceMs === undefined ? 0 : Date.now() - sinceMs);
    const reading = await readOrTell(terminal);
    return reading === undefined ? 1 : readAgain(reading, { since, isDry }, terminal);
  },
};

async function readAgain({ settings }: Reading, { since, isDry }: Options, terminal: Terminal): Promise<number> {
  const { databaseUrl, dataFolder } = settings.service;
  const url = databaseUrl ?? (await attachEmbedded(dataFolder));
  if (url === undefined) {
    terminal.err("newswatch reprocess: the database is not running; start newswatch first, or set DATABASE_URL\n");
    return 1;
  }
  const store = await openStore({ url, poolMax: 2 });
  const threads = openThreads({ file: new URL("../../workers/parse-thread.js", import.meta.url), threads: 1 });
  try {
    const outlets = sharedOutlets(settings.desk.outlets);
    const told = await reprocessArchive({
      since,
      isDry,
      textExaminer: textExaminer(
        (task) => threads.run("examineText", task),
        () => outlets,
      ),
      pages: store.pages,
      clock: { now: () => new Date() },
      pageReader: pageReader(
        (input) => threads.run("readPage", input),
        (url) => selectorsFor(settings.desk.pages, url),
      ),
      tell: (line) => terminal.out(`${line}\n`),
      rowsMax: limits.reprocessRowsMax,
    });
    const verb = isDry ? "would get a new version" : "got a new version";
    terminal.out(`${counted(told.read, "page")} read again, ${counted(told.changed, "article")} ${verb}.\n`);
    return 0;
  } finally {
    await threads.close();
    await store.close();
  }
}
