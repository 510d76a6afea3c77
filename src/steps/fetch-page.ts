// Fetches a page and reads it; where the page itself says that its text is elsewhere, looks there once.
import type { PageReading } from "../core/article.ts";
import { hashBytes } from "../core/hash.ts";
import { limits } from "../core/limits.ts";
import { wallAt } from "../core/page-walls.ts";
import type { PageReader } from "../ports/readers.ts";
import type { Web, WebAnswer, WebFailure, WebGet } from "../ports/web.ts";

export type FetchPageNeeds = { readonly web: Pick<Web, "get">; readonly pageReader: PageReader };
export type PageBody = Extract<WebAnswer, { kind: "body" }>;
export type FetchedPage =
  | { readonly kind: "page"; readonly body: PageBody; readonly reading: PageReading }
  | { readonly kind: "unchanged" }
  | WebFailure;

type NoArticle = Extract<PageReading, { kind: "no-article" }>;

const asking = { accept: "text/html, application/xhtml+xml;q=0.9, */*;q=0.1", robots: "honour" } as const;

export type AskedPage = Pick<WebGet, "url" | "etag" | "lastModified"> & {
  /** Of the bytes that are known, as `hashBytes` tells it. */
  readonly bodyHash?: string;
};

/** A page that has not changed, by its validators or by its bytes, is `unchanged`, and not parsed. Walls are named, and never gone around. */
export async function fetchPage({ bodyHash, ...page }: AskedPage, needs: FetchPageNeeds): Promise<FetchedPage> {
  const answer = await needs.web.get({ ...page, ...asking, bodyBytesMax: limits.pageBodyBytesMax });
  if (answer.kind !== "body") return answer;
  if (bodyHash !== undefined && hashBytes(answer.bytes) === bodyHash) return { kind: "unchanged" };

  const reading = await readBody(answer, page.url, needs);
  if (reading.kind === "article" || reading.elsewhere === undefined) return { kind: "page", body: answer, reading };
  return lookElsewhere(page.url, { body: answer, reading }, needs);
}

/** A page behind a wall may have text enough to look like an article. */
async function readBody(body: PageBody, asked: string, { pageReader }: FetchPageNeeds): Promise<PageReading> {
  const wall = wallAt(body.url, asked);
  if (wall !== undefined) return { kind: "no-article", why: wall, detail: "The article's address leads there." };

  const { bytes, contentType, url } = body;
  return pageReader.readPage({ bytes, contentType, url });
}

/** Once and no further: a page that sends on and on is left alone. What is no better there leaves the first answer as it was. */
async function lookElsewhere(
  asked: string,
  first: { readonly body: PageBody; readonly reading: NoArticle },
  needs: FetchPageNeeds,
): Promise<FetchedPage> {
  const unread = { kind: "page", ...first } as const;
  const url = first.reading.elsewhere?.url;
  if (url === undefined || url === first.body.url) return unread;

  const wall = wallAt(url, asked);
  if (wall !== undefined) {
    return { ...unread, reading: { kind: "no-article", why: wall, detail: "The page sends its readers there." } };
  }
  const answer = await needs.web.get({ url, ...asking, bodyBytesMax: limits.pageBodyBytesMax });
  if (answer.kind !== "body") return unread;

  const reading = await readBody(answer, asked, needs);
  return reading.kind === "article" || reading.why.endsWith("-wall") ? { kind: "page", body: answer, reading } : unread;
}
