// Understands one raw entry: its link, id, texts, author and date.
import { createHash } from "node:crypto";
import type { FeedEntry } from "../core/feed/feed.ts";
import { limits } from "../core/limits.ts";
import { parseFeedDate } from "./feed-date.ts";
import { cleanLine, plainLine, plainText } from "./plain-text.ts";
import type { RawEntry, RawGuid, RawLink } from "./raw-entry.ts";

export type ReadEntry = { readonly entry: FeedEntry; readonly problems: readonly string[] };

// PostgreSQL indexes ids; its index rows end before 2,700 bytes. Longer ids are known by their hash.
const guidBytesMax = 1_000;

/** `url` is the feed's address, on which relative links stand where the document says nothing else. */
export function readEntry(raw: RawEntry, url: string): ReadEntry {
  const problems: string[] = [];
  const title = firstOf(raw.titles.map((text) => plainLine(text, limits.titleCharsMax))) ?? "";
  const text = longest(raw.texts.map((html) => plainText(html, limits.entryTextCharsMax)));

  const link = linkOf(raw, url);
  if (link === undefined && saysLink(raw)) problems.push("an entry's link is not an http address");

  const publishedAt = dateOf([...raw.published, ...raw.updated]);
  if (publishedAt === undefined && saysDate(raw)) problems.push("an entry's date cannot be read");

  const guid = firstOf(raw.guids.map(guidText)) ?? guidFallback({ link, title, text });
  return { entry: { guid, link, title, text, author: authorOf(raw), publishedAt }, problems };
}

/** What an entry is known by when it has no id of its own, or shares it with another. */
export function guidFallback({ link, title, text }: Pick<FeedEntry, "link" | "title" | "text">): string {
  return link ?? hashed(`${title}\n${text}`);
}

function guidText({ text }: RawGuid): string {
  const guid = cleanLine(text);
  return Buffer.byteLength(guid) > guidBytesMax ? hashed(guid) : guid;
}

function hashed(text: string): string {
  return `sha256:${createHash("sha256").update(text).digest("hex")}`;
}

/** The page itself, as a link says it, else as an id that is an address. */
function linkOf({ links, guids }: RawEntry, url: string): string | undefined {
  const pages = links.filter(({ rel }) => rel === undefined || rel === "" || rel === "alternate");
  const best = [...pages.filter(isHtml), ...pages.filter((link) => !isHtml(link))];
  const permalinks = guids.filter(({ isPermalink, text }) => isPermalink && /^https?:/i.test(text.trim()));
  return firstOf([
    ...best.map(({ href, base }) => httpAddress(href, base, url)),
    ...permalinks.map(({ text, base }) => httpAddress(text, base, url)),
  ]);
}

function isHtml({ type }: RawLink): boolean {
  return type === undefined || /html/i.test(type);
}

/** Only http and https, without credentials: such a link is shown to people and fetched by us. */
function httpAddress(text: string, base: string, url: string): string | undefined {
  // Line ends and tabs within an address do not count (WHATWG URL), so they can hide no scheme.
  const reference = cleanLine(text.replace(/[\t\n\r]/g, ""));
  const standing = base === "" ? url : base;
  if (reference === "" || !(URL.canParse(reference, standing) || URL.canParse(reference))) return undefined;

  const address = URL.canParse(reference) ? new URL(reference) : new URL(reference, standing);
  const isHttp = address.protocol === "http:" || address.protocol === "https:";
  const isUsable = isHttp && address.username === "" && address.password === "";
  return isUsable && address.href.length <= limits.urlCharsMax ? address.href : undefined;
}

function saysLink({ links }: RawEntry): boolean {
  return links.some(({ href }) => href.trim() !== "");
}

function saysDate({ published, updated }: RawEntry): boolean {
  return [...published, ...updated].some((text) => text.trim() !== "");
}

function dateOf(texts: readonly string[]): Date | undefined {
  for (const text of texts) {
    const date = parseFeedDate(text);
    if (date !== undefined) return date;
  }
  return undefined;
}

function authorOf({ creators, authors }: RawEntry): string | undefined {
  const names = (creators.some((name) => name.trim() !== "") ? creators : authors).map(personName);
  const author = [...new Set(names)].filter((name) => name !== "").join(", ");
  return author === "" ? undefined : author.slice(0, limits.authorCharsMax).trimEnd();
}

/** Atom's author is an element with a name inside; RSS's is an address with a name beside it. */
function personName(html: string): string {
  const inside = /<name\b[^>]*>([^<]*)/i.exec(html)?.[1] ?? html;
  // An address in angle brackets would be taken for a tag.
  const line = plainLine(inside.replace(/<([^\s<>@]+@[^\s<>]+)>/g, "($1)"), limits.authorCharsMax);
  const named = /^\S+@\S+\s*\((.+)\)$/.exec(line)?.[1] ?? line;
  const bare = named.replace(/\s*\(?\b(?:mailto:)?[^\s()]+@[^\s()]+\)?/g, "").trim();
  return bare === "" ? named : bare;
}

function firstOf(values: readonly (string | undefined)[]): string | undefined {
  return values.find((value) => value !== undefined && value !== "");
}

function longest(texts: readonly string[]): string {
  return texts.reduce((best, text) => (text.length > best.length ? text : best), "");
}
