// The columns in which the store keeps what looks at a feed have taught.
import type { FeedMemory } from "../core/feed/feed-memory.ts";
import { limits } from "../core/limits.ts";
import { pushLimits } from "../core/push-limits.ts";
import type { Sql, Transaction } from "./connect.ts";
import { storableUrl } from "./storable.ts";

export type MemoryRow = {
  readonly weightedRate: number;
  readonly rhythmWeight: number;
  readonly peakPerHour: number;
  readonly longestGapMs: number;
  readonly entries: number;
  readonly askedEveryMs: number | null;
  readonly skipHours: readonly number[];
  readonly skipDays: readonly number[];
  readonly unchangedSince: Date | null;
  readonly doubts: number;
  readonly distrustedSince: Date | null;
  readonly moveSeenUrl: string | null;
  readonly moveSeen: number;
  readonly moveSeenSince: Date | null;
  readonly movedUrl: string | null;
  readonly hubUrl: string | null;
  readonly hubTopic: string | null;
  readonly pushedUntil: Date | null;
  readonly movedAt: Date | null;
  readonly lastCheckedAt: Date | null;
  readonly lastSuccessAt: Date | null;
  readonly lastNewItemAt: Date | null;
  readonly createdAt: Date;
};

/** The columns of a `MemoryRow`, for a query over `feeds`. */
export function memoryColumns(sql: Sql) {
  return sql`
    weighted_rate as "weightedRate",
    rhythm_weight as "rhythmWeight",
    peak_per_hour as "peakPerHour",
    longest_gap_ms as "longestGapMs",
    entries,
    asked_every_ms as "askedEveryMs",
    skip_hours as "skipHours",
    skip_days as "skipDays",
    unchanged_since as "unchangedSince",
    doubts,
    distrusted_since as "distrustedSince",
    move_seen_url as "moveSeenUrl",
    move_seen as "moveSeen",
    move_seen_since as "moveSeenSince",
    moved_url as "movedUrl",
    hub_url as "hubUrl",
    hub_topic as "hubTopic",
    (
      select lease_until
      from subscriptions
      where feed_id = feeds.id
        and state = 'verified'
        and heard_at >= coalesce(feeds.last_new_item_at, heard_at) - ${pushLimits.trustMs}::float8 * interval '1 millisecond'
    ) as "pushedUntil",
    moved_at as "movedAt",
    last_checked_at as "lastCheckedAt",
    last_success_at as "lastSuccessAt",
    last_new_item_at as "lastNewItemAt",
    created_at as "createdAt"`;
}

export function memoryOf(row: MemoryRow): FeedMemory {
  const { weightedRate, peakPerHour, longestGapMs, entries } = row;
  return {
    rhythm: { weightedRate, weight: row.rhythmWeight, peakPerHour, longestGapMs, entries },
    hints: { everyMs: row.askedEveryMs ?? undefined, skipHours: row.skipHours, skipDays: row.skipDays },
    doubt: {
      unchangedSince: row.unchangedSince ?? undefined,
      doubts: row.doubts,
      distrustedSince: row.distrustedSince ?? undefined,
    },
    move: {
      seenUrl: row.moveSeenUrl ?? undefined,
      seen: row.moveSeen,
      seenSince: row.moveSeenSince ?? undefined,
      url: row.movedUrl ?? undefined,
      at: row.movedAt ?? undefined,
    },
    offer: offerOf(row),
    pushedUntil: row.pushedUntil ?? undefined,
    lastCheckedAt: row.lastCheckedAt ?? undefined,
    lastSuccessAt: row.lastSuccessAt ?? undefined,
    lastNewItemAt: row.lastNewItemAt ?? undefined,
    createdAt: row.createdAt,
  };
}

function offerOf({ hubUrl, hubTopic }: MemoryRow): FeedMemory["offer"] {
  return hubUrl === null || hubTopic === null ? undefined : { hub: hubUrl, topic: hubTopic };
}

/** The assignments of an update of `feeds`: all but the times of looks, which are the look's own to write. */
export function memoryAssignments(tx: Transaction, { rhythm, hints, doubt, move, offer }: FeedMemory) {
  return tx`
      weighted_rate = ${rhythm.weightedRate},
      rhythm_weight = ${rhythm.weight},
      peak_per_hour = ${rhythm.peakPerHour},
      longest_gap_ms = ${rhythm.longestGapMs},
      entries = ${rhythm.entries},
      asked_every_ms = ${hints.everyMs === undefined ? null : Math.min(Math.round(hints.everyMs), limits.feedHintMsMax)},
      skip_hours = ${[...hints.skipHours]}::integer[],
      skip_days = ${[...hints.skipDays]}::integer[],
      unchanged_since = ${doubt.unchangedSince ?? null},
      doubts = ${doubt.doubts},
      distrusted_since = ${doubt.distrustedSince ?? null},
      move_seen_url = ${storableUrl(move.seenUrl)},
      move_seen = ${move.seen},
      move_seen_since = ${move.seenSince ?? null},
      moved_url = ${storableUrl(move.url)},
      moved_at = ${move.at ?? null},
      hub_url = ${storableUrl(offer?.hub)},
      hub_topic = ${storableUrl(offer?.topic)}`;
}

/** The assignments that forget all of it, for an update of `feeds`. */
export function forgottenMemory(tx: Transaction) {
  return tx`
    weighted_rate = 0, rhythm_weight = 0, peak_per_hour = 0, longest_gap_ms = 0, entries = 0,
    asked_every_ms = null, skip_hours = '{}', skip_days = '{}',
    unchanged_since = null, doubts = 0, distrusted_since = null, hub_url = null, hub_topic = null, ${forgottenMove(tx)}`;
}

export function forgottenMove(tx: Transaction) {
  return tx`move_seen_url = null, move_seen = 0, move_seen_since = null, moved_url = null, moved_at = null`;
}
