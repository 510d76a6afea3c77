// Looks at a feed's address and understands what came: nothing new, a document with its entries sorted, or a named failure.
import { type Question, questionFor } from "../core/feed/doubt.ts";
import { keyEntries } from "../core/feed/entry-keys.ts";
import type { Feed, FeedDocument } from "../core/feed/feed.ts";
import { type Look, mayHaveMissed, type Unasked } from "../core/feed/look.ts";
import { addressOf, isStranger } from "../core/feed/moved.ts";
import { type Sorted, sortEntries } from "../core/feed/sort-entries.ts";
import { hashBytes } from "../core/hash.ts";
import { limits } from "../core/limits.ts";
import { unreachable } from "../core/outcome.ts";
import type { Clock } from "../ports/clock-and-log.ts";
import type { FeedReader } from "../ports/readers.ts";
import type { FeedStore } from "../ports/store.ts";
import type { Web, WebAnswer, WebFailure } from "../ports/web.ts";

export type LookAtFeedNeeds = {
  readonly clock: Clock;
  readonly feeds: Pick<FeedStore, "known">;
  readonly feedReader: FeedReader;
  readonly web: Pick<Web, "get">;
};

type Unchanged = Extract<WebAnswer, { kind: "unchanged" }>;
type Body = Extract<WebAnswer, { kind: "body" }>;

const accept =
  "application/rss+xml, application/atom+xml, application/rdf+xml;q=0.9, application/feed+json;q=0.9, " +
  "application/xml;q=0.8, text/xml;q=0.8, */*;q=0.1";

/** Nothing is written: what is remembered of the feed comes with it, and what was found is handed back. */
export async function lookAtFeed(feed: Feed, needs: LookAtFeedNeeds): Promise<Look | Unasked> {
  const question = questionFor(feed, needs.clock.now());
  const validators =
    question.kind === "conditional" ? { etag: question.etag, lastModified: question.lastModified } : {};
  const answer = await needs.web.get({
    url: addressOf(feed),
    accept,
    bodyBytesMax: limits.feedBodyBytesMax,
    ...validators,
  });
  switch (answer.kind) {
    case "failed":
      return answer.reason === "host-busy" || answer.reason === "host-held" ? unasked(answer) : failed(answer);
    case "unchanged":
      return unchanged(feed, question, answer);
    case "body":
      return readBody(feed, { question, body: answer }, needs);
    default:
      return unreachable(answer);
  }
}

function unasked({ detail, retryAfterMs = 0 }: WebFailure): Unasked {
  return { kind: "unasked", why: detail, waitMs: Math.max(retryAfterMs, limits.hostWaitMsMax) };
}

function failed({ reason, detail, retryAfterMs, wall }: WebFailure): Look {
  if (wall === undefined) return { kind: "failed", outcome: reason, detail, retryAfterMs };

  const product = wall.product.toLowerCase().replace(/[^a-z0-9]+/g, "-");
  const said = `${wall.product} turned us away, as the header ${wall.header} shows`;
  return { kind: "failed", outcome: `blocked:${product}`, detail: `${said}; ${detail}`, retryAfterMs };
}

/** Only who asked whether something has changed can be told that nothing has; and no baseline must come of nothing. */
function unchanged(feed: Feed, question: Question, { etag, lastModified, freshForMs, movedTo }: Unchanged): Look {
  if (question.kind === "whole" || feed.baselineAt === undefined) {
    const detail = "the server says that nothing has changed, although it was not asked that";
    return { kind: "failed", outcome: "bad-answer", detail };
  }

  const validators = {
    etag: etag ?? feed.etag,
    lastModified: lastModified ?? feed.lastModified,
    bodyHash: feed.bodyHash,
  };
  return { kind: "not-modified", question, detail: "the server says so", validators, freshForMs, movedTo };
}

type Answer = { readonly question: Question; readonly body: Body };

async function readBody(feed: Feed, { question, body }: Answer, needs: LookAtFeedNeeds): Promise<Look> {
  const { bytes, contentType, url, etag, lastModified, freshForMs, movedTo } = body;
  const bodyHash = hashBytes(bytes);
  const found = { question, validators: { etag, lastModified, bodyHash }, freshForMs };
  if (bodyHash === feed.bodyHash) return { kind: "same-bytes", detail: "the same bytes as before", movedTo, ...found };

  const reading = await needs.feedReader.readFeed({ bytes, contentType, url });
  if (reading.kind === "not-a-feed") {
    return { kind: "failed", outcome: `not-a-feed:${reading.why}`, detail: reading.detail };
  }

  const document = {
    ...reading.feed,
    ...(body.hub === undefined ? {} : { hub: body.hub, self: body.self ?? reading.feed.self }),
  };
  const sorted = await sortOut(feed, document, needs);
  const known = document.entries.length - sorted.fresh.length;
  if (isStranger(feed, document.entries.length, known)) {
    const detail = `nothing in it was ever in ${feed.name}`;
    return { kind: "failed", outcome: "other-feed", detail };
  }

  const missed = mayHaveMissed(feed, document.entries.length, known);
  const notes = [...(missed ? ["every entry was new, so some may have been missed"] : []), ...reading.problems];
  const detail = notes.length === 0 ? "" : `read with problems: ${notes.slice(0, 5).join("; ")}`;
  return { kind: "read", detail, document, sorted, ...found, movedTo: movedTo ?? document.movedTo };
}

async function sortOut(feed: Feed, document: FeedDocument, needs: LookAtFeedNeeds): Promise<Sorted> {
  const keyed = keyEntries(document.entries);
  const known = await needs.feeds.known(feed.id, keyed);
  return sortEntries(keyed, known, { feed, now: needs.clock.now() });
}
