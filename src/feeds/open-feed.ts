// Tells which kind of document the bytes hold, and has it taken apart.
import type { FeedReading, NotAFeed } from "../core/feed/feed.ts";
import type { Bytes } from "../ports/readers.ts";
import { decode } from "./decode.ts";
import { parseHead } from "./parse-head.ts";
import { parseJsonFeed } from "./parse-json-feed.ts";
import { rawFeed } from "./parts.ts";
import type { RawFeed } from "./raw-entry.ts";
import { rebuild } from "./rebuild.ts";
import { withoutSoleSource } from "./sole-source.ts";

export type RawReading =
  | { readonly kind: "raw"; readonly feed: RawFeed; readonly problems: readonly string[] }
  | Extract<FeedReading, { kind: "not-a-feed" }>;

/** The document field by field, as it says it. */
export async function openFeed({ bytes, contentType, url }: Bytes): Promise<RawReading> {
  const { text, problems } = decode(bytes, contentType);
  const start = text.trimStart();
  if (start === "") return notAFeed("empty", "The document is empty.");

  if (start.startsWith("{") || start.startsWith("[")) {
    const feed = parseJsonFeed(start);
    return feed === undefined
      ? notAFeed("unreadable", "The document is no JSON Feed.")
      : { kind: "raw", feed, problems };
  }

  const rebuilt = rebuild(text, url);
  if (rebuilt.kind === "not-a-feed") return rebuilt;

  const feed = rawFeed(await parseHead(rebuilt.head), rebuilt.entries);
  const isSitemap = rebuilt.dialect === "sitemap";
  return {
    kind: "raw",
    feed: isSitemap ? withoutSoleSource(feed) : feed,
    problems: [...problems, ...rebuilt.problems],
  };
}

function notAFeed(why: NotAFeed, detail: string): RawReading {
  return { kind: "not-a-feed", why, detail };
}
