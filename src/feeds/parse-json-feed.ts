// Reads a JSON Feed (jsonfeed.org, versions 1 and 1.1).
import type { RawEntry, RawFeed, RawLink, RawText } from "./raw-entry.ts";

/** Undefined when the text is no JSON, or JSON that is no feed. */
export function parseJsonFeed(text: string): RawFeed | undefined {
  const document = parsed(text);
  const items = memberOf(document, "items");
  if (!stringOf(document, "version").includes("jsonfeed.org/version/") || !Array.isArray(items)) return undefined;

  const entries: readonly unknown[] = items;
  return {
    titles: [textOf(escaped(stringOf(document, "title")))],
    otherTitles: [],
    links: [linkTo(stringOf(document, "home_page_url")), ...relatedLinks(document)],
    guids: [],
    shortTexts: [textOf(escaped(stringOf(document, "description")))],
    otherTexts: [],
    hints: { ttl: [], updatePeriod: [], updateFrequency: [], skipHours: [], skipDays: [] },
    movedTo: [],
    entries: entries.map(rawEntry),
  };
}

/** The feed's own address, and the hubs that speak WebSub. */
function relatedLinks(document: unknown): readonly RawLink[] {
  const hubs = listOf(document, "hubs").filter((hub) => stringOf(hub, "type").toLowerCase() === "websub");
  return [
    { ...linkTo(stringOf(document, "feed_url")), rel: "self" },
    ...hubs.map((hub) => ({ ...linkTo(stringOf(hub, "url")), rel: "hub" })),
  ];
}

/** JSON that cannot be parsed is an expected answer here, not a failure of ours. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function rawEntry(item: unknown): RawEntry {
  const authors = listOf(item, "authors");
  const people = authors.length > 0 ? authors : [memberOf(item, "author")];
  const mainLinks = [stringOf(item, "url"), stringOf(item, "external_url")].map(linkTo);
  return {
    titles: [textOf(escaped(stringOf(item, "title")))],
    otherTitles: [],
    links: mainLinks,
    guids: [{ text: idOf(item), isPermalink: true, base: "" }],
    fullTexts: [textOf(stringOf(item, "content_html")), textOf(escaped(stringOf(item, "content_text")))],
    shortTexts: [textOf(escaped(stringOf(item, "summary")))],
    otherTexts: [],
    published: [stringOf(item, "date_published")],
    dated: [],
    updated: [stringOf(item, "date_modified")],
    created: [],
    creators: people.map((person) => stringOf(person, "name")),
    authors: people.map((person) => stringOf(person, "url")),
    categories: listOf(item, "tags").map((tag) => (typeof tag === "string" ? tag : "")),
    keywords: [],
    sources: [],
    media: listOf(item, "attachments").map((medium) => ({
      href: stringOf(medium, "url"),
      type: stringOf(medium, "mime_type"),
      base: "",
    })),
  };
}

function linkTo(href: string): RawLink {
  return { href, rel: "", type: undefined, base: "" };
}

function textOf(text: string): RawText {
  return { text, type: undefined, mode: undefined };
}

/** Numbers are not allowed as ids but occur; readers are told to take them as text. */
function idOf(item: unknown): string {
  const id = memberOf(item, "id");
  return typeof id === "number" ? String(id) : stringOf(item, "id");
}

/** Plain text, on its way through what reads HTML: its signs are no markup, and its line ends part paragraphs. */
function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll("\n", "<br>");
}

function stringOf(holder: unknown, key: string): string {
  const value = memberOf(holder, key);
  return typeof value === "string" ? value : "";
}

function listOf(holder: unknown, key: string): readonly unknown[] {
  const value = memberOf(holder, key);
  return Array.isArray(value) ? value : [];
}

function memberOf(holder: unknown, key: string): unknown {
  if (typeof holder !== "object" || holder === null || !Object.hasOwn(holder, key)) return undefined;

  const value: unknown = Reflect.get(holder, key);
  return value;
}
