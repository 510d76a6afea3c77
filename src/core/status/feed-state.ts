// How a feed is doing, and its outcomes in plain words.
import { limits } from "../limits.ts";
import type { FeedFacts } from "./facts.ts";

/**
 * `waiting`: not looked at yet. `stumbled`: one look failed, but the last success is recent. `silent`: looks have failed
 * and it has never answered. `late`: nothing failed, but nobody has looked for too long.
 */
export type FeedState = "working" | "waiting" | "stumbled" | "failing" | "silent" | "late";

export function feedState(feed: FeedFacts, now: Date): FeedState {
  if (feed.lastCheckedAt === undefined) return isOverdue(feed.nextDueAt, 0, now) ? "late" : "waiting";
  if (feed.lastSuccessAt === undefined) return "silent";

  const isOld = isOverdue(feed.lastSuccessAt, limits.feedQuietIntervals * feed.intervalMs, now);
  if (feed.failures > 0) return feed.failures === 1 && !isOld ? "stumbled" : "failing";

  return isOld ? "late" : "working";
}

/** Short intervals are given some minutes, because a busy moment is no fault. */
function isOverdue(since: Date, waitMs: number, now: Date): boolean {
  return now.getTime() - since.getTime() > Math.max(waitMs, limits.feedQuietMsMin);
}

type Words = { readonly what: string; readonly remedy: string };

const lookLater = "It is tried again by itself, less often each time.";
const checkAddress = "Check the feed's url in feeds.yaml.";

const outcomeWords: Readonly<Record<string, Words>> = {
  timeout: { what: "the site took too long to answer", remedy: lookLater },
  dns: {
    what: "the site's name could not be found",
    remedy: "Check this machine's network and DNS, then the url in feeds.yaml.",
  },
  refused: { what: "the site accepted no connection", remedy: lookLater },
  reset: { what: "the site broke off the connection", remedy: lookLater },
  network: { what: "the site could not be reached", remedy: "Check this machine's network." },
  tls: { what: "no safe connection could be made", remedy: "Check the site's certificate and the url in feeds.yaml." },
  "blocked-address": {
    what: "the address is in a private network",
    remedy: "If it is meant, list the network under fetch: allow-private in newswatch.yaml.",
  },
  "bad-url": { what: "the address cannot be used", remedy: checkAddress },
  "too-large": { what: "the answer was larger than a feed may be", remedy: checkAddress },
  "too-many-redirects": { what: "the site redirected without end", remedy: checkAddress },
  "bad-redirect": { what: "the site redirected to an address that cannot be used", remedy: checkAddress },
  "bad-encoding": { what: "the answer was packed in a way that cannot be unpacked", remedy: lookLater },
  "bad-answer": { what: "the answer was no proper HTTP", remedy: lookLater },
  "http-401": { what: "the site asks for a login", remedy: "Choose a feed that needs no login." },
  "http-403": { what: "the site refused us", remedy: "Set contact in newswatch.yaml, or ask the outlet to let us in." },
  "http-404": { what: "there is no feed at this address", remedy: checkAddress },
  "http-410": {
    what: "the feed was taken down for good",
    remedy: "Take it out of feeds.yaml, or find its new address.",
  },
  "http-429": { what: "the site asks us to come less often", remedy: "Give the feed a longer every: in feeds.yaml." },
  "not-a-feed:html": { what: "the answer was a web page, no feed", remedy: checkAddress },
  "not-a-feed:empty": { what: "the answer was empty", remedy: lookLater },
  "not-a-feed:unreadable": { what: "the answer could not be read as a feed", remedy: checkAddress },
  "not-a-feed:too-deep": { what: "the feed's markup was nested too deep to be read safely", remedy: checkAddress },
  "not-a-feed:parse-timeout": { what: "reading the feed took too long and was stopped", remedy: lookLater },
};

/** Every outcome has words, those that are not known here too. */
export function outcomeInWords(outcome: string | undefined): Words {
  if (outcome === undefined) return { what: "it has not been looked at yet", remedy: "Wait for the first look." };

  const known = Object.hasOwn(outcomeWords, outcome) ? outcomeWords[outcome] : undefined;
  if (known !== undefined) return known;
  if (/^http-5\d\d$/.test(outcome)) return { what: "the site has trouble of its own", remedy: lookLater };
  if (/^http-\d+$/.test(outcome)) return { what: "the site gave no feed", remedy: checkAddress };

  return { what: "the look did not succeed", remedy: lookLater };
}
