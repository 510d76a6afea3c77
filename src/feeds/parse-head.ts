// Has rss-parser read what a feed says of itself, rebuilt as a clean RSS document.
import Parser from "rss-parser";
import { escapeHtml } from "../core/html.ts";
import type { Field } from "./fields.ts";
import { noAttributes, type Parts, type Said } from "./parts.ts";

/** Of what entries and feeds may say, what is read of a feed itself. */
const headFields = [
  "title",
  "other-title",
  "link",
  "guid",
  "short",
  "other-text",
  "ttl",
  "update-period",
  "update-frequency",
  "skip-hour",
  "skip-day",
  "moved-to",
] as const satisfies readonly Field[];
const headFieldSet: ReadonlySet<Field> = new Set(headFields);

export function isHeadField(field: Field): boolean {
  return headFieldSet.has(field);
}

/** Fields that rss-parser hands on as they are carry this before their name. */
const fieldPrefix = "nw-";

const attributeCharsKept = 200;
const attributesKept = ["type", "mode", "rel", "ispermalink"] as const;

export function headMarkup({ field, text, attributes, base }: Said): string {
  const kept = attributes.size === 0 ? "" : attributesKept.map((name) => written(name, attributes.get(name))).join("");
  const place = base === "" ? "" : ` base="${escapeHtml(base)}"`;
  return `<${fieldPrefix}${field}${kept}${place}>${escapeHtml(text)}</${fieldPrefix}${field}>`;
}

function written(name: string, value: string | undefined): string {
  return value === undefined || value.length > attributeCharsKept ? "" : ` ${name}="${escapeHtml(value)}"`;
}

const custom = headFields.map((field) => [fieldPrefix + field, field, { keepArray: true }]);
const parser = new Parser({ customFields: { item: custom } });

/**
 * Only `parseString` of rss-parser is used: its own fetching has no limits. Our fields bear names it does not know, and
 * it hands those on as they are, all of a kind, where it would keep the first of the ones it knows; that works for an
 * item only, so the head is given as one. Rejects when it cannot parse what we made, which is a mistake of ours.
 */
export async function parseHead(markup: string): Promise<Parts> {
  if (markup === "") return [];

  const parsed = await parser.parseString(`<rss version="2.0"><channel><item>${markup}</item></channel></rss>`);
  const [head]: readonly unknown[] = parsed.items;
  return headFields.flatMap((field) => saidIn(head, field));
}

function saidIn(head: unknown, field: Field): readonly Said[] {
  const values = isRecord(head) ? head[field] : undefined;
  return Array.isArray(values) ? values.map((value) => saidBy(field, value)) : [];
}

/** xml2js gives an element without attributes as a string, one with attributes as an object. */
function saidBy(field: Field, node: unknown): Said {
  const text = isRecord(node) ? node["_"] : node;
  const given = isRecord(node) ? node["$"] : undefined;
  const attributes = isRecord(given)
    ? new Map(Object.entries(given).map(([name, value]) => [name, String(value)]))
    : noAttributes;
  return { field, text: typeof text === "string" ? text : "", attributes, base: attributes.get("base") ?? "" };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}
