// Understands one raw entry: its link, id, texts, author, dates and what else it brings.
import { createHash } from "node:crypto";
import type { EntryMedium, EntrySource, FeedEntry } from "../core/feed/feed.ts";
import { limits } from "../core/limits.ts";
import { httpAddress } from "./addresses.ts";
import { cleanLine, plainLine } from "./plain-text.ts";
import type { RawEntry, RawGuid, RawHead, RawLink } from "./raw-entry.ts";
import { datesOf, saysDate } from "./read-dates.ts";
import { authorOf } from "./read-people.ts";
import { entryText, titleOf } from "./read-text.ts";

export type ReadEntry = { readonly entry: FeedEntry; readonly problems: readonly string[] };

// PostgreSQL indexes ids; its index rows end before 2,700 bytes. Longer ids are known by their hash.
const guidBytesMax = 1_000;
const bytesPerCharMax = 3;

// Most entries have neither categories nor media, and no problems.
const nothing: readonly never[] = [];

/** `url` is the feed's address, on which relative links stand where the document says nothing else. */
export function readEntry(raw: RawEntry, url: string): ReadEntry {
  const ownId = raw.guids.map(guidText).findLast((guid) => guid !== "");
  const { publishedAt, updatedAt, dateNote } = datesOf(raw);
  const said = {
    title: titleOf(raw),
    link: linkOf(raw, url),
    text: entryText(raw).text,
    author: authorOf(raw),
    publishedAt,
    updatedAt,
    dateNote,
    categories: categoriesOf(raw),
    source: sourceOf(raw, url),
    media: mediaOf(raw, url),
  };
  const title = said.title === "" && said.text === "" ? standInTitle(said) : said.title;
  const entry = { ...said, title, guid: ownId ?? guidFallback(said), hasOwnId: ownId !== undefined };
  return { entry, problems: problemsOf(raw, entry) };
}

type Told = Omit<FeedEntry, "guid" | "hasOwnId">;

/** What an entry is known by when it has no id of its own, or shares it with another. */
export function guidFallback({ title, link, text, source, media, author, categories, publishedAt }: Told): string {
  if (link !== undefined) return link;

  const hasWords = title !== "" || text !== "";
  return hashed(hasWords ? `${title}\n${text}` : JSON.stringify([source, media, author, categories, publishedAt]));
}

/** An entry without a word is still an entry: it is shown by the next best thing it has. */
function standInTitle({ link, source, media, author, categories }: Told): string {
  const found = [categories.join(", "), source?.name, author, link, media[0]?.url];
  return found.find((text) => text !== undefined && text !== "")?.slice(0, limits.titleCharsMax) ?? "";
}

function problemsOf(raw: RawEntry, { link, title, text, publishedAt }: FeedEntry): readonly string[] {
  const isLinkLost = link === undefined && raw.links.some(({ href }) => href.trim() !== "");
  const isDateLost = publishedAt === undefined && saysDate(raw);
  const isWordless = title === "" && text === "";
  if (!isLinkLost && !isDateLost && !isWordless) return nothing;

  return [
    isLinkLost ? "an entry's link is not an http address" : undefined,
    isDateLost ? "an entry's date cannot be read" : undefined,
    isWordless ? "an entry says nothing" : undefined,
  ].filter((problem) => problem !== undefined);
}

function guidText({ text }: RawGuid): string {
  const guid = cleanLine(text);
  const isLong = guid.length * bytesPerCharMax > guidBytesMax;
  return isLong && Buffer.byteLength(guid) > guidBytesMax ? hashed(guid) : guid;
}

function hashed(text: string): string {
  return `sha256:${createHash("sha256").update(text).digest("hex")}`;
}

/** The page itself, as a link says it, else as an id that is an address. */
export function linkOf({ links, guids }: RawHead, url: string): string | undefined {
  const permalinks = guids.filter(({ isPermalink, text }) => isPermalink && /^\s*(?:https?:|\/)/i.test(text));
  const written = [...pageLinks(links), ...permalinks.map(({ text, base }) => ({ href: text, base }))];
  return firstAddress(written, url);
}

/** Links to the page that a feed or an entry is about, HTML first. */
export function pageLinks(links: readonly RawLink[]): readonly RawLink[] {
  const pages = links.filter(({ rel }) => rel === "" || isRelated(rel, "alternate"));
  if (pages.length < 2) return pages;

  const isHtml = ({ type }: RawLink) => type === undefined || /html/i.test(type);
  // RFC 4287 knows relations in lower case only; others are read where there is no such one.
  const isExact = ({ rel }: RawLink) => rel === rel.toLowerCase();
  const rank = (link: RawLink) => (isHtml(link) ? 0 : 2) + (isExact(link) ? 0 : 1);
  return pages.toSorted((one, two) => rank(one) - rank(two));
}

export function isRelated(rel: string, relation: string): boolean {
  return rel.toLowerCase() === relation;
}

export function firstAddress(written: readonly { href: string; base: string }[], url: string): string | undefined {
  for (const one of written) {
    const address = httpAddress(one, url);
    if (address !== undefined) return address;
  }
  return undefined;
}

function categoriesOf({ categories, keywords }: RawEntry): readonly string[] {
  if (categories.length === 0 && keywords.length === 0) return nothing;

  const words = [...categories, ...keywords.flatMap((text) => text.split(","))].slice(0, limits.entryCategoriesMax);
  const names = words.map((word) => plainLine(word, limits.categoryCharsMax)).filter((name) => name !== "");
  return [...new Set(names)];
}

const sourceTitle = /<(?:title|name)\b[^<>]*>([^<]*)/i;
const sourceLink = /<link\b([^<>]*)>/gi;

/** RSS names the source and has its address in an attribute; Atom puts a small feed inside. */
function sourceOf({ sources }: RawEntry, url: string): EntrySource | undefined {
  for (const { name, url: href, base } of sources) {
    const markup = name.slice(0, limits.sourceCharsMax);
    const title = plainLine(sourceTitle.exec(markup)?.[1] ?? markup, limits.titleCharsMax);
    const links = [...markup.matchAll(sourceLink)].filter(([tag]) => !/\brel=["']?(?!alternate)/i.test(tag));
    const inside = links.flatMap(([tag]) => /\bhref\s*=\s*["']?([^"'\s>]+)/i.exec(tag)?.[1] ?? []);
    const addresses = [href, ...inside].map((one) => ({ href: one, base }));
    if (title !== "") return { name: title, url: firstAddress(addresses, url) };
  }
  return undefined;
}

function mediaOf({ media, links }: RawEntry, url: string): readonly EntryMedium[] {
  const enclosures = links.filter(({ rel }) => isRelated(rel, "enclosure"));
  if (media.length === 0 && enclosures.length === 0) return nothing;

  const found = new Map<string, EntryMedium>();
  for (const { href, base, type } of [...media, ...enclosures].slice(0, limits.entryMediaMax)) {
    const address = httpAddress({ href, base }, url);
    if (address !== undefined && !found.has(address)) found.set(address, { url: address, type });
  }
  return [...found.values()];
}
