// An item, and the article its page was read into.

/** What a page turned out to be. Readers never throw: problems are told beside the value. */
export type PageReading =
  | {
      readonly kind: "article";
      readonly article: ReadArticle;
      /** The time of publication, where the page states it for machines. */
      readonly statedAt?: Date | undefined;
      readonly problems: readonly string[];
    }
  | { readonly kind: "no-article"; readonly why: NoArticle; readonly detail: string };

export type NoArticle = "not-html" | "no-text" | "unreadable" | "parse-timeout";

/** A page read into text: paragraphs separated by "\n", no markup, no NUL. */
export type ReadArticle = {
  readonly title: string;
  readonly text: string;
  readonly author: string | undefined;
  readonly publishedAt: Date | undefined;
  /** BCP 47 primary tag, lower case. */
  readonly language: string | undefined;
  readonly canonicalUrl: string | undefined;
};

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
  readonly publishedAt: Date | undefined;
  readonly seenAt: Date;
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
