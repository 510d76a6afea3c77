// What one look at a feed found, and what is remembered of the feed after it.
import { limits } from "../limits.ts";
import { unreachable } from "../outcome.ts";
import { type Answered, doubtAfter, doubtAfterFailure, type Question } from "./doubt.ts";
import type { Feed, FeedDocument } from "./feed.ts";
import type { FeedMemory, HubOffer, Rhythm } from "./feed-memory.ts";
import { rememberedHints } from "./hints.ts";
import { addressOf, moveAfter, type SeenAddress } from "./moved.ts";
import type { LookResult } from "./next-check.ts";
import { rhythmAfter, rhythmOfDates } from "./rhythm.ts";
import type { Sorted } from "./sort-entries.ts";

export type Validators = {
  readonly etag: string | undefined;
  readonly lastModified: string | undefined;
  readonly bodyHash: string | undefined;
};

type Succeeded = {
  readonly question: Question;
  readonly detail: string;
  readonly validators: Validators;
  readonly freshForMs: number | undefined;
  /** Where every redirect on the way was permanent, or where the document says it has gone. */
  readonly movedTo: string | undefined;
};

export type Look =
  | {
      readonly kind: "failed";
      /** The name of what went wrong: `timeout`, `http-404`, `not-a-feed:html`, `blocked:cloudflare` ... */
      readonly outcome: string;
      readonly detail: string;
      readonly retryAfterMs?: number | undefined;
    }
  | (Succeeded & { readonly kind: "not-modified" | "same-bytes" })
  | (Succeeded & { readonly kind: "read"; readonly document: FeedDocument; readonly sorted: Sorted });

/** Nothing was sent: the host's turns were all taken, or it has asked to be left alone. That says nothing of the feed. */
export type Unasked = { readonly kind: "unasked"; readonly why: string; readonly waitMs: number };

/** Of these the address is wrong; all else may pass. */
const failuresForGood = [
  "http-404",
  "http-410",
  "not-a-feed:html",
  "other-feed",
  "bad-url",
  "blocked-address",
  "blocked-port",
  "dns",
];

export function resultOf(look: Look): LookResult {
  return look.kind === "failed"
    ? { kind: "failed", retryAfterMs: look.retryAfterMs, gone: look.outcome === "http-410" }
    : { kind: "succeeded", freshForMs: look.freshForMs };
}

export function memoryAfter(feed: Feed, look: Look, now: Date): FeedMemory {
  const { memory } = feed;
  const rhythm = look.kind === "read" ? rhythmOfLook(feed, look, now) : memory.rhythm;
  return {
    ...memory,
    rhythm,
    hints: look.kind === "read" ? rememberedHints(look.document.hints, rhythm) : memory.hints,
    doubt: look.kind === "failed" ? doubtAfterFailure(feed, now) : doubtAfter(feed, { ...answered(look), now }),
    move: moveAfter(feed, seenAddress(look), now),
    offer: look.kind === "read" ? offerOf(feed, look.document) : memory.offer,
  };
}

/** Both as addresses that can be asked. A feed that names no address of its own is known by the one it is read at. */
function offerOf(feed: Feed, { hub, self }: FeedDocument): HubOffer | undefined {
  const topic = self ?? addressOf(feed);
  return hub !== undefined && isAddress(hub) && isAddress(topic) ? { hub, topic } : undefined;
}

function isAddress(url: string): boolean {
  return url.length <= limits.urlCharsMax && URL.canParse(url) && /^https?:$/.test(new URL(url).protocol);
}

function rhythmOfLook(feed: Feed, { document, sorted }: Extract<Look, { kind: "read" }>, now: Date): Rhythm {
  const { rhythm, lastNewItemAt, lastSuccessAt, createdAt } = feed.memory;
  if (feed.baselineAt === undefined) return rhythmOfDates(document.entries, now);

  const entries = document.entries.length;
  const items = sorted.fresh.filter(({ fate }) => fate === "read").length;
  if (items === 0) return { ...rhythm, entries };

  const since = (time: Date | undefined) => now.getTime() - (time ?? createdAt).getTime();
  const sinceMs = since(lastNewItemAt ?? feed.baselineAt);
  return { ...rhythmAfter(rhythm, { items, sinceMs, lookMs: since(lastSuccessAt) }), entries };
}

function answered(look: Exclude<Look, { kind: "failed" }>): Omit<Answered, "now"> {
  const { question } = look;
  switch (look.kind) {
    case "not-modified":
      return { question, kind: "not-modified", fresh: [] };
    case "same-bytes":
      return { question, kind: "body", fresh: [] };
    case "read":
      return { question, kind: "body", fresh: look.sorted.fresh.map(({ entry }) => entry) };
    default:
      return unreachable(look);
  }
}

function seenAddress(look: Look): SeenAddress {
  if (look.kind === "failed") return { kind: "failed", isForGood: failuresForGood.includes(look.outcome) };

  const isRead = look.kind === "read";
  const isSameFeed = look.kind !== "read" || look.sorted.fresh.length < look.document.entries.length;
  return { kind: "answered", movedTo: look.movedTo, isRead, isSameFeed };
}

/** Whether the document may have turned over more than once since the last look. */
export function mayHaveMissed(feed: Feed, entries: number, known: number): boolean {
  return feed.baselineAt !== undefined && known === 0 && entries >= limits.feedFullEntriesMin;
}
