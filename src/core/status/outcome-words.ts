// The outcomes of checks in plain words, and what to do about each.

export type OutcomeWords = { readonly what: string; readonly remedy: string };

const keepsRetrying = "newswatch will keep retrying, less and less often.";
const askToBeLetIn = "Set contact in newswatch.yaml, ask the outlet to let newswatch in, or choose another feed of it.";
const checkAddress = "Check the feed's url in feeds.yaml.";

const outcomeWords: Readonly<Record<string, OutcomeWords>> = {
  timeout: { what: "the site took too long to answer", remedy: keepsRetrying },
  dns: {
    what: "the site's host name could not be resolved",
    remedy: "Check this machine's network and DNS, then the url in feeds.yaml.",
  },
  refused: { what: "the site refused the connection", remedy: keepsRetrying },
  reset: { what: "the site closed the connection early", remedy: keepsRetrying },
  network: { what: "the site could not be reached", remedy: "Check this machine's network." },
  tls: {
    what: "no secure connection could be made",
    remedy: "Check the site's certificate and the url in feeds.yaml.",
  },
  "blocked-address": {
    what: "the address is on a private network",
    remedy:
      "If this is intended, list the network under fetch: allow-private in newswatch.yaml and start the service again.",
  },
  "bad-url": { what: "the address cannot be used", remedy: checkAddress },
  "too-large": { what: "the response was larger than a feed may be", remedy: checkAddress },
  "too-many-redirects": { what: "the site redirected too many times", remedy: checkAddress },
  "bad-redirect": { what: "the site redirected to an address that cannot be used", remedy: checkAddress },
  "bad-encoding": { what: "the response used a compression that cannot be decoded", remedy: keepsRetrying },
  "bad-answer": { what: "the response was not valid HTTP", remedy: keepsRetrying },
  "http-401": { what: "the site requires a login", remedy: "Choose a feed that needs no login." },
  "http-403": { what: "the site refused us", remedy: "Set contact in newswatch.yaml, or ask the outlet to let us in." },
  "http-404": { what: "there is no feed at this address", remedy: checkAddress },
  "http-410": {
    what: "the feed has been removed for good",
    remedy: "Remove it from feeds.yaml, or find its new address.",
  },
  "http-451": { what: "the site may not show the feed here for legal reasons", remedy: askToBeLetIn },
  "other-feed": { what: "its new address holds another feed", remedy: checkAddress },
  "http-429": { what: "the site is rate-limiting us", remedy: "Give the feed a longer every: in feeds.yaml." },
  "not-a-feed:html": { what: "the response was a web page, not a feed", remedy: checkAddress },
  "not-a-feed:empty": { what: "the response was empty", remedy: keepsRetrying },
  "not-a-feed:sitemap": { what: "the response was a sitemap without news entries, not a feed", remedy: checkAddress },
  "not-a-feed:unreadable": { what: "the response could not be read as a feed", remedy: checkAddress },
  "not-a-feed:too-deep": { what: "the feed's markup was nested too deeply to be read safely", remedy: checkAddress },
  "not-a-feed:parse-timeout": { what: "parsing the feed took too long and was stopped", remedy: keepsRetrying },
};

/** Every outcome has words, even one that is not known here. */
export function outcomeInWords(outcome: string | undefined): OutcomeWords {
  if (outcome === undefined) return { what: "it has not been checked yet", remedy: "Wait for the first check." };

  const known = Object.hasOwn(outcomeWords, outcome) ? outcomeWords[outcome] : undefined;
  if (known !== undefined) return known;
  if (outcome.startsWith("blocked:")) return turnedAwayBy(outcome.slice("blocked:".length));
  if (/^http-5\d\d$/.test(outcome)) return { what: "the site has a server error", remedy: keepsRetrying };
  if (/^http-\d+$/.test(outcome)) return { what: "the site returned no feed", remedy: checkAddress };

  return { what: "the check failed", remedy: keepsRetrying };
}

function turnedAwayBy(product: string): OutcomeWords {
  return { what: `the site's ${product} takes us for a robot and turns us away`, remedy: askToBeLetIn };
}
