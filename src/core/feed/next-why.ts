// Says in words why a feed is looked at again when it is.
import { howLong } from "../status/how-long.ts";
import { isDistrusted } from "./doubt.ts";
import { askedWaitMs } from "./hints.ts";
import { type Looked, type LookResult, nextCheckAt, ownIntervalMs } from "./next-check.ts";
import { rhythmInWords } from "./rhythm.ts";

/** In agreement with `nextCheckAt`, which decides. */
export function nextWhy(feed: Looked, now: Date, result: LookResult): string {
  const { hints } = feed.memory;
  const unskipped = { ...feed, memory: { ...feed.memory, hints: { ...hints, skipHours: [], skipDays: [] } } };
  const isMoved = nextCheckAt(feed, now, result) > nextCheckAt(unskipped, now, result);
  const skips = isMoved ? ", and the feed asks not to be visited at some hours or days" : "";
  return `${result.kind === "succeeded" ? afterSuccess(feed, now, result) : afterFailure(feed, result)}${skips}`;
}

function afterSuccess(feed: Looked, now: Date, { freshForMs }: Extract<LookResult, { kind: "succeeded" }>): string {
  const { hints, doubt, rhythm } = feed.memory;
  const ownMs = ownIntervalMs(feed, now);
  const askedMs = askedWaitMs(hints, [freshForMs]);
  if (askedMs > ownMs) {
    const who = askedMs === hints.everyMs ? "the feed asks for" : "its server says that nothing changes for";
    return `${who} ${howLong(askedMs)}`;
  }
  if (isDistrusted(doubt, now)) return `its server's "not modified" is not believed, so it is read whole, once a day`;
  if (ownMs === feed.intervalMs) return `every ${howLong(ownMs)}, as feeds.yaml says`;

  const usual = rhythmInWords(rhythm) ?? "little";
  return ownMs > feed.intervalMs
    ? `slower than feeds.yaml says, as it brings ${usual}`
    : "faster than feeds.yaml says, as its document soon turns over";
}

function afterFailure({ failures }: Looked, { retryAfterMs, gone }: Extract<LookResult, { kind: "failed" }>): string {
  if (retryAfterMs !== undefined && retryAfterMs > 0) return `its server asks for ${howLong(retryAfterMs)}`;
  if (gone) return "it says that it is gone";

  return failures === 0 ? "it failed once" : `it failed ${failures + 1} times in a row`;
}
