// What an element says before it is understood: its fields in their order, and what they are made into.
import type { RawEntry, RawFeed, RawGuid, RawHead, RawLink, RawMedium, RawSource, RawText } from "./raw-entry.ts";
import type { Field } from "./vocabulary.ts";

/** One field as it stands; an address in an attribute is taken as the text. */
export type Said = {
  readonly text: string;
  /** Names in lower case. */
  readonly attributes: ReadonlyMap<string, string>;
  /** What relative addresses stand on. */
  readonly base: string;
};

export type Parts = ReadonlyMap<Field, readonly Said[]>;

export const noAttributes: ReadonlyMap<string, string> = new Map();

const addressIn: Partial<Readonly<Record<Field, string>>> = { link: "href", medium: "url" };

/** The text of a field, which for some stands in an attribute. */
export function textOfField(field: Field, value: string, attributes: ReadonlyMap<string, string>): string {
  const name = addressIn[field];
  return (name === undefined ? undefined : attributes.get(name)) ?? value;
}

export function rawEntry(parts: Parts): RawEntry {
  const texts = (field: Field) => made(parts, field, textIn);
  return {
    ...rawHead(parts),
    fullTexts: made(parts, "full", rawText),
    published: texts("published"),
    dated: texts("dated"),
    updated: texts("updated"),
    created: texts("created"),
    creators: texts("creator"),
    authors: texts("author"),
    categories: made(parts, "category", categoryName),
    keywords: texts("keywords"),
    sources: made(parts, "source", rawSource),
    media: made(parts, "medium", rawMedium),
  };
}

export function rawFeed(head: Parts, entries: readonly Parts[]): RawFeed {
  const texts = (field: Field) => made(head, field, textIn);
  const hints = {
    ttl: texts("ttl"),
    updatePeriod: texts("update-period"),
    updateFrequency: texts("update-frequency"),
    skipHours: texts("skip-hour"),
    skipDays: texts("skip-day"),
  };
  return { ...rawHead(head), hints, movedTo: texts("moved-to"), entries: entries.map(rawEntry) };
}

function rawHead(parts: Parts): RawHead {
  return {
    titles: made(parts, "title", rawText),
    otherTitles: made(parts, "other-title", textIn),
    links: made(parts, "link", rawLink),
    guids: made(parts, "guid", rawGuid),
    shortTexts: made(parts, "short", rawText),
    otherTexts: made(parts, "other-text", rawText),
  };
}

const nothing: readonly never[] = [];

/** Most elements have few of the fields there are. */
function made<Value>(parts: Parts, field: Field, make: (said: Said) => Value): readonly Value[] {
  return parts.get(field)?.map(make) ?? nothing;
}

function textIn({ text }: Said): string {
  return text;
}

function rawText({ text, attributes }: Said): RawText {
  return { text, type: attributes.get("type"), mode: attributes.get("mode") };
}

function rawLink({ text, attributes, base }: Said): RawLink {
  return { href: text, rel: relation(attributes.get("rel") ?? ""), type: attributes.get("type"), base };
}

/** IANA's registry is the long form of what everybody writes short (RFC 4287, 4.2.7.2). */
function relation(rel: string): string {
  return rel.trim().replace("http://www.iana.org/assignments/relation/", "");
}

/** A guid is the entry's address unless it says that it is not (RSS 2.0). */
function rawGuid({ text, attributes, base }: Said): RawGuid {
  return { text, isPermalink: attributes.get("ispermalink")?.toLowerCase() !== "false", base };
}

/** RSS and Dublin Core write a category as text, Atom and iTunes as an attribute. */
function categoryName({ text, attributes }: Said): string {
  if (text.trim() !== "") return text;

  return attributes.get("label") ?? attributes.get("term") ?? attributes.get("text") ?? "";
}

function rawSource({ text, attributes, base }: Said): RawSource {
  return { name: text, url: attributes.get("url") ?? "", base };
}

function rawMedium({ text, attributes, base }: Said): RawMedium {
  return { href: text, type: attributes.get("type"), base };
}
