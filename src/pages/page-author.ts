// Finds who wrote a page.
import { limits } from "../core/limits.ts";
import { plainLine } from "./clean-text.ts";
import type { LinkedArticle } from "./json-ld.ts";
import { toldLine } from "./markup.ts";
import type { PageFacts } from "./page-facts.ts";
import { foldLine } from "./title-lines.ts";

const metaNames = [
  "author",
  "article:author",
  "dc.creator",
  "dcterms.creator",
  "parsely-author",
  "sailthru.author",
  "byl",
];
const prefix =
  /^(?:(?:written|posted|reported|published|edited|created|text|story|words|article|post author|veröffentlicht|erstellt|geschrieben|artikel|beitrag|publié|escrito|publicado)\s*:?\s+)?(?:by|von|par|por|di|door|av|af|autor(?:in|es?|a)?|authors?|auteur|автор|текст)(?:\s*[:：]\s*|\s+|$)|^(?:作者|记者|記者|文|글)\s*[:：]?\s*/iu;
/** What follows a name in a byline: a date, a role, an address, another part. */
const afterName =
  /\s*(?:[|•·/(]|\s[–—-]\s|\d|@|https?:|\b(?:published|updated|posted|on|contributor|correspondent|staff writer|senior|reporter|editor|follow)\b).*$/iu;
const wordsMax = 6;
const bylineCharsMax = 160;

/** People in JSON-LD, then meta tags, then the bylines shown, then organisations in JSON-LD. Several names are separated by ", ". */
export function pageAuthor(facts: PageFacts, linked: LinkedArticle | undefined): string | undefined {
  const metas = metaNames.map((name) => facts.metas.get(name) ?? []);
  const shown = facts.bylines.map((byline) => (byline.trim().length > bylineCharsMax ? [] : [byline]));
  for (const source of [linked?.authors ?? [], ...metas, ...shown, linked?.organisations ?? []]) {
    const names = source.flatMap(namesIn);
    if (names.length > 0) return plainLine(unique(names).join(", "), limits.authorCharsMax);
  }
  return undefined;
}

function namesIn(text: string): readonly string[] {
  if (/^https?:/i.test(text.trim())) return [];

  const line = toldLine(text, limits.authorCharsMax) ?? "";
  return line
    .replace(prefix, "")
    .split(/\s*[,;、，]\s*|\s+(?:and|und|et|y|e|и|та|&)\s+/iu)
    .map((name) => name.replace(prefix, "").replace(afterName, "").trim())
    .filter(isName);
}

function isName(text: string): boolean {
  if (/^(?:admin|administrator|editor|staff|author|unknown|null|undefined|none|redaktion|редакция)$/iu.test(text))
    return false;
  return /\p{L}{2}/u.test(text) && text.split(/\s+/).length <= wordsMax;
}

function unique(names: readonly string[]): readonly string[] {
  return [...new Map(names.map((name) => [foldLine(name), name])).values()];
}
