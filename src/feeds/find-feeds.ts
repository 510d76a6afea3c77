// Finds the feeds that a page points to. It never throws, and looks at tags only: nothing of the page is built or run.
import type { FeedLink, PageFeeds } from "../core/feed/page-feeds.ts";
import { limits } from "../core/limits.ts";
import type { Bytes } from "../ports/readers.ts";
import { attributesOf } from "./attributes.ts";
import { decode } from "./decode.ts";
import { decodeEntities } from "./entities.ts";
import { type Piece, pieces, type Tag } from "./pieces.ts";

type Attributes = ReadonlyMap<string, string>;
type Page = {
  base: string;
  title: string;
  language: string | undefined;
  readonly links: FeedLink[];
  inside: string | undefined;
};

const feedTypes = /^(?:application\/(?:(?:rss|atom|rdf)\+xml|feed\+json|xml)|text\/(?:xml|rss))\b/i;
const feedPath = /(?:^|[/._-])(?:rss|atom|rdf|feeds?)(?:[/._-]|\d|$)/i;
const metaCharset = /<meta\s[^>]{0,300}?charset\s*=\s*["']?\s*([\w:.-]+)/i;
const headChars = 8 * 1_024;
/** What is inside of these is no markup of the page. */
const rawTags = new Set(["script", "style", "textarea", "template", "xmp"]);

export function findFeeds({ bytes, contentType, url }: Bytes): PageFeeds {
  const markup = textOf(bytes, contentType);
  const page: Page = { base: url, title: "", language: undefined, links: [], inside: undefined };
  for (const piece of pieces(markup)) {
    if (page.links.length >= limits.feedLinksMax) break;
    if (piece.kind === "open" || piece.kind === "close") seePiece(piece, markup, page);
    else if (piece.kind === "text" && page.inside === "title") page.title ||= lineOf(markup, piece);
  }
  return { title: page.title, language: page.language, links: page.links };
}

function seePiece(tag: Tag, markup: string, page: Page): void {
  const { kind, name, isEmpty } = tag;
  if (page.inside !== undefined) {
    if (kind === "close" && name === page.inside) page.inside = undefined;
    return;
  }
  if (kind === "close") return;
  if (!isEmpty && (rawTags.has(name) || name === "title")) page.inside = name;
  else seeTag(tag, markup, page);
}

/** The page's own word for its encoding counts when the server has none. */
function textOf(bytes: Uint8Array, contentType: string | undefined): string {
  if (/charset=/i.test(contentType ?? "")) return decode(bytes, contentType).text;

  const head = new TextDecoder("latin1").decode(bytes.subarray(0, headChars));
  const charset = metaCharset.exec(head)?.[1];
  return decode(bytes, charset === undefined ? contentType : `text/html; charset=${charset}`).text;
}

function seeTag({ name, start, end }: Tag, markup: string, page: Page): void {
  if (!["html", "base", "link", "a"].includes(name)) return;

  const attributes = attributesOf(markup.slice(start, end));
  if (name === "html") page.language = languageOf(attributes.get("lang") ?? attributes.get("xml:lang"));
  if (name === "base") page.base = addressOf(attributes.get("href"), page.base) ?? page.base;
  if (name === "link" && isFeedOfPage(attributes)) addLink(page, attributes, "alternate");
  if (name === "a" && looksLikeFeed(attributes, page)) addLink(page, attributes, "anchor");
}

function isFeedOfPage(attributes: Attributes): boolean {
  const relations = (attributes.get("rel") ?? "").toLowerCase().split(/\s+/);
  if (relations.includes("feed")) return true;

  return (
    relations.includes("alternate") &&
    !relations.includes("stylesheet") &&
    feedTypes.test((attributes.get("type") ?? "").trim())
  );
}

function looksLikeFeed(attributes: Attributes, { base }: Page): boolean {
  const url = addressOf(attributes.get("href"), base);
  return url !== undefined && feedPath.test(new URL(url).pathname);
}

function addLink(page: Page, attributes: Attributes, from: FeedLink["from"]): void {
  const url = addressOf(attributes.get("href"), page.base);
  const title = (attributes.get("title") ?? "").replace(/\s+/g, " ").slice(0, limits.feedLinkTitleCharsMax);
  if (url !== undefined) page.links.push({ url, title, from });
}

/** Only what can be fetched; `feed:` was once in use for the same. */
function addressOf(href: string | undefined, base: string): string | undefined {
  const plain = href?.replace(/^feed:(?=https?:)/i, "").replace(/^feed:\/\//i, "http://");
  if (plain === undefined || plain === "" || !URL.canParse(plain, base)) return undefined;

  const url = new URL(plain, base);
  url.hash = "";
  return /^https?:$/.test(url.protocol) && url.href.length <= limits.urlCharsMax ? url.href : undefined;
}

function languageOf(written: string | undefined): string | undefined {
  return /^([a-z]{2,3})(?:[-_]|$)/i.exec(written ?? "")?.[1]?.toLowerCase();
}

function lineOf(markup: string, { start, end }: Piece): string {
  const text = decodeEntities(markup.slice(start, Math.min(end, start + limits.titleCharsMax)));
  return text.replace(/\s+/g, " ").trim().slice(0, limits.feedLinkTitleCharsMax);
}
