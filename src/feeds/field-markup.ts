// Writes a field the way it is handed to rss-parser.
import { escapeHtml } from "../core/html.ts";
import type { Field } from "./vocabulary.ts";

/** Fields that rss-parser hands on as they are carry this before their name. */
export const fieldPrefix = "nw-";

const attributeNames = ["rel", "type", "ispermalink"] as const;
const attributeCharsKept = 200;

type Beside = { readonly attributes: ReadonlyMap<string, string>; readonly base: string | undefined };

/** An Atom link keeps its address in an attribute; here it is always the text. */
export function fieldMarkup(field: Field, value: string, { attributes, base }: Beside): string {
  const kept = attributeNames.flatMap((name) => {
    const given = attributes.get(name);
    return given === undefined || given.length > attributeCharsKept ? [] : [`${name}="${escapeHtml(given)}"`];
  });
  if (base !== undefined) kept.push(`base="${escapeHtml(base)}"`);

  const text = (field === "link" ? attributes.get("href") : undefined) ?? value;
  return `<${[fieldPrefix + field, ...kept].join(" ")}>${escapeHtml(text)}</${fieldPrefix}${field}>`;
}
