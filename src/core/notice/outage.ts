// When everything fails at once it is our own network: one notice, not one for each feed.
import { isSampleWire } from "../feed/sample-wire.ts";
import { limits } from "../limits.ts";
import type { FeedFacts } from "../status/facts.ts";
import { counted } from "../status/how-long.ts";
import type { WantedNotice } from "./notice.ts";

export const outageKind = "feeds-outage";

/** Failures that our own side may be the cause of. */
export const networkOutcomes: readonly string[] = ["timeout", "dns", "refused", "reset", "network", "tls"];

export function isNetworkFailure({ outcome }: Pick<FeedFacts, "outcome">): boolean {
  return outcome !== undefined && networkOutcomes.includes(outcome);
}

/** The outage that is to be told of. One that is open stays so until most feeds answer again. */
export function outageOf(feeds: readonly FeedFacts[], isOpen: boolean, now: Date): WantedNotice | undefined {
  const asked = feeds.filter(({ url, lastCheckedAt }) => lastCheckedAt !== undefined && !isSampleWire(url));
  const down = asked.filter((feed) => isDown(feed, now));
  const share = asked.length === 0 ? 0 : down.length / asked.length;
  const isOutage =
    asked.length >= limits.outageFeedsMin && share >= (isOpen ? limits.outageOverShare : limits.outageShare);
  if (!isOutage) return undefined;

  return {
    kind: outageKind,
    subject: "all feeds",
    sentence: `${down.length} of ${counted(asked.length, "feed")} cannot be reached, so hardly any news comes in.`,
    remedy: "Check this machine's network, DNS and firewall first.",
  };
}

function isDown(feed: FeedFacts, now: Date): boolean {
  const since = feed.lastSuccessAt ?? feed.memory.createdAt;
  const isLong = now.getTime() - since.getTime() >= limits.outageMs;
  return isNetworkFailure(feed) && feed.failures >= limits.noticeFailuresMin && isLong;
}
