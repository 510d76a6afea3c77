// Looks at one feed: new items are recorded and left to be read; whatever happens is named on the feed.
import { type Look, memoryAfter, resultOf } from "../core/feed/look.ts";
import { nextCheckAt } from "../core/feed/next-check.ts";
import { limits } from "../core/limits.ts";
import { done, drop, later, type Outcome, unreachable } from "../core/outcome.ts";
import type { Clock } from "../ports/clock-and-log.ts";
import type { Jobs } from "../ports/jobs.ts";
import type { FeedReader } from "../ports/readers.ts";
import type { FeedCheck, FeedStore } from "../ports/store.ts";
import type { Web } from "../ports/web.ts";
import { lookAtFeed } from "./look-at-feed.ts";

export type CheckFeedNeeds = {
  readonly clock: Clock;
  readonly feeds: Pick<FeedStore, "claim" | "known" | "postpone" | "recordCheck">;
  readonly feedReader: FeedReader;
  readonly web: Pick<Web, "get">;
  readonly jobs: Jobs;
};

export async function checkFeed(id: string, needs: CheckFeedNeeds): Promise<Outcome> {
  const feed = await needs.feeds.claim(id, needs.clock.now(), limits.feedLeaseMs);
  if (feed === undefined) return drop("not due, not listed, or being looked at");

  const look = await lookAtFeed(feed, needs);
  const checkedAt = needs.clock.now();
  if (look.kind === "unasked") {
    await needs.feeds.postpone(id, new Date(checkedAt.getTime() + look.waitMs));
    return later(look.waitMs, look.why);
  }

  const memory = memoryAfter(feed, look, checkedAt);
  const nextDueAt = nextCheckAt({ ...feed, memory }, checkedAt, resultOf(look));
  const found = foundBy(look);
  const toRead = await needs.feeds.recordCheck({ feed, checkedAt, nextDueAt, memory, ...found });

  await needs.jobs.add("read-article", toRead);
  return done(`${found.outcome}, ${toRead.length} to read`);
}

type Found = Pick<FeedCheck, "outcome" | "detail" | "succeeded" | "validators" | "entries" | "edited">;

function foundBy(look: Look): Found {
  switch (look.kind) {
    case "failed":
      return { outcome: look.outcome, detail: look.detail, succeeded: false, entries: [], edited: [] };
    case "not-modified":
    case "same-bytes": {
      const { detail, validators } = look;
      return { outcome: "unchanged", detail, succeeded: true, validators, entries: [], edited: [] };
    }
    case "read": {
      const { detail, validators, sorted } = look;
      return { outcome: "ok", detail, succeeded: true, validators, entries: sorted.fresh, edited: sorted.edited };
    }
    default:
      return unreachable(look);
  }
}
