// An alert: one per watch and story, told in revisions, sent as notifications.
import type { NoticeContent } from "../notice/notice.ts";

export const levels = ["low", "normal", "high", "critical"] as const;
export type Level = (typeof levels)[number];

/** Half-open range of UTF-16 code units in the text it belongs to. */
export type Span = { readonly from: number; readonly to: number };

/** A sentence that took part in a match; `marks` point into `text`. */
export type MarkedSentence = {
  readonly field: "title" | "body";
  readonly text: string;
  readonly marks: readonly Span[];
};

/** Why a watch was met: the words by their places in the stored title and body, and the sentences they stand in. */
export type Evidence = {
  readonly titleSpans: readonly Span[];
  readonly bodySpans: readonly Span[];
  readonly sentences: readonly MarkedSentence[];
};

/** Everything a receiver is told, frozen when the revision is recorded. Times are ISO 8601 in UTC. */
export type AlertContent = {
  readonly alertId: string;
  readonly revision: number;
  readonly why: string;
  readonly watch: {
    readonly name: string;
    readonly title: string;
    readonly version: number;
    readonly owner?: string;
    readonly labels?: readonly string[];
    /** An address where people read more about the watch. */
    readonly docs?: string;
  };
  readonly level: Level;
  readonly storyId: string;
  readonly article: {
    readonly id: string;
    readonly title: string;
    readonly outlet: string;
    readonly country: string;
    readonly language: string | undefined;
    readonly link: string | undefined;
    readonly author: string | undefined;
    readonly source: "page" | "feed";
  };
  readonly publishedAt: string | undefined;
  readonly fetchedAt: string;
  readonly matchedAt: string;
  readonly sentences: readonly MarkedSentence[];
};

/** One thing to tell on one route, on its way to a channel. `id` stays the same over every attempt. */
type OnItsWay = {
  readonly id: string;
  readonly route: string;
  readonly channel: string;
  /** Number of the attempt that is now being made, from 1. */
  readonly attempt: number;
  /** How many attempts before this one the receiver did not take; a crash of ours is none of them. */
  readonly failures: number;
};

/** A revision of an alert for the desk, or a notice for the operator. */
export type Notification = OnItsWay &
  (
    | { readonly kind: "alert"; readonly content: AlertContent }
    | { readonly kind: "notice"; readonly content: NoticeContent }
  );

/** What a channel says of one attempt. */
export type Delivery =
  | { readonly kind: "delivered"; readonly detail: string }
  | { readonly kind: "failed"; readonly detail: string; readonly retryAfterMs?: number }
  /** The receiver will never take this one (a message it refuses for good). */
  | { readonly kind: "refused"; readonly detail: string }
  /** The receiver is gone for good: the channel is switched off and the operator told. */
  | { readonly kind: "gone"; readonly detail: string };

/** One line of `routes` in `config/alerts.yaml`. */
export type Route = {
  readonly name: string;
  /** Names of watches; "*" is every watch. */
  readonly watches: readonly string[];
  /** The lowest level that takes this route. */
  readonly level: Level;
  readonly channel: string;
};
