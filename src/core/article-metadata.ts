// What a page tells about its article beside title and text, and where each value was read.

/** Where a value came from. `author-link` is `rel=author`; `visible` is a line that readers see; `feed` is the feed's own entry. */
export type MetadataSource =
  | "json-ld"
  | "meta"
  | "microdata"
  | "heading"
  | "title-tag"
  | "author-link"
  | "byline"
  | "time-element"
  | "visible"
  | "address"
  | "link"
  | "text"
  | "declared"
  | "breadcrumb"
  | "selector"
  | "feed";

export type MetadataField =
  | "title"
  | "authors"
  | "publishedAt"
  | "modifiedAt"
  | "language"
  | "canonicalUrl"
  | "outlet"
  | "imageUrl"
  | "section"
  | "keywords";

export type ArticleMetadata = {
  /** Every author by itself; `author` of the article is the same names in one line. */
  readonly authors: readonly string[];
  /** The zone in which the time of publication was told (`+02:00`, `Z`); undefined when none was told and UTC is assumed. */
  readonly publishedZone: string | undefined;
  /** The day of publication where the readers are (`2025-05-14`), which can be another than in UTC. */
  readonly publishedDay: string | undefined;
  /** False when only a day was told; the hour of `publishedAt` then means nothing. */
  readonly publishedHasTime: boolean;
  readonly modifiedAt: Date | undefined;
  /** The outlet by the page's own word. */
  readonly outlet: string | undefined;
  readonly imageUrl: string | undefined;
  readonly section: string | undefined;
  readonly keywords: readonly string[];
  /** The page says that it is not free to read (schema.org `isAccessibleForFree`). */
  readonly isFree: boolean | undefined;
  /** Which of the page's witnesses was believed, for every value that is there. */
  readonly sources: Readonly<Partial<Record<MetadataField, MetadataSource>>>;
};
