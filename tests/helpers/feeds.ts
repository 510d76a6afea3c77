// Small feeds made for tests, and their reading.
import assert from "node:assert/strict";
import type { FeedEntry, FeedReading } from "../../src/core/feed/feed.ts";
import { parseFeed } from "../../src/feeds/parse-feed.ts";

export const feedUrl = "https://wire.example/news/feed.xml";

export function read(text: string, contentType?: string): Promise<FeedReading> {
  return parseFeed({ bytes: new TextEncoder().encode(text), contentType, url: feedUrl });
}

export type Read = {
  readonly title: string;
  readonly entries: readonly FeedEntry[];
  readonly problems: readonly string[];
};

/** For documents that must be feeds. */
export async function readFeed(text: string): Promise<Read> {
  const reading = await read(text);
  assert.ok(reading.kind === "feed", reading.kind === "feed" ? "" : `${reading.why}: ${reading.detail}`);
  return { ...reading.feed, problems: reading.problems };
}

export async function onlyEntry(text: string): Promise<FeedEntry> {
  const { entries } = await readFeed(text);
  const [entry] = entries;
  assert.ok(entry !== undefined && entries.length === 1, `${entries.length} entries`);
  return entry;
}

/** An RSS 2.0 document around the given items or channel elements. */
export function rss(inside: string, attributes = ""): string {
  return `<?xml version="1.0"?><rss version="2.0"${attributes}><channel><title>Wire</title><link>https://wire.example/</link><description>d</description>${inside}</channel></rss>`;
}

export function atom(inside: string, attributes = ""): string {
  return `<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"${attributes}><title>Wire</title><id>urn:feed</id>${inside}</feed>`;
}

export function titles({ entries }: Pick<Read, "entries">): readonly string[] {
  return entries.map(({ title }) => title);
}
