// Has rss-parser read what a feed says of itself, rebuilt as a clean RSS document.
import Parser from "rss-parser";
import { escapeHtml } from "../core/html.ts";
import { noAttributes, type Parts, type Said } from "./parts.ts";
import { type Field, fields } from "./vocabulary.ts";

/** Fields that rss-parser hands on as they are carry this before their name. */
const fieldPrefix = "nw-";

const attributeCharsKept = 200;
const attributesKept = ["type", "mode", "rel", "ispermalink"] as const;

export function headMarkup(field: Field, { text, attributes, base }: Said): string {
  const kept = attributesKept.map((name) => [name, attributes.get(name)] as const);
  const written = [...kept, ["base", base] as const].map(([name, value]) =>
    value === undefined || (name !== "base" && value.length > attributeCharsKept)
      ? ""
      : ` ${name}="${escapeHtml(value)}"`,
  );
  return `<${fieldPrefix}${field}${written.join("")}>${escapeHtml(text)}</${fieldPrefix}${field}>`;
}

/**
 * Only `parseString` of rss-parser is used: its own fetching has no limits. Our fields bear names it does not know, and
 * it hands those on as they are, all of a kind, where it would keep the first of the ones it knows; that works for an
 * item only, so the head is given as one. Rejects when it cannot parse what we made, which is a mistake of ours.
 */
export async function parseHead(markup: string): Promise<Parts> {
  if (markup === "") return new Map();

  const custom = fields.map((field) => [fieldPrefix + field, field, { keepArray: true }]);
  const parser = new Parser({ customFields: { item: custom } });
  const parsed = await parser.parseString(`<rss version="2.0"><channel><item>${markup}</item></channel></rss>`);
  const [head]: readonly unknown[] = parsed.items;
  return new Map(fields.map((field) => [field, saidIn(head, field)]));
}

function saidIn(head: unknown, field: Field): readonly Said[] {
  const values = isRecord(head) ? head[field] : undefined;
  return Array.isArray(values) ? values.map(saidBy) : [];
}

/** xml2js gives an element without attributes as a string, one with attributes as an object. */
function saidBy(node: unknown): Said {
  const text = isRecord(node) ? node["_"] : node;
  const given = isRecord(node) ? node["$"] : undefined;
  const attributes = isRecord(given)
    ? new Map(Object.entries(given).map(([name, value]) => [name, String(value)]))
    : noAttributes;
  return { text: typeof text === "string" ? text : "", attributes, base: attributes.get("base") ?? "" };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}
