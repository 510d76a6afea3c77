// A feed and its entries before they are understood: what the document says, field by field, in its order.

export type RawLink = {
  readonly href: string;
  /** "" where the link does not say what it is for. */
  readonly rel: string;
  readonly type: string | undefined;
  /** What a relative address stands on. */
  readonly base: string;
};

export type RawGuid = { readonly text: string; readonly isPermalink: boolean; readonly base: string };

export type RawText = {
  readonly text: string;
  /** Atom's `type`: text, html, xhtml, or a media type. */
  readonly type: string | undefined;
  /** Atom 0.3's `mode`: xml, escaped, or base64. */
  readonly mode: string | undefined;
};

export type RawSource = { readonly name: string; readonly url: string; readonly base: string };
export type RawMedium = { readonly href: string; readonly type: string | undefined; readonly base: string };

/** What entries and feeds have in common. */
export type RawHead = {
  readonly titles: readonly RawText[];
  /** Titles of pictures and the like, for want of a better one. */
  readonly otherTitles: readonly string[];
  readonly links: readonly RawLink[];
  readonly guids: readonly RawGuid[];
  readonly shortTexts: readonly RawText[];
  readonly otherTexts: readonly RawText[];
};

export type RawEntry = RawHead & {
  readonly fullTexts: readonly RawText[];
  /** Dates as written; `dated` does not say of what. */
  readonly published: readonly string[];
  readonly dated: readonly string[];
  readonly updated: readonly string[];
  readonly created: readonly string[];
  /** Names; and what may be a name, an address, or both. */
  readonly creators: readonly string[];
  readonly authors: readonly string[];
  readonly categories: readonly string[];
  readonly keywords: readonly string[];
  readonly sources: readonly RawSource[];
  readonly media: readonly RawMedium[];
};

export type RawHints = {
  readonly ttl: readonly string[];
  readonly updatePeriod: readonly string[];
  readonly updateFrequency: readonly string[];
  readonly skipHours: readonly string[];
  readonly skipDays: readonly string[];
};

export type RawFeed = RawHead & {
  readonly entries: readonly RawEntry[];
  readonly hints: RawHints;
  readonly movedTo: readonly string[];
};
