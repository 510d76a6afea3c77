// `newswatch feeds add URL`: finds the feed behind an address, shows what it brings, and lists it in feeds.yaml.
import { plain } from "../core/alert/alert-text.ts";
import { type CompleteFeed, completeFeed } from "../core/feed/complete-feed.ts";
import { feedPreview } from "../core/feed/look-report.ts";
import { type FeedLink, feedUrlKey } from "../core/feed/page-feeds.ts";
import { rhythmOfDates } from "../core/feed/rhythm.ts";
import { limits } from "../core/limits.ts";
import type { DeskSettings } from "../core/settings.ts";
import { feedLine } from "../settings/feeds-text.ts";
import { type FoundFeed, findFeed } from "../steps/find-feed.ts";
import { type Command, readArguments, type Terminal, wrongUsage } from "./command.ts";
import { withFeedsDoor } from "./feeds-door.ts";
import { readOrTell } from "./read-desk.ts";
import { writeOrTell } from "./write-feeds.ts";

const options = {
  name: { type: "string" },
  outlet: { type: "string" },
  country: { type: "string" },
  language: { type: "string" },
  "dry-run": { type: "boolean" },
} as const;

type Said = { readonly [Key in "name" | "outlet" | "country" | "language"]?: string | undefined };

export const feedsAdd: Command = {
  usage: "feeds add URL [--name NAME] [--outlet TEXT] [--country CN] [--language en] [--dry-run]",
  does: "find the feed behind an address, show what it brings, and list it in feeds.yaml",
  async run(args, terminal) {
    const read = readArguments({ args: [...args], options, allowPositionals: true });
    if (read.kind === "wrong") return wrongUsage(terminal, feedsAdd, read.message);

    const [written, extra] = read.parsed.positionals;
    if (written === undefined) return wrongUsage(terminal, feedsAdd, "give the address of a feed, or of a page");
    if (extra !== undefined) return wrongUsage(terminal, feedsAdd, `only one address at a time; unexpected "${extra}"`);

    const url = addressOf(written);
    if (url === undefined)
      return wrongUsage(terminal, feedsAdd, `"${written}" is no address; it begins with http(s)://`);

    const reading = await readOrTell(terminal);
    if (reading === undefined) return 1;

    const search = await withFeedsDoor(reading.settings.service, (door) => findFeed(url, door));
    switch (search.kind) {
      case "nothing":
        terminal.err(`No feed was found. ${plain(search.why)}\n`);
        return 1;
      case "several":
        return tellSeveral(search.how, search.links, terminal);
      default:
        terminal.out(`Found ${search.feed.url} (${search.how}).\n`);
        return list(search.feed, { desk: reading.settings.desk, values: read.parsed.values, terminal });
    }
  },
};

/** `example.org/news` is what people copy out of a browser. */
function addressOf(written: string): string | undefined {
  const whole = /^[a-z][a-z0-9+.-]*:/i.test(written) ? written : `https://${written}`;
  const isWeb = /^https?:\/\/[^/]*\.|^https?:\/\/(?:localhost|\[)/i.test(whole);
  return isWeb && URL.canParse(whole) ? new URL(whole).href : undefined;
}

/** A program must not guess which one is meant, so it is told to say. */
function tellSeveral(how: string, links: readonly FeedLink[], { out, err }: Terminal): number {
  err(`${how[0]?.toUpperCase()}${how.slice(1)}; name the one you want:\n`);
  out(
    links
      .map(({ url, title }) => `newswatch feeds add ${quoted(url)}${title === "" ? "" : `  # ${plain(title)}`}\n`)
      .join(""),
  );
  return 2;
}

/** For a shell. */
function quoted(url: string): string {
  return /^[\w./:@%+,=-]+$/.test(url) ? url : `'${url.replaceAll("'", "%27")}'`;
}

type Listing = {
  readonly desk: DeskSettings;
  readonly values: Said & { readonly "dry-run"?: boolean | undefined };
  readonly terminal: Terminal;
};

async function list(found: FoundFeed, { desk, values, terminal }: Listing): Promise<number> {
  const now = new Date();
  const preview = feedPreview(found.document, now, rhythmOfDates(found.document.entries, now));
  terminal.out(`${preview.join("\n")}\n`);
  for (const problem of found.problems) terminal.err(`A problem of the feed: ${plain(problem)}\n`);

  const key = feedUrlKey(found.url);
  const twin = desk.feeds.find((feed) => feedUrlKey(feed.url) === key);
  if (twin !== undefined) {
    terminal.err(`It is listed already, as ${twin.name} (${twin.url}); nothing was changed.\n`);
    return 1;
  }
  const { feed, guesses } = completed(found, desk, values);
  for (const guess of guesses) terminal.err(`Note: ${guess}.\n`);
  terminal.out(`${feedLine(feed)}\n`);
  return writeOrTell([feed], { isDryRun: values["dry-run"] === true, terminal });
}

function completed({ url, document, pageLanguage }: FoundFeed, { feeds }: DeskSettings, said: Said): CompleteFeed {
  const sample = document.entries.map(({ title, text }) => `${title} ${text}`).join(" ");
  const title = plain(document.title).slice(0, limits.settingNameCharsMax);
  const { name, outlet, country, language } = said;
  const known = { url, title, sample, pageLanguage, name, outlet, country: country?.toUpperCase(), language };
  return completeFeed(known, new Set(feeds.map((feed) => feed.name)));
}
