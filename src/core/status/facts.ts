// What the tables say about the house, before any verdict.
import type { FeedMemory } from "../feed/feed-memory.ts";

export type FeedFacts = {
  readonly name: string;
  readonly url: string;
  readonly outlet: string;
  readonly country: string;
  readonly language: string;
  readonly intervalMs: number;
  readonly outcome: string | undefined;
  readonly detail: string;
  readonly failures: number;
  readonly lastCheckedAt: Date | undefined;
  readonly lastSuccessAt: Date | undefined;
  readonly lastNewItemAt: Date | undefined;
  readonly nextDueAt: Date;
  readonly items: number;
  readonly baselineAt: Date | undefined;
  readonly memory: FeedMemory;
};

export type WatchFacts = {
  readonly name: string;
  readonly version: number;
  readonly lastMatchAt: Date | undefined;
  readonly lastAlertAt: Date | undefined;
  readonly alerts: number;
  /** Its newest matches, at most `limits.silenceMatchesMax`; undefined when there are none. */
  readonly recent?: { readonly matches: number; readonly overMs: number; readonly longestGapMs: number } | undefined;
};

export type UndeliveredFacts = {
  readonly id: string;
  readonly route: string;
  readonly channel: string;
  readonly title: string;
  readonly state: "due" | "gave-up" | "held";
  readonly attempts: number;
  readonly createdAt: Date;
  readonly nextAttemptAt: Date | undefined;
  readonly lastResult: string | undefined;
};

/** Over what was sent in the last 24 hours; undefined when nothing was. */
export type LatencyFacts = { readonly count: number; readonly p50Ms: number; readonly p95Ms: number };

export type StatusFacts = {
  readonly feeds: readonly FeedFacts[];
  readonly watches: readonly WatchFacts[];
  /** The oldest first, at most 100; `undeliveredCount` counts them all. */
  readonly undelivered: readonly UndeliveredFacts[];
  readonly undeliveredCount: number;
  readonly channelsOff: readonly { readonly channel: string; readonly why: string; readonly since: Date }[];
  readonly backlog: {
    readonly toRead: number;
    readonly toJudge: number;
    readonly toSend: number;
    /** When the oldest due row became due. */
    readonly oldestDueAt: Date | undefined;
  };
  /** Exact up to `limits.exactCountRowsMax` rows of a table, above that the database's estimate. */
  readonly counts: {
    readonly items: number;
    readonly articles: number;
    readonly stories: number;
    readonly matches: number;
    readonly alerts: number;
    readonly sent: number;
  };
  /** From the outlet's own publication time, and from our fetch of the article, to the receiver's yes. */
  readonly publishedToSent: LatencyFacts | undefined;
  readonly fetchedToSent: LatencyFacts | undefined;
  /** How often each item outcome has come up in the last 24 hours. */
  readonly outcomes: Readonly<Record<string, number>>;
};
