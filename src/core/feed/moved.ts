// Where a feed lives: a new address is believed slowly, told to the operator, and given up when it fails.
import { limits } from "../limits.ts";
import type { Feed } from "./feed.ts";
import { type Move, noMove } from "./feed-memory.ts";

/** The address to ask: the one in feeds.yaml, or the one that it has surely moved to. */
export function addressOf({ url, memory }: Pick<Feed, "url" | "memory">): string {
  return memory.move.url ?? url;
}

export type SeenAddress =
  | {
      readonly kind: "answered";
      /** Where all redirects were permanent, or where the document says it has gone. */
      readonly movedTo: string | undefined;
      /** Whether the document was read anew; an unchanged one says nothing of where it has gone. */
      readonly isRead: boolean;
      /** An unchanged document, or one with entries that the feed has brought before. */
      readonly isSameFeed: boolean;
    }
  | { readonly kind: "failed"; readonly isForGood: boolean };

type Moving = Pick<Feed, "url" | "failures" | "memory">;

/**
 * A new address takes effect when it was seen `limits.moveSightingsMin` times in a row, for a week at least, and what it
 * answers is the same feed. It is given up when it fails for good, or three times in a row.
 */
export function moveAfter(feed: Moving, seen: SeenAddress, now: Date): Move {
  const { move } = feed.memory;
  if (seen.kind === "failed") return afterFailure(feed, seen.isForGood);

  const target = targetOf(seen.movedTo, addressOf(feed));
  if (target !== undefined) return afterSighting(feed, { target, isSameFeed: seen.isSameFeed, now });

  return seen.isRead || seen.movedTo !== undefined ? { ...noMove, url: move.url, at: move.at } : move;
}

function afterFailure({ failures, memory: { move } }: Moving, isForGood: boolean): Move {
  const isGivenUp = isForGood || failures + 1 >= limits.moveFailuresMax;
  return move.url !== undefined && isGivenUp ? noMove : move;
}

type Sighting = { readonly target: string; readonly isSameFeed: boolean; readonly now: Date };

function afterSighting({ url, memory: { move } }: Moving, { target, isSameFeed, now }: Sighting): Move {
  const before = move.seenUrl === target ? move : noMove;
  const seen = before.seen + 1;
  const seenSince = before.seenSince ?? now;
  const isSure = seen >= limits.moveSightingsMin && now.getTime() - seenSince.getTime() >= limits.moveMsMin;
  if (!isSure || !isSameFeed) return { ...move, seenUrl: target, seen, seenSince };

  // A feed that has come home is not called moved.
  return target === url ? noMove : { ...noMove, url: target, at: now };
}

function targetOf(movedTo: string | undefined, current: string): string | undefined {
  if (movedTo === undefined || movedTo.length > limits.urlCharsMax || !URL.canParse(movedTo)) return undefined;

  const target = new URL(movedTo);
  const isWeb = target.protocol === "https:" || target.protocol === "http:";
  const isSame = URL.canParse(current) && new URL(current).href === target.href;
  return isWeb && !isSame ? target.href : undefined;
}

/** The first document at a new address has to be the feed's: something in it must be known. */
export function isStranger({ memory: { move, lastSuccessAt } }: Moving, entries: number, known: number): boolean {
  const isFirst = move.at !== undefined && (lastSuccessAt === undefined || lastSuccessAt <= move.at);
  return isFirst && entries > 0 && known === 0;
}
