// Reads a feed: bytes in, entries and problems out. It never throws, and one bad entry never costs the others.
import type { FeedDocument, FeedEntry, FeedReading, NotAFeed } from "../core/feed/feed.ts";
import { limits } from "../core/limits.ts";
import type { Bytes } from "../ports/readers.ts";
import { decode } from "./decode.ts";
import { parseJsonFeed } from "./parse-json-feed.ts";
import { parseRss } from "./parse-rss.ts";
import { plainLine } from "./plain-text.ts";
import type { RawFeed } from "./raw-entry.ts";
import { guidFallback, readEntry } from "./read-entry.ts";
import { rebuild } from "./rebuild.ts";

type RawReading =
  | { readonly kind: "raw"; readonly feed: RawFeed; readonly problems: readonly string[] }
  | Extract<FeedReading, { kind: "not-a-feed" }>;

/** RSS, RDF, Atom or JSON Feed. `contentType` only tells the encoding: servers label feeds at random. */
export async function parseFeed({ bytes, contentType, url }: Bytes): Promise<FeedReading> {
  try {
    const { text, problems } = decode(bytes, contentType);
    const reading = await readText(text, url);
    if (reading.kind === "not-a-feed") return reading;

    return understood(reading.feed, url, [...problems, ...reading.problems]);
  } catch (error) {
    // A value even then: this runs on bytes of strangers, and what they broke is their feed, not our service.
    return notAFeed("unreadable", `The document cannot be parsed (${error instanceof Error ? error.name : "error"}).`);
  }
}

async function readText(text: string, url: string): Promise<RawReading> {
  const start = text.trimStart();
  if (start === "") return notAFeed("empty", "The document is empty.");

  if (start.startsWith("{") || start.startsWith("[")) {
    const feed = parseJsonFeed(start);
    return feed === undefined
      ? notAFeed("unreadable", "The document is no JSON Feed.")
      : { kind: "raw", feed, problems: [] };
  }

  const rebuilt = rebuild(text, url);
  if (rebuilt.kind === "not-a-feed") return rebuilt;

  return { kind: "raw", feed: await parseRss(rebuilt.markup), problems: rebuilt.problems };
}

function understood(raw: RawFeed, url: string, found: readonly string[]): FeedReading {
  const problems = [...found];
  if (raw.entries.length > limits.entriesPerFeedMax) {
    problems.push(`only the first ${limits.entriesPerFeedMax} entries were read`);
  }
  const read = raw.entries.slice(0, limits.entriesPerFeedMax).map((entry) => readEntry(entry, url));
  const usable = read.map(({ entry }) => entry).filter(saysAnything);
  const perEntry = read.flatMap((one) => one.problems);
  if (usable.length < read.length) perEntry.push(...Array(read.length - usable.length).fill("an entry says nothing"));

  const entries = withOwnGuids(usable);
  if (entries !== usable) problems.push("several entries share one id; they are told apart by their links");

  const feed: FeedDocument = { title: plainLine(raw.title, limits.titleCharsMax), entries };
  return { kind: "feed", feed, problems: [...problems, ...counted(perEntry)] };
}

function saysAnything({ link, title, text }: FeedEntry): boolean {
  return link !== undefined || title !== "" || text !== "";
}

/** An id that stands for different links tells nothing; each of its entries is then known by its link. */
function withOwnGuids(entries: readonly FeedEntry[]): readonly FeedEntry[] {
  const links = new Map<string, Set<string>>();
  for (const entry of entries) links.set(entry.guid, (links.get(entry.guid) ?? new Set()).add(guidFallback(entry)));

  const shared = (guid: string) => (links.get(guid)?.size ?? 0) > 1;
  if (!entries.some(({ guid }) => shared(guid))) return entries;

  return entries.map((entry) => (shared(entry.guid) ? { ...entry, guid: guidFallback(entry) } : entry));
}

/** The same problem is told once, with how often it came up. */
function counted(problems: readonly string[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const problem of problems) counts.set(problem, (counts.get(problem) ?? 0) + 1);

  return [...counts].map(([problem, count]) => (count === 1 ? problem : `${problem} (${count} times)`));
}

function notAFeed(why: NotAFeed, detail: string): Extract<FeedReading, { kind: "not-a-feed" }> {
  return { kind: "not-a-feed", why, detail };
}
