// A news sitemap has no head: where all its entries are of one publication, that is what the feed is called.
import type { RawFeed } from "./raw-entry.ts";

/** An outlet is no source of itself; only what gathers several publications says who had it first. */
export function withoutSoleSource(feed: RawFeed): RawFeed {
  const names = new Set(feed.entries.flatMap(({ sources }) => sources.map(({ name }) => name)));
  const [name] = names;
  if (name === undefined || names.size > 1) return feed;

  const title = /<name\b[^<>]*>([^<]*)/i.exec(name)?.[1] ?? name;
  const entries = feed.entries.map((entry) => ({ ...entry, sources: [] }));
  return { ...feed, titles: [{ text: title, type: undefined, mode: undefined }], entries };
}
