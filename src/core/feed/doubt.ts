// Whether a server's "not modified" is believed. Some servers say it for ever: the feed would be silent without a fault.
import { limits } from "../limits.ts";
import type { Feed, FeedEntry } from "./feed.ts";
import { type Doubt, noDoubt } from "./feed-memory.ts";
import { itemsPerHour } from "./rhythm.ts";

const hourMs = 3_600_000;

export type Question =
  | { readonly kind: "conditional"; readonly etag: string | undefined; readonly lastModified: string | undefined }
  /** The whole document is asked for, although something is remembered of it. */
  | { readonly kind: "whole"; readonly why: "nothing remembered" | "suspicion" | "distrust" };

type Asked = Pick<Feed, "etag" | "lastModified" | "memory">;

/**
 * How to ask. Validators are sent back byte for byte. They are left out:
 * - on suspicion: "not modified" has been said without a break for longer than a day and five times the feed's usual
 *   gap (a week when that is not known). The answer ends the row, so that this happens once a day at the most;
 * - in distrust, for thirty days after a lie was found; the feed is then looked at once a day. After that they are
 *   believed again until the next suspicion.
 */
export function questionFor({ etag, lastModified, memory }: Asked, now: Date): Question {
  if (etag === undefined && lastModified === undefined) return { kind: "whole", why: "nothing remembered" };
  if (isDistrusted(memory.doubt, now)) return { kind: "whole", why: "distrust" };

  const since = memory.doubt.unchangedSince;
  const isSuspicious = since !== undefined && now.getTime() - since.getTime() > suspiciousAfterMs(memory);
  return isSuspicious ? { kind: "whole", why: "suspicion" } : { kind: "conditional", etag, lastModified };
}

export function isDistrusted({ distrustedSince }: Doubt, now: Date): boolean {
  return distrustedSince !== undefined && now.getTime() - distrustedSince.getTime() < limits.distrustMs;
}

function suspiciousAfterMs({ rhythm }: Feed["memory"]): number {
  const perHour = itemsPerHour(rhythm);
  const gapsMs = perHour === undefined ? limits.doubtMsUnknown : (limits.doubtGaps * hourMs) / perHour;
  return Math.min(Math.max(gapsMs, limits.doubtMsMin), limits.doubtMsMax);
}

/** A whole document that was asked for on suspicion and not given is asked for again in a day, and not at the next try. */
export function doubtAfterFailure(feed: Asked, now: Date): Doubt {
  const { memory } = feed;
  const question = questionFor(feed, now);
  if (question.kind === "conditional" || question.why !== "suspicion") return memory.doubt;

  const suspiciousAt = now.getTime() + limits.doubtMsMin;
  return { ...memory.doubt, unchangedSince: new Date(suspiciousAt - suspiciousAfterMs(memory)) };
}

export type Answered = {
  readonly question: Question;
  readonly kind: "not-modified" | "body" | "failed";
  /** Entries that are new; only a body has any. */
  readonly fresh: readonly FeedEntry[];
  readonly now: Date;
};

/**
 * What is thought of the validators after an answer. News that a look on suspicion finds is a lie proven when it was
 * published well before "not modified" was last said; undated news may have come just now, so it takes two such looks.
 */
export function doubtAfter({ memory }: Pick<Feed, "memory">, { question, kind, fresh, now }: Answered): Doubt {
  const { doubt, lastCheckedAt } = memory;
  if (kind === "failed") return doubt;
  if (kind === "not-modified") return { ...doubt, unchangedSince: doubt.unchangedSince ?? now };
  if (question.kind === "conditional") return noDoubt;

  const unchecked = { ...doubt, unchangedSince: undefined };
  if (question.why !== "suspicion") return unchecked;
  if (fresh.length === 0) return noDoubt;

  const said = (lastCheckedAt ?? now).getTime() - limits.doubtMarginMs;
  const isProven = fresh.some(({ publishedAt }) => publishedAt !== undefined && publishedAt.getTime() < said);
  const doubts = isProven ? limits.doubtsMax : doubt.doubts + 1;
  return doubts < limits.doubtsMax ? { ...unchecked, doubts } : { ...noDoubt, distrustedSince: now };
}
