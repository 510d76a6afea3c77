// Looks at one feed: new items are recorded and left to be read; whatever happens is named on the feed.
import type { Feed, FeedDocument } from "../core/feed/feed.ts";
import { nextCheckAt } from "../core/feed/next-check.ts";
import { keyEntries, type SortedEntry, sortEntries } from "../core/feed/sort-entries.ts";
import { hashBytes } from "../core/hash.ts";
import { limits } from "../core/limits.ts";
import { done, drop, type Outcome, unreachable } from "../core/outcome.ts";
import type { Clock } from "../ports/clock-and-log.ts";
import type { Jobs } from "../ports/jobs.ts";
import type { FeedReader } from "../ports/readers.ts";
import type { FeedCheck, FeedStore } from "../ports/store.ts";
import type { Web, WebAnswer, WebFailure } from "../ports/web.ts";

export type CheckFeedNeeds = {
  readonly clock: Clock;
  readonly feeds: FeedStore;
  readonly feedReader: FeedReader;
  readonly web: Pick<Web, "get">;
  readonly jobs: Jobs;
};

const accept =
  "application/rss+xml, application/atom+xml, application/rdf+xml;q=0.9, application/xml;q=0.8, text/xml;q=0.8, */*;q=0.1";

/** Without a first look there is nothing that could be unchanged, and no baseline must come of it. */
const neverAsked = {
  outcome: "bad-answer",
  detail: "the server says that nothing has changed, although it was never asked before",
  succeeded: false,
} as const;

type Look = Pick<FeedCheck, "outcome" | "detail" | "succeeded" | "validators" | "entries"> & {
  readonly retryAfterMs?: number | undefined;
};

export async function checkFeed(id: string, needs: CheckFeedNeeds): Promise<Outcome> {
  const feed = await needs.feeds.claim(id, needs.clock.now(), limits.feedLeaseMs);
  if (feed === undefined) return drop("not due, not listed, or being looked at");

  const { url, etag, lastModified } = feed;
  const answer = await needs.web.get({ url, accept, etag, lastModified, bodyBytesMax: limits.feedBodyBytesMax });
  const look = await understand(feed, answer, needs);

  const checkedAt = needs.clock.now();
  const { retryAfterMs, ...found } = look;
  const result = look.succeeded
    ? ({ kind: "succeeded" } as const)
    : ({ kind: "failed", retryAfterMs, gone: look.outcome === "http-410" } as const);
  const toRead = await needs.feeds.recordCheck({
    feed,
    checkedAt,
    nextDueAt: nextCheckAt(feed, checkedAt, result),
    ...found,
  });
  await needs.jobs.add("read-article", toRead);
  return done(`${look.outcome}, ${toRead.length} to read`);
}

async function understand(feed: Feed, answer: WebAnswer, needs: CheckFeedNeeds): Promise<Look> {
  switch (answer.kind) {
    case "failed":
      return failed(answer);
    case "unchanged": {
      if (feed.baselineAt === undefined) return { ...neverAsked, entries: [] };

      const validators = {
        etag: answer.etag ?? feed.etag,
        lastModified: answer.lastModified ?? feed.lastModified,
        bodyHash: feed.bodyHash,
      };
      return { outcome: "unchanged", detail: "the server says so", succeeded: true, validators, entries: [] };
    }
    case "body":
      return readBody(feed, answer, needs);
    default:
      return unreachable(answer);
  }
}

async function readBody(feed: Feed, body: Extract<WebAnswer, { kind: "body" }>, needs: CheckFeedNeeds): Promise<Look> {
  const bodyHash = hashBytes(body.bytes);
  const validators = { etag: body.etag, lastModified: body.lastModified, bodyHash };
  if (bodyHash === feed.bodyHash) {
    return { outcome: "unchanged", detail: "the same bytes as before", succeeded: true, validators, entries: [] };
  }

  const { bytes, contentType, url } = body;
  const reading = await needs.feedReader.readFeed({ bytes, contentType, url });
  if (reading.kind === "not-a-feed") {
    return { outcome: `not-a-feed:${reading.why}`, detail: reading.detail, succeeded: false, entries: [] };
  }

  const entries = await sortOut(feed, reading.feed, needs);
  const detail = reading.problems.length === 0 ? "" : `read with problems: ${reading.problems.slice(0, 5).join("; ")}`;
  return { outcome: "ok", detail, succeeded: true, validators, entries };
}

async function sortOut(feed: Feed, document: FeedDocument, needs: CheckFeedNeeds): Promise<readonly SortedEntry[]> {
  const keyed = keyEntries(document.entries);
  const guids = keyed.map(({ entry }) => entry.guid);
  const links = keyed.flatMap(({ linkKey }) => linkKey ?? []);
  const known = await needs.feeds.known(feed.id, guids, links);
  return sortEntries(keyed, known, { feed, now: needs.clock.now() });
}

function failed(failure: WebFailure): Look {
  const { reason, detail, retryAfterMs } = failure;
  return { outcome: reason, detail, succeeded: false, entries: [], retryAfterMs };
}
