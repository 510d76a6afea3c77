// `newswatch feeds import FILE.opml`: lists the feeds of another reader's list. Nothing is fetched.
import { plain } from "../core/alert/alert-text.ts";
import { completeFeed } from "../core/feed/complete-feed.ts";
import { cutKebab } from "../core/feed/kebab.ts";
import type { NewFeed } from "../core/feed/new-feed.ts";
import type { Outline } from "../core/feed/opml.ts";
import { feedUrlKey } from "../core/feed/page-feeds.ts";
import { limits } from "../core/limits.ts";
import type { DeskSettings } from "../core/settings.ts";
import { counted } from "../core/status/how-long.ts";
import { parseOpml } from "../feeds/parse-opml.ts";
import { readBounded } from "../settings/bounded-file.ts";
import { feedLine } from "../settings/feeds-text.ts";
import { type FeedDefaults, feedDefaults } from "../settings/feeds-writer.ts";
import { type Command, readArguments, type Terminal, wrongUsage } from "./command.ts";
import { configFolderOf, readOrTell } from "./read-desk.ts";
import { writeOrTell } from "./write-feeds.ts";

const options = {
  country: { type: "string" },
  language: { type: "string" },
  "dry-run": { type: "boolean" },
} as const;

export const feedsImport: Command = {
  usage: "feeds import FILE.opml [--country CN] [--language en] [--dry-run]",
  does: "list the feeds of an OPML file; --country and --language are for those that do not say",
  async run(args, terminal) {
    const read = readArguments({ args: [...args], options, allowPositionals: true });
    if (read.kind === "wrong") return wrongUsage(terminal, feedsImport, read.message);

    const [file, extra] = read.parsed.positionals;
    if (file === undefined) return wrongUsage(terminal, feedsImport, "give the OPML file");
    if (extra !== undefined) return wrongUsage(terminal, feedsImport, `only one file at a time; unexpected "${extra}"`);

    const opml = await readOpml(file, terminal);
    const reading = opml === undefined ? undefined : await readOrTell(terminal);
    if (opml === undefined || reading === undefined) return 1;

    const { country, language, "dry-run": isDryRun = false } = read.parsed.values;
    const defaults = await feedDefaults({ configFolder: configFolderOf(terminal.env), env: terminal.env });
    const said = { country: country?.toUpperCase(), language };
    const plan = planImport(opml, { desk: reading.settings.desk, said, defaults });
    for (const note of plan.notes) terminal.err(`${plain(note)}\n`);
    if (plan.feeds.length === 0) {
      terminal.out("Nothing to add.\n");
      return 0;
    }
    if (isDryRun) terminal.out(plan.feeds.map((feed) => `${feedLine(feed)}\n`).join(""));
    return writeOrTell(plan.feeds, { isDryRun, terminal });
  },
};

async function readOpml(file: string, { err }: Terminal): Promise<readonly Outline[] | undefined> {
  const reading = await readBounded(file, limits.configFileBytesMax);
  if (reading.kind !== "bytes") {
    err(`${file} ${reading.why}\n`);
    return undefined;
  }
  const opml = parseOpml(reading.bytes);
  if (opml.kind === "no-list") {
    err(`${file} is no OPML list: ${opml.why}\n`);
    return undefined;
  }
  for (const problem of opml.problems) err(`Left out: ${plain(problem)}\n`);
  return opml.outlines;
}

type ImportNeeds = {
  readonly desk: DeskSettings;
  readonly said: { readonly country: string | undefined; readonly language: string | undefined };
  readonly defaults: FeedDefaults;
};

type ImportPlan = { readonly feeds: readonly NewFeed[]; readonly notes: readonly string[] };

function planImport(outlines: readonly Outline[], { desk, said, defaults }: ImportNeeds): ImportPlan {
  const names = new Set(desk.feeds.map(({ name }) => name));
  const listed = new Map(desk.feeds.map(({ url, name }) => [feedUrlKey(url), name]));
  const feeds: NewFeed[] = [];
  const notes: string[] = [];
  const guesses = new Map<string, number>();
  for (const outline of outlines) {
    const key = feedUrlKey(outline.url);
    const twin = listed.get(key);
    if (twin !== undefined) {
      notes.push(`Left out: ${outline.url} is listed already, as ${twin}`);
      continue;
    }
    const complete = completeFeed({ ...saidBy(outline, said, defaults), name: ownName(outline, names) }, names);
    for (const guess of complete.guesses) guesses.set(guess, (guesses.get(guess) ?? 0) + 1);
    names.add(complete.feed.name);
    listed.set(key, complete.feed.name);
    feeds.push(complete.feed);
  }
  const guessed = [...guesses].map(([guess, count]) => `For ${counted(count, "feed")} ${guess}`);
  return { feeds, notes: [...notes, ...guessed] };
}

/** What only repeats the defaults of feeds.yaml is not written into every line. */
function saidBy(outline: Outline, said: ImportNeeds["said"], defaults: FeedDefaults) {
  const { title, url, every, window, adapt } = outline;
  const other = <Value>(value: Value, usual: Value) => (value === usual ? undefined : value);
  return {
    url,
    title,
    sample: title,
    outlet: outline.outlet,
    country: outline.country ?? said.country,
    language: outline.language ?? said.language,
    every: other(every, defaults.every),
    window: other(window, defaults.window),
    adapt: other(adapt, defaults.adapt),
  };
}

/** A list that newswatch wrote names its feeds as they are named here. */
function ownName({ title, outlet }: Outline, names: ReadonlySet<string>): string | undefined {
  return outlet !== undefined && cutKebab(title) === title && !names.has(title) ? title : undefined;
}
