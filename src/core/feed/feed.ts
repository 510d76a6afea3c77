// A feed as an operator lists it, as the store remembers it, and what one look at it found.
import type { FeedMemory } from "./feed-memory.ts";

/** One line of `config/feeds.yaml`. */
export type FeedSetting = {
  readonly name: string;
  readonly url: string;
  readonly outlet: string;
  /** ISO 3166-1 alpha-2, upper case. */
  readonly country: string;
  /** BCP 47 primary tag, lower case. */
  readonly language: string;
  readonly intervalMs: number;
  /** Items published longer ago than this never alert. */
  readonly windowMs: number;
  /** Whether the interval may follow the feed's own rhythm. */
  readonly adapt: boolean;
};

/** A claimed feed: what has to be known to look at it again. */
export type Feed = FeedSetting & {
  readonly id: string;
  readonly etag: string | undefined;
  readonly lastModified: string | undefined;
  readonly bodyHash: string | undefined;
  /** Undefined until the first successful fetch, which is only a baseline. */
  readonly baselineAt: Date | undefined;
  readonly failures: number;
  readonly memory: FeedMemory;
};

/** An entry as the feed says it; texts are plain text, never markup. */
export type FeedEntry = {
  /** The feed's own id for the entry, else its link, else a hash of title and text. */
  readonly guid: string;
  /** Absolute http(s) address, as given. */
  readonly link: string | undefined;
  readonly title: string;
  readonly text: string;
  readonly author: string | undefined;
  readonly publishedAt: Date | undefined;
  readonly updatedAt: Date | undefined;
  /** Why `publishedAt` is a guess: no zone, no year, a day and month that could be exchanged. */
  readonly dateNote: string | undefined;
  readonly categories: readonly string[];
  /** Who had it first, as RSS `<source>`, Atom `<source>` and news sitemaps of several publications say. */
  readonly source: EntrySource | undefined;
  readonly media: readonly EntryMedium[];
  /** Whether the feed gave the guid; else it was made of the link or the words. */
  readonly hasOwnId: boolean;
};

export type EntrySource = { readonly name: string; readonly url: string | undefined };
export type EntryMedium = { readonly url: string; readonly type: string | undefined };

/** What a feed says of when to look again. Hours and days are those of UTC; 0 is Sunday. */
export type FeedHints = {
  readonly ttlMs: number | undefined;
  readonly updateEveryMs: number | undefined;
  readonly skipHours: readonly number[];
  readonly skipDays: readonly number[];
};

export type FeedDocument = {
  readonly title: string;
  /** The site that the feed belongs to. */
  readonly link: string | undefined;
  readonly description: string;
  readonly entries: readonly FeedEntry[];
  readonly hints: FeedHints;
  /** WebSub: where to subscribe, and the address under which the feed is known there. */
  readonly hub: string | undefined;
  readonly self: string | undefined;
  /** Where the feed itself says it has gone. */
  readonly movedTo: string | undefined;
};

/** What the bytes of a feed turned out to be. Parsers never throw: problems are told beside the value. */
export type FeedReading =
  | { readonly kind: "feed"; readonly feed: FeedDocument; readonly problems: readonly string[] }
  | { readonly kind: "not-a-feed"; readonly why: NotAFeed; readonly detail: string };

/** `sitemap` is a list of pages or of other sitemaps that says nothing about news. */
export type NotAFeed = "empty" | "html" | "sitemap" | "unreadable" | "too-deep" | "parse-timeout";
