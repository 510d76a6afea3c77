// The feeds that a page points to, and where else one might be.
import { canonicalLink } from "./canonical-link.ts";

export type FeedLink = {
  readonly url: string;
  readonly title: string;
  /** `alternate`: the page's head names it as its feed; `anchor`: a link in the page that looks like one. */
  readonly from: "alternate" | "anchor";
};

export type PageFeeds = {
  readonly title: string;
  /** Primary tag in lower case, as the page's markup says. */
  readonly language: string | undefined;
  readonly links: readonly FeedLink[];
};

/** Where software for websites usually puts a site's feed, the commonest first. */
const usualPaths = ["/feed/", "/rss", "/rss.xml", "/feed.xml", "/atom.xml", "/index.xml"];

export function usualFeedUrls(pageUrl: string): readonly string[] {
  return usualPaths.map((path) => new URL(path, pageUrl).href);
}

/** The key under which the address of a feed is known: two that differ in habit only are one feed. */
export function feedUrlKey(url: string): string {
  return canonicalLink(url) ?? (URL.canParse(url) ? new URL(url).host.replace(/^www\./, "") : url);
}

/**
 * What the page names itself, without the comments on its articles; only when it names nothing, the links that look like
 * feeds. Each address once.
 */
export function likelyFeeds(links: readonly FeedLink[]): readonly FeedLink[] {
  const named = links.filter(({ from }) => from === "alternate");
  const chosen = named.length > 0 ? named : links;
  const news = chosen.filter((link) => !isOfComments(link));
  const once = new Map<string, FeedLink>();
  for (const link of news.length > 0 ? news : chosen) {
    const key = feedUrlKey(link.url);
    if (!once.has(key)) once.set(key, link);
  }
  return [...once.values()];
}

function isOfComments({ url, title }: FeedLink): boolean {
  return /\bcomments?\b/i.test(title) || /\/comments?(?:[/.?]|$)/i.test(url);
}
