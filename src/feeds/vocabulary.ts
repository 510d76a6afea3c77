// What the elements of RSS, RDF and Atom mean to us, whatever prefix or case they are written in.

/** The fields of an entry, and of the feed itself. `creator` names people; `author` may be an address. */
export const fields = ["title", "link", "guid", "text", "published", "updated", "creator", "author"] as const;
export type Field = (typeof fields)[number];

export type Meaning =
  | { readonly kind: "root" | "channel" | "entry" | "other" }
  | { readonly kind: "field"; readonly field: Field };

// Namespaces by their address, in lower case and without a slash or # at the end.
const families: Readonly<Record<string, string>> = {
  "http://www.w3.org/2005/atom": "atom",
  "https://www.w3.org/2005/atom": "atom",
  "http://purl.org/atom/ns": "atom",
  "http://purl.org/rss/1.0": "",
  "http://my.netscape.com/rdf/simple/0.9": "",
  "http://channel.netscape.com/rdf/simple/0.9": "",
  "http://backend.userland.com/rss": "",
  "http://backend.userland.com/rss2": "",
  "http://blogs.law.harvard.edu/tech/rss": "",
  "http://cyber.law.harvard.edu/rss": "",
  "http://purl.org/rss/1.0/modules/content": "content",
  "http://purl.org/dc/elements/1.0": "dc",
  "http://purl.org/dc/elements/1.1": "dc",
  "http://purl.org/dc/terms": "dcterms",
  "http://www.itunes.com/dtds/podcast-1.0.dtd": "itunes",
  "http://www.w3.org/1999/xhtml": "xhtml",
  "http://www.w3.org/1999/02/22-rdf-syntax-ns": "rdf",
};

const roots = new Set(["rss", "feed", "rdf:rdf", "rdf"]);
const entries = new Set(["item", "entry"]);

const byName: Readonly<Record<string, Field>> = {
  title: "title",
  "dc:title": "title",
  link: "link",
  guid: "guid",
  id: "guid",
  description: "text",
  summary: "text",
  content: "text",
  "content:encoded": "text",
  "dc:description": "text",
  "itunes:summary": "text",
  body: "text",
  "xhtml:body": "text",
  fulltext: "text",
  "yandex:full-text": "text",
  pubdate: "published",
  published: "published",
  issued: "published",
  "dc:date": "published",
  "dcterms:issued": "published",
  "dcterms:created": "published",
  created: "published",
  updated: "updated",
  modified: "updated",
  "dcterms:modified": "updated",
  "dc:creator": "creator",
  author: "author",
  "dc:author": "author",
  "itunes:author": "author",
};

/** Which prefix stands for which family of elements; a prefix that is not declared is taken at its word. */
export type Prefixes = ReadonlyMap<string, string>;

const declarationPattern = /\sxmlns:([\w.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/gi;

/** Adds what one tag declares. The first declaration of a prefix holds: documents do not use one for two things. */
export function addPrefixes(tag: string, prefixes: Map<string, string>): void {
  for (const [, prefix = "", double, single = ""] of tag.matchAll(declarationPattern)) {
    const address = (double ?? single)
      .trim()
      .toLowerCase()
      .replace(/[/#]+$/, "");
    const family = families[address];
    const name = prefix.toLowerCase();
    if (family !== undefined && !prefixes.has(name)) prefixes.set(name, family);
  }
}

export function meaningOf(name: string, prefixes: Prefixes): Meaning {
  const plain = plainName(name.toLowerCase(), prefixes);
  if (roots.has(plain)) return { kind: "root" };
  if (plain === "channel") return { kind: "channel" };
  if (entries.has(plain)) return { kind: "entry" };

  const field = Object.hasOwn(byName, plain) ? byName[plain] : undefined;
  return field === undefined ? { kind: "other" } : { kind: "field", field };
}

/** Atom's elements mean the same inside RSS, so their prefix is dropped as well. */
function plainName(name: string, prefixes: Prefixes): string {
  const colon = name.indexOf(":");
  if (colon === -1) return name;

  const prefix = name.slice(0, colon);
  const family = prefixes.get(prefix) ?? prefix;
  const local = name.slice(colon + 1);
  return family === "" || family === "atom" ? local : `${family}:${local}`;
}
