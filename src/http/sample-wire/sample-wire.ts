// The sample wire: a small news site of invented articles that come out one after another from a given moment on.
import { escapeHtml } from "../../core/html.ts";
import { sampleArticles } from "./articles.ts";
import type { SampleArticle } from "./sample-article.ts";
import { samplePage } from "./sample-page.ts";

export type SampleFeed = { readonly body: string; readonly etag: string; readonly lastModified: string };

export type SampleWire = {
  /** The feed as it stands at `now`; `baseUrl` is where people reach this server, without a slash at the end. */
  feedXml(now: Date, baseUrl: string): SampleFeed;
  /** The article's page; undefined for what does not exist or has not come out. */
  page(slug: string, now: Date): string | undefined;
};

/** The same epoch always gives the same articles at the same times, so that a restart brings nothing twice. */
export function sampleWire(epoch: Date): SampleWire {
  const releaseOf = (article: SampleArticle) => new Date(epoch.getTime() + article.afterMs);
  const releasedAt = (now: Date) => sampleArticles.filter((article) => releaseOf(article) <= now).reverse();

  return {
    feedXml(now, baseUrl) {
      const released = releasedAt(now);
      const newest = released[0];
      const lastModified = (newest === undefined ? epoch : releaseOf(newest)).toUTCString();
      const items = released.map((article) => itemXml(article, releaseOf(article), baseUrl));
      return {
        body: channelXml(items, lastModified, baseUrl),
        etag: `"${epoch.getTime().toString(36)}-${released.length}"`,
        lastModified,
      };
    },
    page(slug, now) {
      const released = releasedAt(now);
      const article = released.find((one) => one.slug === slug);
      if (article === undefined) return undefined;

      return samplePage({
        article,
        publishedAt: releaseOf(article),
        related: released.filter((one) => one !== article),
      });
    },
  };
}

function channelXml(items: readonly string[], lastModified: string, baseUrl: string): string {
  const home = escapeHtml(`${baseUrl}/sample-wire`);
  return `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:atom="http://www.w3.org/2005/Atom">
<channel>
<title>Sample Wire</title>
<link>${home}/feed.xml</link>
<atom:link href="${home}/feed.xml" rel="self" type="application/rss+xml"/>
<description>Invented articles for trying out newswatch.</description>
<lastBuildDate>${lastModified}</lastBuildDate>
${items.join("\n")}
</channel>
</rss>
`;
}

/** The guid leaves out host and epoch: moving the server or its clock makes no article new. */
function itemXml(article: SampleArticle, publishedAt: Date, baseUrl: string): string {
  return `<item>
<title>${escapeHtml(article.title)}</title>
<link>${escapeHtml(`${baseUrl}/sample-wire/${article.slug}`)}</link>
<guid isPermaLink="false">sample-wire:${escapeHtml(article.slug)}</guid>
<pubDate>${publishedAt.toUTCString()}</pubDate>
<dc:creator>${escapeHtml(article.author)}</dc:creator>
<category>${escapeHtml(article.section)}</category>
<description>${escapeHtml(article.paragraphs[0] ?? "")}</description>
</item>`;
}
