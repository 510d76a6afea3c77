// What the operator is to be told about the feeds, and what is over.
import { limits } from "../limits.ts";
import type { FeedFacts } from "../status/facts.ts";
import { type FeedHealth, feedHealth } from "../status/feed-health.ts";
import type { NoticePlan, NoticesNow, OpenNotice, WantedNotice } from "./notice.ts";
import { isNetworkFailure, outageKind, outageOf } from "./outage.ts";

const feedKinds = ["feed-quiet", "feed-failing", "feed-gone", "feed-blocked", "feed-moved"] as const;
type FeedKind = (typeof feedKinds)[number];

/**
 * A notice is opened when a trouble has lasted, and closed when it is over. The same one is not opened again within a
 * day of its end, so that a feed which comes and goes does not ring each time. While everything fails at once, and for
 * feeds that have not been looked at since, only the outage is told of.
 */
export function feedNotices(feeds: readonly FeedFacts[], notices: NoticesNow, now: Date): NoticePlan {
  const outage = outageOf(
    feeds,
    notices.open.some(({ kind }) => kind === outageKind),
    now,
  );
  const wanted = feeds.flatMap((feed) => wantedOf(feed, now) ?? []);
  const told = wanted.filter(({ feed }) => outage === undefined || !isNetworkFailure(feed));
  const settled = told.filter(({ feed, notice }) => !awaitsLook(feed, notices) && !isTooSoon(notice, notices, now));
  const candidates = [...(outage === undefined ? [] : [outage]), ...settled.map(({ notice }) => notice)];

  const byName = new Map(feeds.map((feed) => [feed.name, feed]));
  const ours = notices.open.filter(({ kind }) => kind === outageKind || isFeedKind(kind));
  const close = ours.flatMap((open) => {
    const listed = { feed: byName.get(open.subject), candidates };
    const closing = open.kind === outageKind ? outageOver(outage) : closingOf(open, listed, now);
    return closing === undefined ? [] : [{ id: open.id, kind: open.kind, closing }];
  });
  const open = candidates.filter((one) => !ours.some((other) => isSame(one, other)));
  return { open, close };
}

function isFeedKind(kind: string): kind is FeedKind {
  return feedKinds.some((known) => known === kind);
}

function isSame(one: { kind: string; subject: string }, other: { kind: string; subject: string }): boolean {
  return one.kind === other.kind && one.subject === other.subject;
}

type Wanted = { readonly feed: FeedFacts; readonly notice: WantedNotice };

function wantedOf(feed: FeedFacts, now: Date): Wanted | undefined {
  const health = feedHealth(feed, now);
  const kind = kindOf(feed, health, now);
  if (kind === undefined) return undefined;

  const { url } = feed.memory.move;
  const { sentence, remedy } = health;
  // The operator is told the whole address, because it has to be written down; the status page only shows the host.
  const where = kind === "feed-moved" && url !== undefined ? `Write it into feeds.yaml: ${url}` : remedy;
  return { feed, notice: { kind, subject: feed.name, sentence, remedy: where } };
}

/** Trouble counts when it has lasted: one failed check, or an hour of them, is the web's daily life. */
function kindOf(feed: FeedFacts, { state }: FeedHealth, now: Date): FeedKind | undefined {
  const failedMs = now.getTime() - (feed.lastSuccessAt ?? feed.memory.createdAt).getTime();
  const isRepeated = feed.failures >= limits.noticeFailuresMin;
  switch (state) {
    case "quiet":
      return "feed-quiet";
    case "moved":
      return "feed-moved";
    case "gone":
      return isRepeated ? "feed-gone" : undefined;
    case "blocked":
      return isRepeated && failedMs >= limits.noticeRefusedMs ? "feed-blocked" : undefined;
    case "failing":
      return isRepeated && failedMs >= limits.noticeFailingMs ? "feed-failing" : undefined;
    default:
      return undefined;
  }
}

/** A feed that failed during an outage is only believed to fail when it has been looked at after it. */
function awaitsLook(feed: FeedFacts, { open, closed }: NoticesNow): boolean {
  if (!isNetworkFailure(feed)) return false;
  if (open.some(({ kind }) => kind === outageKind)) return true;

  const ends = closed.filter(({ kind }) => kind === outageKind).map(({ closedAt }) => closedAt.getTime());
  return (feed.lastCheckedAt?.getTime() ?? 0) <= Math.max(0, ...ends);
}

function isTooSoon(notice: WantedNotice, { closed }: NoticesNow, now: Date): boolean {
  return closed.some((one) => isSame(one, notice) && now.getTime() - one.closedAt.getTime() < limits.noticeAgainMs);
}

function outageOver(outage: WantedNotice | undefined): string | undefined {
  return outage === undefined ? "Most feeds can be reached again." : undefined;
}

type Listed = { readonly feed: FeedFacts | undefined; readonly candidates: readonly WantedNotice[] };

/** Undefined while the notice stays open. */
function closingOf(open: OpenNotice, { feed, candidates }: Listed, now: Date): string | undefined {
  if (feed === undefined) return "It is no longer listed in feeds.yaml.";

  const other = candidates.find(({ kind, subject }) => subject === open.subject && kind !== open.kind);
  if (other !== undefined) return `It is no longer so; instead: ${other.sentence}`;

  if (open.kind === "feed-moved") {
    return feed.memory.move.url === undefined ? "It is read at the address in feeds.yaml again." : undefined;
  }
  const isWell = feed.failures === 0 && feed.lastSuccessAt !== undefined && feedHealth(feed, now).state !== "quiet";
  if (!isWell) return undefined;

  return open.kind === "feed-quiet" ? "It brings news again." : "It answers again.";
}
