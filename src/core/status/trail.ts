// Everything that happened to one item, as `newswatch explain` shows it.
import type { Evidence } from "../alert/alert.ts";
import type { ArticleDifference } from "../article-difference.ts";
import type { ArticleMetadata } from "../article-metadata.ts";
import type { TextFindings } from "../text-findings.ts";

export type Trail = {
  readonly itemId: string;
  readonly feed: string;
  readonly guid: string;
  readonly link: string | undefined;
  readonly title: string;
  readonly publishedAt: Date | undefined;
  readonly seenAt: Date;
  readonly state: string;
  readonly outcome: string | undefined;
  readonly why: string | undefined;
  readonly tries: number;
  readonly duplicateOf: { readonly itemId: string; readonly link: string | undefined } | undefined;
  readonly article:
    | {
        readonly id: string;
        readonly version: number;
        readonly source: string;
        readonly outcome: string;
        readonly title: string;
        readonly chars: number;
        readonly language: string | undefined;
        readonly fetchedAt: Date;
        /** As stored, so that the watches of today can be asked again; undefined when its month is kept no longer. */
        readonly text: string | undefined;
        /** Undefined when the text was stored before anybody examined it. */
        readonly findings?: TextFindings | undefined;
        /** Undefined when no page of it could be read. */
        readonly metadata?: ArticleMetadata | undefined;
        readonly publishedAt?: Date | undefined;
      }
    | undefined;
  /** Every version of an article that has more than one, the first one first. */
  readonly versions?: readonly {
    readonly version: number;
    readonly cause: string;
    readonly title: string;
    readonly fetchedAt: Date;
    /** How it differs from the version before. */
    readonly difference: ArticleDifference | undefined;
  }[];
  readonly story: { readonly id: string; readonly articles: number; readonly why: string | undefined } | undefined;
  readonly matches: readonly {
    readonly watch: string;
    readonly version: number;
    readonly matchedAt: Date;
    readonly evidence: Evidence;
    readonly decision: string;
    readonly why: string;
  }[];
  readonly notifications: readonly {
    readonly id: string;
    readonly watch: string;
    readonly route: string;
    readonly channel: string;
    readonly state: string;
    readonly attempts: readonly {
      readonly number: number;
      readonly startedAt: Date;
      readonly endedAt: Date | undefined;
      readonly result: string | undefined;
      readonly detail: string | undefined;
    }[];
  }[];
};
