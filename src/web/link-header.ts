// The Link header (RFC 8288): the address that stands in a relation to what was answered.
import { limits } from "../core/limits.ts";

const linkPattern = /<([^<>]{1,2048})>((?:\s*;\s*[^\s=;,<>"]+(?:\s*=\s*(?:"[^"]*"|[^\s;,"<>]*))?)*)/g;
const relationPattern = /;\s*rel\s*=\s*(?:"([^"]*)"|([^\s;,"]+))/i;

/** Absolute; the first one of that relation; undefined when there is none that can be fetched. */
export function linkOf(header: string | undefined, relation: string, base: URL): string | undefined {
  for (const [, target = "", parameters = ""] of (header ?? "")
    .slice(0, limits.responseHeaderBytesMax)
    .matchAll(linkPattern)) {
    const [, quoted, bare = ""] = relationPattern.exec(parameters) ?? [];
    const relations = (quoted ?? bare).toLowerCase().split(/\s+/);
    if (!relations.includes(relation) || !URL.canParse(target.trim(), base.href)) continue;

    const url = new URL(target.trim(), base);
    if (/^https?:$/.test(url.protocol) && url.href.length <= limits.urlCharsMax) return url.href;
  }
  return undefined;
}
