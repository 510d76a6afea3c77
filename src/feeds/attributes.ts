// Reads a tag's attributes, quoted or not.
import { decodeEntities } from "./entities.ts";

const attributePattern = /\s([^\s=/"'<>]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/g;

/** Names in lower case; of a name that comes twice the first value counts. */
export function attributesOf(tag: string): ReadonlyMap<string, string> {
  const attributes = new Map<string, string>();
  for (const [, name = "", double, single, bare] of tag.matchAll(attributePattern)) {
    const key = name.toLowerCase();
    if (!attributes.has(key)) attributes.set(key, decodeEntities(double ?? single ?? bare ?? "").trim());
  }
  return attributes;
}
