// An item, and the article its page was read into.
import type { ArticleMetadata } from "./article-metadata.ts";
import type { TextFindings } from "./text-findings.ts";
import type { TextPart } from "./text-part.ts";

/** What a page turned out to be. Readers never throw: problems are told beside the value. */
export type PageReading =
  | {
      readonly kind: "article";
      readonly article: ReadArticle;
      /** The time of publication, where the page states it for machines. */
      readonly statedAt?: Date | undefined;
      readonly problems: readonly string[];
    }
  | {
      readonly kind: "no-article";
      readonly why: NoArticle;
      readonly detail: string;
      /** Where the page itself says that the article can be had: a meta refresh, its AMP or print version. */
      readonly elsewhere?: Elsewhere | undefined;
      /** What the page tells of its article without holding its text; absent when it could not be read at all. */
      readonly told?: ToldOfArticle | undefined;
    };

export type ToldOfArticle = Pick<ReadArticle, "title" | "author" | "publishedAt" | "metadata"> & {
  readonly statedAt: Date | undefined;
};

export type Elsewhere = { readonly by: "refresh" | "amp" | "print"; readonly url: string };

export type NoArticle =
  | "not-html"
  | "no-text"
  | "unreadable"
  | "parse-timeout"
  | "consent-wall"
  | "login-wall"
  | "front-page"
  | "paywall";

/** A page read into text: paragraphs separated by "\n", no markup, no NUL. */
export type ReadArticle = {
  readonly title: string;
  readonly text: string;
  readonly author: string | undefined;
  readonly publishedAt: Date | undefined;
  /** BCP 47 primary tag, lower case. */
  readonly language: string | undefined;
  readonly canonicalUrl: string | undefined;
  /** Absent when no page of it could be read. */
  readonly metadata?: ArticleMetadata | undefined;
  /** What each line of the text is on its page. Absent when the text is the feed's own entry. */
  readonly parts?: readonly TextPart[] | undefined;
  /** Lines of the page that say where the article is from and are no part of the text. */
  readonly notes?: readonly string[] | undefined;
  /** Addresses that the page tells machines as those its article was copied or retold from. */
  readonly declaredSources?: readonly DeclaredSource[] | undefined;
  /** Absent until the text has been examined. */
  readonly findings?: TextFindings | undefined;
};

export type DeclaredSource = { readonly kind: "syndication" | "rewrite"; readonly url: string };

/** An entry of a feed on its way through the house. */
export type Item = {
  readonly id: string;
  readonly feedId: string;
  readonly feedName: string;
  readonly outlet: string;
  readonly country: string;
  readonly feedLanguage: string;
  readonly windowMs: number;
  readonly link: string | undefined;
  /** The key of its page; undefined when its link does not tell pages apart. */
  readonly linkKey: string | undefined;
  readonly title: string;
  readonly text: string;
  readonly author: string | undefined;
  /** The `<source>` of the feed's entry: whose article an aggregator passes on. */
  readonly source?: { readonly name?: string | undefined; readonly url?: string | undefined } | undefined;
  readonly publishedAt: Date | undefined;
  readonly seenAt: Date;
  /** The feed's own words for what the entry is about. */
  readonly categories: readonly string[];
  /** How often the present step has been begun, this time included. */
  readonly tries: number;
};

/** Where the text of an article came from: its page, or only the feed's own entry. */
export type ArticleSource = "page" | "feed";

export type Article = ReadArticle & {
  readonly id: string;
  readonly version: number;
  readonly source: ArticleSource;
  readonly url: string | undefined;
  /** `read`, or why the page could not be read: `unreadable:http-403`. */
  readonly outcome: string;
  readonly fetchedAt: Date;
};
