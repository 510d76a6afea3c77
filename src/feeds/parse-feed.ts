// Reads a feed: bytes in, entries and problems out. It never throws, and one bad entry never costs the others.
import type { FeedDocument, FeedEntry, FeedReading } from "../core/feed/feed.ts";
import { limits } from "../core/limits.ts";
import type { Bytes } from "../ports/readers.ts";
import { openFeed } from "./open-feed.ts";
import type { RawFeed, RawLink } from "./raw-entry.ts";
import { firstAddress, guidFallback, isRelated, linkOf, readEntry } from "./read-entry.ts";
import { readHints } from "./read-hints.ts";
import { descriptionOf, titleOf } from "./read-text.ts";

/** RSS, RDF, Atom, JSON Feed or a news sitemap. `contentType` only tells the encoding: servers label feeds at random. */
export async function parseFeed(input: Bytes): Promise<FeedReading> {
  try {
    const reading = await openFeed(input);
    return reading.kind === "not-a-feed" ? reading : understood(reading.feed, input.url, reading.problems);
  } catch (error) {
    // A value even then: this runs on bytes of strangers, and what they broke is their feed, not our service.
    const name = error instanceof Error ? error.name : "error";
    return { kind: "not-a-feed", why: "unreadable", detail: `The document cannot be parsed (${name}).` };
  }
}

function understood(raw: RawFeed, url: string, found: readonly string[]): FeedReading {
  const problems = [...found];
  if (raw.entries.length > limits.entriesPerFeedMax) {
    problems.push(`only the first ${limits.entriesPerFeedMax} entries were read`);
  }
  const read = raw.entries.slice(0, limits.entriesPerFeedMax).map((entry) => readEntry(entry, url));
  const named = read.map(({ entry }) => entry);
  const entries = withOwnGuids(named);
  if (entries !== named) problems.push("several entries share one id; they are told apart by their links");

  const perEntry = read.flatMap((one) => one.problems);
  return { kind: "feed", feed: { ...headOf(raw, url), entries }, problems: [...problems, ...counted(perEntry)] };
}

function headOf(raw: RawFeed, url: string): Omit<FeedDocument, "entries"> {
  const related = (rel: string) =>
    firstAddress(
      raw.links.filter((link) => isRelated(link.rel, rel)),
      url,
    );
  return {
    title: titleOf(raw),
    link: linkOf({ ...raw, links: raw.links.toReversed() }, url),
    description: descriptionOf(raw),
    hints: readHints(raw.hints),
    hub: hubOf(raw.links, url),
    self: related("self"),
    movedTo: firstAddress(
      raw.movedTo.map((href) => ({ href, base: "" })),
      url,
    ),
  };
}

/** The first one by https, because only there a secret is safe; else the first. */
function hubOf(links: readonly RawLink[], url: string): string | undefined {
  const hubs = links.filter(({ rel }) => isRelated(rel, "hub"));
  const safe = hubs.filter(({ href, base }) => firstAddress([{ href, base }], url)?.startsWith("https:"));
  return firstAddress(safe.length > 0 ? safe : hubs, url);
}

/** An id that stands for different links tells nothing; each of its entries is then known by its link. */
function withOwnGuids(entries: readonly FeedEntry[]): readonly FeedEntry[] {
  if (new Set(entries.map(({ guid }) => guid)).size === entries.length) return entries;

  const links = new Map<string, Set<string>>();
  for (const entry of entries) links.set(entry.guid, (links.get(entry.guid) ?? new Set()).add(guidFallback(entry)));

  const shared = (guid: string) => (links.get(guid)?.size ?? 0) > 1;
  if (!entries.some(({ guid }) => shared(guid))) return entries;

  return entries.map((entry) =>
    shared(entry.guid) ? { ...entry, guid: guidFallback(entry), hasOwnId: false } : entry,
  );
}

/** The same problem is told once, with how often it came up. */
function counted(problems: readonly string[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const problem of problems) counts.set(problem, (counts.get(problem) ?? 0) + 1);

  return [...counts].map(([problem, count]) => (count === 1 ? problem : `${problem} (${count} times)`));
}
