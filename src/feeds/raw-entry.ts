// An entry before it is understood: what the document says, field by field, in its order.

export type RawLink = {
  readonly href: string;
  readonly rel: string | undefined;
  readonly type: string | undefined;
  /** What a relative address stands on. */
  readonly base: string;
};

export type RawGuid = { readonly text: string; readonly isPermalink: boolean; readonly base: string };

export type RawEntry = {
  readonly titles: readonly string[];
  readonly links: readonly RawLink[];
  readonly guids: readonly RawGuid[];
  readonly texts: readonly string[];
  /** When it was first published, and when it was last changed, as written. */
  readonly published: readonly string[];
  readonly updated: readonly string[];
  /** Names; and what may be a name, an address, or both. */
  readonly creators: readonly string[];
  readonly authors: readonly string[];
};

export type RawFeed = { readonly title: string; readonly entries: readonly RawEntry[] };
