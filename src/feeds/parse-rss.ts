// Hands a rebuilt document to rss-parser and takes the entries out of what it gives.
import Parser from "rss-parser";
import { fieldPrefix } from "./field-markup.ts";
import type { RawEntry, RawFeed, RawGuid, RawLink } from "./raw-entry.ts";
import { type Field, fields } from "./vocabulary.ts";

/**
 * Only `parseString` of rss-parser is used: its own fetching has no limits. Our fields bear names it does not know, and
 * it hands those on as they are; of the ones it knows it would keep the first, and one odd date or link would cost the
 * whole feed. Rejects when it cannot parse what we made, which is a mistake of ours.
 */
export async function parseRss(markup: string): Promise<RawFeed> {
  const custom = fields.map((field) => [fieldPrefix + field, field, { keepArray: true }]);
  const parser = new Parser({ customFields: { feed: [`${fieldPrefix}title`], item: custom } });
  const parsed = await parser.parseString(markup);

  const items: readonly unknown[] = parsed.items;
  const title: unknown = parsed[`${fieldPrefix}title`];
  return { title: textOf(title), entries: items.map(rawEntry) };
}

function rawEntry(item: unknown): RawEntry {
  const all = (field: Field) => valuesOf(item, field);
  const about = textOf(isRecord(item) ? item["rdf:about"] : undefined);
  const guids = all("guid").map(rawGuid);
  return {
    titles: all("title").map(textOf),
    links: all("link").map(rawLink),
    guids: about === "" ? guids : [...guids, { text: about, isPermalink: true, base: "" }],
    texts: all("text").map(textOf),
    published: all("published").map(textOf),
    updated: all("updated").map(textOf),
    creators: all("creator").map(textOf),
    authors: all("author").map(textOf),
  };
}

function rawLink(node: unknown): RawLink {
  return {
    href: textOf(node),
    rel: attributeOf(node, "rel"),
    type: attributeOf(node, "type"),
    base: attributeOf(node, "base") ?? "",
  };
}

/** A guid is the entry's address unless it says that it is not (RSS 2.0). */
function rawGuid(node: unknown): RawGuid {
  const isPermalink = attributeOf(node, "ispermalink")?.toLowerCase() !== "false";
  return { text: textOf(node), isPermalink, base: attributeOf(node, "base") ?? "" };
}

function valuesOf(item: unknown, field: Field): readonly unknown[] {
  const values = isRecord(item) ? item[field] : undefined;
  return Array.isArray(values) ? values : [];
}

/** xml2js gives an element without attributes as a string, one with attributes as an object. */
function textOf(node: unknown): string {
  const text = isRecord(node) ? node["_"] : node;
  return typeof text === "string" ? text : "";
}

function attributeOf(node: unknown, name: string): string | undefined {
  const attributes = isRecord(node) ? node["$"] : undefined;
  const value = isRecord(attributes) ? attributes[name] : undefined;
  return typeof value === "string" ? value : undefined;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}
