// A small news site on the loopback: feeds whose items appear when the test says so, and their pages.
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { type Listening, listen } from "./listening.ts";

export type FakeItem = {
  readonly slug: string;
  readonly title: string;
  readonly paragraphs: readonly string[];
  /** What the feed itself says of it; the page's first paragraph unless given. */
  readonly summary?: string;
  /** The page's answer; 200 unless given. */
  readonly status?: number;
  readonly publishedAt?: Date;
  /** An absolute address elsewhere: the item is another outlet's. */
  readonly link?: string;
};

export type FakeSite = Listening & {
  feedUrl(feed: string): string;
  pageUrl(slug: string): string;
  /** Lets items appear in a feed, the newest first. */
  publish(feed: string, items: readonly FakeItem[]): void;
  /** How often each path was asked for. */
  readonly asked: ReadonlyMap<string, number>;
};

export async function fakeSite(): Promise<FakeSite> {
  const feeds = new Map<string, FakeItem[]>();
  const asked = new Map<string, number>();
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? "/", "http://site").pathname;
    asked.set(path, (asked.get(path) ?? 0) + 1);
    answer(request, response, path);
  });
  const listening = await listen(server);
  const pageUrl = (slug: string) => `${listening.url}/news/${slug}`;

  function answer(request: IncomingMessage, response: ServerResponse, path: string): void {
    const [, kind, name = ""] = path.split("/");
    const feed = feeds.get(name.replace(/\.xml$/, ""));
    if (kind === "feeds" && feed !== undefined) {
      answerFeed(request, response, feed);
      return;
    }

    const item = [...feeds.values()].flat().find(({ slug }) => kind === "news" && slug === name);
    response.statusCode = item?.status ?? (item === undefined ? 404 : 200);
    response.setHeader("content-type", "text/html; charset=utf-8");
    response.end(item === undefined || response.statusCode !== 200 ? "<h1>No page</h1>" : page(item));
  }

  function answerFeed(request: IncomingMessage, response: ServerResponse, items: readonly FakeItem[]): void {
    const etag = `"${items.length}"`;
    response.setHeader("etag", etag);
    if (request.headers["if-none-match"] === etag) {
      response.statusCode = 304;
      response.end();
      return;
    }
    response.setHeader("content-type", "application/rss+xml; charset=utf-8");
    response.end(rss(items, pageUrl));
  }

  return {
    ...listening,
    asked,
    pageUrl,
    feedUrl: (feed) => `${listening.url}/feeds/${feed}.xml`,
    publish(feed, items) {
      feeds.set(feed, [...items, ...(feeds.get(feed) ?? [])]);
    },
  };
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}

function rss(items: readonly FakeItem[], pageUrl: (slug: string) => string): string {
  const entries = items.map((item) => {
    const link = item.link ?? pageUrl(item.slug);
    const date = item.publishedAt === undefined ? "" : `<pubDate>${item.publishedAt.toUTCString()}</pubDate>`;
    const summary = escaped(item.summary ?? item.paragraphs[0] ?? "");
    return `<item><title>${escaped(item.title)}</title><link>${escaped(link)}</link><guid isPermaLink="false">${item.slug}</guid>${date}<description>${summary}</description></item>`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>Fake site</title><link>http://127.0.0.1/</link><description>News</description>${entries.join("")}</channel></rss>`;
}

function page({ title, paragraphs }: FakeItem): string {
  const body = paragraphs.map((paragraph) => `<p>${escaped(paragraph)}</p>`).join("\n");
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${escaped(title)} | Fake site</title></head>
<body><nav><a href="/">Home</a> <a href="/world">World</a> <a href="/visit">Visit our shop</a></nav>
<main><article><h1>${escaped(title)}</h1>${body}</article></main>
<footer><p>All rights reserved by nobody.</p></footer></body></html>`;
}
