// What an element says before it is understood: its fields in their order, and what they are made into.

import type { Field } from "./fields.ts";
import type { RawEntry, RawFeed, RawGuid, RawLink, RawMedium, RawSource, RawText } from "./raw-entry.ts";

/** One field as it stands; an address in an attribute is taken as the text. */
export type Said = {
  readonly field: Field;
  readonly text: string;
  /** Names in lower case. */
  readonly attributes: ReadonlyMap<string, string>;
  /** What relative addresses stand on. */
  readonly base: string;
};

/** A list, and no table of lists: an entry says a dozen things, and a feed has hundreds of entries. */
export type Parts = readonly Said[];

export const noAttributes: ReadonlyMap<string, string> = new Map();

const addressIn: Partial<Readonly<Record<Field, string>>> = { link: "href", medium: "url" };

/** The text of a field, which for some stands in an attribute. */
export function textOfField(field: Field, value: string, attributes: ReadonlyMap<string, string>): string {
  const name = addressIn[field];
  return (name === undefined ? undefined : attributes.get(name)) ?? value;
}

/** Every field by name, without copying: feeds have thousands of entries. */
export function rawEntry(parts: Parts): RawEntry {
  return {
    titles: made(parts, "title", rawText),
    otherTitles: made(parts, "other-title", textIn),
    links: made(parts, "link", rawLink),
    guids: made(parts, "guid", rawGuid),
    shortTexts: made(parts, "short", rawText),
    otherTexts: made(parts, "other-text", rawText),
    fullTexts: made(parts, "full", rawText),
    published: made(parts, "published", textIn),
    dated: made(parts, "dated", textIn),
    updated: made(parts, "updated", textIn),
    created: made(parts, "created", textIn),
    creators: made(parts, "creator", textIn),
    authors: made(parts, "author", textIn),
    categories: made(parts, "category", categoryName),
    keywords: made(parts, "keywords", textIn),
    sources: made(parts, "source", rawSource),
    media: made(parts, "medium", rawMedium),
  };
}

export function rawFeed(head: Parts, entries: readonly Parts[]): RawFeed {
  const texts = (field: Field) => made(head, field, textIn);
  return {
    titles: made(head, "title", rawText),
    otherTitles: texts("other-title"),
    links: made(head, "link", rawLink),
    guids: made(head, "guid", rawGuid),
    shortTexts: made(head, "short", rawText),
    otherTexts: made(head, "other-text", rawText),
    hints: {
      ttl: texts("ttl"),
      updatePeriod: texts("update-period"),
      updateFrequency: texts("update-frequency"),
      skipHours: texts("skip-hour"),
      skipDays: texts("skip-day"),
    },
    movedTo: texts("moved-to"),
    entries: entries.map(rawEntry),
  };
}

const nothing: readonly never[] = [];

/** Most elements have few of the fields there are. */
function made<Value>(parts: Parts, field: Field, make: (said: Said) => Value): readonly Value[] {
  let found: Value[] | undefined;
  for (const said of parts) {
    if (said.field !== field) continue;
    if (found === undefined) found = [make(said)];
    else found.push(make(said));
  }
  return found ?? nothing;
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
