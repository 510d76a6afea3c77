// A feed as an operator lists it, as the store remembers it, and what one look at it found.

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
};

export type FeedDocument = {
  readonly title: string;
  readonly entries: readonly FeedEntry[];
};

/** What the bytes of a feed turned out to be. Parsers never throw: problems are told beside the value. */
export type FeedReading =
  | { readonly kind: "feed"; readonly feed: FeedDocument; readonly problems: readonly string[] }
  | { readonly kind: "not-a-feed"; readonly why: NotAFeed; readonly detail: string };

export type NotAFeed = "empty" | "html" | "unreadable" | "too-deep" | "parse-timeout";
