// Feeds and pages: bytes in, values and problems out; they never throw. Hostile bytes are parsed where they can be stopped.
import type { PageReading } from "../core/article.ts";
import type { FeedReading } from "../core/feed/feed.ts";
import type { PageFeeds } from "../core/feed/page-feeds.ts";
import type { PageSelectors } from "../core/page-selectors.ts";

export type Bytes = {
  readonly bytes: Uint8Array;
  readonly contentType: string | undefined;
  /** Where they came from; relative links are resolved against it. */
  readonly url: string;
};

/** A page, and what an operator says about pages of its site. */
export type PageInput = Bytes & { readonly selectors?: PageSelectors | undefined };

export interface FeedReader {
  readFeed(input: Bytes): Promise<FeedReading>;
}

/** Finds the feeds that a page points to. */
export interface FeedFinder {
  findFeeds(input: Bytes): Promise<PageFeeds>;
}

export interface PageReader {
  readPage(input: Bytes): Promise<PageReading>;
}

/** `killed` says that the work was stopped for taking too much time or memory. */
export type Threaded<Value> =
  | { readonly kind: "value"; readonly value: Value }
  | { readonly kind: "killed"; readonly why: string };
