// Reads a tag's attributes, quoted or not.
import { decodeEntities } from "./entities.ts";

// A space is missing now and then where a quotation mark has just been closed.
const attributePattern = /(?<=[\s"'])([^\s=/"'<>]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/g;

/** Names in lower case; of a name that comes twice the first value counts. */
export function attributesOf(tag: string): ReadonlyMap<string, string> {
  const attributes = new Map<string, string>();
  attributePattern.lastIndex = 0;
  for (let match = attributePattern.exec(tag); match !== null; match = attributePattern.exec(tag)) {
    const key = match[1]?.toLowerCase() ?? "";
    if (!attributes.has(key)) attributes.set(key, decodeEntities(match[2] ?? match[3] ?? match[4] ?? "").trim());
  }
  return attributes;
}
