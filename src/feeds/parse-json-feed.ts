// Reads a JSON Feed (jsonfeed.org, versions 1 and 1.1).
import type { RawEntry, RawFeed } from "./raw-entry.ts";

/** Undefined when the text is no JSON, or JSON that is no feed. */
export function parseJsonFeed(text: string): RawFeed | undefined {
  const document = parsed(text);
  const items = memberOf(document, "items");
  if (!stringOf(document, "version").includes("jsonfeed.org/version/") || !Array.isArray(items)) return undefined;

  const entries: readonly unknown[] = items;
  return { title: stringOf(document, "title"), entries: entries.map(rawEntry) };
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
  const link = (key: string) => ({ href: stringOf(item, key), rel: undefined, type: undefined, base: "" });
  const authors = memberOf(item, "authors");
  const people: readonly unknown[] = Array.isArray(authors) ? authors : [memberOf(item, "author")];
  return {
    titles: [stringOf(item, "title")],
    links: [link("url"), link("external_url")],
    guids: [{ text: idOf(item), isPermalink: false, base: "" }],
    texts: [
      stringOf(item, "content_html"),
      escaped(stringOf(item, "content_text")),
      escaped(stringOf(item, "summary")),
    ],
    published: [stringOf(item, "date_published")],
    updated: [stringOf(item, "date_modified")],
    creators: people.map((person) => stringOf(person, "name")),
    authors: [],
  };
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

function memberOf(holder: unknown, key: string): unknown {
  if (typeof holder !== "object" || holder === null || !Object.hasOwn(holder, key)) return undefined;

  const value: unknown = Reflect.get(holder, key);
  return value;
}
