// What earlier looks at a feed have taught: its rhythm, what it asks of readers, and how far its answers are believed.

/** How often the feed brings something new, remembered with a fading weight. */
export type Rhythm = {
  /** Items per hour times `weight`: what was seen lately counts more. */
  readonly weightedRate: number;
  /** From 0 (nothing seen) to 1 (seen for much longer than `limits.rhythmMemoryMs`). */
  readonly weight: number;
  /** The fastest hour of late. */
  readonly peakPerHour: number;
  /** The longest silence of late that the feed came back from by itself. */
  readonly longestGapMs: number;
  /** How many entries the document held when it was last read. */
  readonly entries: number;
};

/** What the document asks: never sooner than this, and not at these hours and on these days (UTC, 0 is Sunday). */
export type RememberedHints = {
  readonly everyMs: number | undefined;
  readonly skipHours: readonly number[];
  readonly skipDays: readonly number[];
};

/** Whether "not modified" is believed. */
export type Doubt = {
  /** When the present row of "not modified" began. */
  readonly unchangedSince: Date | undefined;
  /** How much speaks for a lie; at `limits.doubtsMax` the validators are distrusted. */
  readonly doubts: number;
  readonly distrustedSince: Date | undefined;
};

/** A new address that the feed points to, and the one that is in effect. */
export type Move = {
  readonly seenUrl: string | undefined;
  readonly seen: number;
  readonly seenSince: Date | undefined;
  /** In effect instead of the address in feeds.yaml, which stays the truth. */
  readonly url: string | undefined;
  readonly at: Date | undefined;
};

/** The hub that the feed offers, and the address under which it is known there. */
export type HubOffer = { readonly hub: string; readonly topic: string };

export type FeedMemory = {
  readonly rhythm: Rhythm;
  readonly hints: RememberedHints;
  readonly doubt: Doubt;
  readonly move: Move;
  readonly offer: HubOffer | undefined;
  /** Until then a hub tells of news, and has told of the latest; undefined when nothing can be left to a hub. */
  readonly pushedUntil: Date | undefined;
  readonly lastCheckedAt: Date | undefined;
  readonly lastSuccessAt: Date | undefined;
  readonly lastNewItemAt: Date | undefined;
  readonly createdAt: Date;
};

export const noRhythm: Rhythm = { weightedRate: 0, weight: 0, peakPerHour: 0, longestGapMs: 0, entries: 0 };
export const noDoubt: Doubt = { unchangedSince: undefined, doubts: 0, distrustedSince: undefined };
export const noMove: Move = { seenUrl: undefined, seen: 0, seenSince: undefined, url: undefined, at: undefined };
