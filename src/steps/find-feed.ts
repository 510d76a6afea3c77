// Finds the feed behind an address: the address itself, the feeds its page names, or the usual places on its host.
import type { FeedDocument } from "../core/feed/feed.ts";
import { type FeedLink, likelyFeeds, type PageFeeds, usualFeedUrls } from "../core/feed/page-feeds.ts";
import { limits } from "../core/limits.ts";
import type { FeedFinder, FeedReader } from "../ports/readers.ts";
import type { Web, WebFailureReason } from "../ports/web.ts";

export type FindFeedNeeds = {
  readonly web: Pick<Web, "get">;
  readonly feedReader: FeedReader;
  readonly feedFinder: FeedFinder;
};

export type FoundFeed = {
  readonly url: string;
  readonly document: FeedDocument;
  readonly problems: readonly string[];
  /** The language that the page on which it was found is written in. */
  readonly pageLanguage: string | undefined;
};

export type FeedSearch =
  | { readonly kind: "found"; readonly feed: FoundFeed; readonly how: string }
  | { readonly kind: "several"; readonly links: readonly FeedLink[]; readonly how: string }
  | { readonly kind: "nothing"; readonly why: string };

const linksAskedMax = limits.feedFinderRequestsMax / 2;

type Answer =
  | { readonly kind: "feed"; readonly feed: FoundFeed }
  | { readonly kind: "page"; readonly page: PageFeeds; readonly url: string }
  | { readonly kind: "neither"; readonly why: string };

const accept = "application/rss+xml, application/atom+xml, application/feed+json, text/xml;q=0.8, text/html;q=0.7";

/** A few requests at the most, one after the other, so that a site is asked no more than a reader's browser would. */
export async function findFeed(url: string, needs: FindFeedNeeds): Promise<FeedSearch> {
  const answer = await ask(url, needs);
  if (answer.kind === "feed") return { kind: "found", feed: answer.feed, how: "the address is a feed" };
  if (answer.kind === "neither") return { kind: "nothing", why: answer.why };

  const { page } = answer;
  const links = likelyFeeds(page.links);
  const named = links.filter(({ from }) => from === "alternate");
  if (named.length > 1) return { kind: "several", links: named, how: "the page names several feeds" };

  const linked = await feedsAmong(
    links.map((link) => link.url),
    needs,
  );
  if (linked.length === 1)
    return foundOn(page, linked, named.length > 0 ? "the page names it" : "the page links to it");
  if (linked.length > 1) {
    const are = links.filter((link) => linked.some((feed) => feed.asked === link.url));
    return { kind: "several", links: are, how: "the page links to several feeds" };
  }
  return usualPlaces(answer, links, needs);
}

async function usualPlaces(
  { page, url }: Extract<Answer, { kind: "page" }>,
  links: readonly FeedLink[],
  needs: FindFeedNeeds,
): Promise<FeedSearch> {
  const usual = usualFeedUrls(url).filter((place) => !links.some((link) => link.url === place));
  const asked = 1 + Math.min(links.length, linksAskedMax);
  for (const place of usual.slice(0, limits.feedFinderRequestsMax - asked)) {
    const answer = await ask(place, needs);
    if (answer.kind === "feed") return foundOn(page, [answer.feed], "it is where feeds usually are");
  }
  const linked = links.length === 0 ? "names no feed" : "names none that can be read";
  const why = `This is a page, not a feed; it ${linked}, and there is none at the usual places of its host.`;
  return { kind: "nothing", why };
}

function foundOn(page: PageFeeds, [feed]: readonly FoundFeed[], how: string): FeedSearch {
  if (feed === undefined) return { kind: "nothing", why: how };

  return { kind: "found", feed: { ...feed, pageLanguage: page.language }, how };
}

type Asked = FoundFeed & { readonly asked: string };

async function feedsAmong(urls: readonly string[], needs: FindFeedNeeds): Promise<readonly Asked[]> {
  const feeds: Asked[] = [];
  for (const asked of urls.slice(0, linksAskedMax)) {
    const answer = await ask(asked, needs);
    if (answer.kind === "feed") feeds.push({ ...answer.feed, asked });
  }
  return feeds;
}

async function ask(url: string, { web, feedReader, feedFinder }: FindFeedNeeds): Promise<Answer> {
  const answer = await web.get({ url, accept, bodyBytesMax: limits.feedBodyBytesMax });
  if (answer.kind === "failed")
    return { kind: "neither", why: `${url} could not be read: ${answer.detail}${remedyOf(answer.reason)}` };
  if (answer.kind === "unchanged") return { kind: "neither", why: `${url} answers what was not asked.` };

  const { bytes, contentType } = answer;
  const reading = await feedReader.readFeed({ bytes, contentType, url: answer.url });
  if (reading.kind === "feed") {
    const { feed: document, problems } = reading;
    // Only an address that has moved for good is replaced: a redirect that may end is the site's own affair.
    return { kind: "feed", feed: { url: answer.movedTo ?? url, document, problems, pageLanguage: undefined } };
  }
  if (reading.why !== "html") return { kind: "neither", why: `${url} is no feed: ${reading.detail}` };

  return { kind: "page", page: await feedFinder.findFeeds({ bytes, contentType, url: answer.url }), url: answer.url };
}

function remedyOf(reason: WebFailureReason): string {
  return reason === "blocked-address"
    ? " If this is intended, list the network, or the host with its port, under fetch: allow-private in newswatch.yaml."
    : "";
}
