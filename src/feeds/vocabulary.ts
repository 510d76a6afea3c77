// What the elements of RSS, RDF, Atom and news sitemaps mean to us, whatever prefix or case they are written in.
import { type Prefixes, plainName } from "./namespaces.ts";

/**
 * The fields of an entry, and of the feed itself. `full` is a whole text and `short` a summary; what begins with `other`
 * counts only where the field itself is missing. `creator` names people; `author` may be an address.
 */
export const fields = [
  "title",
  "other-title",
  "link",
  "guid",
  "full",
  "short",
  "other-text",
  "published",
  "dated",
  "updated",
  "created",
  "creator",
  "author",
  "category",
  "keywords",
  "source",
  "medium",
  "ttl",
  "update-period",
  "update-frequency",
  "skip-hour",
  "skip-day",
  "moved-to",
] as const;
export type Field = (typeof fields)[number];

/** `pass` is an element that only holds others: what is in it counts as if it stood beside it. */
export type Meaning =
  | { readonly kind: "root" | "channel" | "entry" | "pass" | "other" }
  | { readonly kind: "field"; readonly field: Field };

type Frame = Exclude<Meaning["kind"], "field">;
type Names = Readonly<Record<string, Frame | Field>>;

const feedNames: Names = {
  rss: "root",
  feed: "root",
  "rdf:rdf": "root",
  rdf: "root",
  channel: "channel",
  item: "entry",
  entry: "entry",
  "media:group": "pass",
  skiphours: "pass",
  skipdays: "pass",
  title: "title",
  "dc:title": "other-title",
  "itunes:title": "other-title",
  "media:title": "other-title",
  link: "link",
  guid: "guid",
  id: "guid",
  content: "full",
  "content:encoded": "full",
  body: "full",
  "xhtml:body": "full",
  fulltext: "full",
  fullitem: "full",
  "yandex:full-text": "full",
  "turbo:content": "full",
  description: "short",
  summary: "short",
  subtitle: "short",
  tagline: "short",
  "dc:description": "short",
  "dcterms:abstract": "other-text",
  "itunes:summary": "other-text",
  abstract: "short",
  "itunes:subtitle": "other-text",
  "media:description": "other-text",
  pubdate: "published",
  published: "published",
  issued: "published",
  "dcterms:issued": "published",
  "prism:publicationdate": "created",
  "dc:date": "dated",
  date: "dated",
  updated: "updated",
  modified: "updated",
  "dcterms:modified": "updated",
  created: "created",
  "dcterms:created": "created",
  "dc:creator": "creator",
  creator: "creator",
  author: "author",
  "dc:author": "author",
  "itunes:author": "author",
  category: "category",
  "dc:subject": "category",
  "itunes:category": "category",
  "media:category": "category",
  keywords: "keywords",
  "itunes:keywords": "keywords",
  "media:keywords": "keywords",
  source: "source",
  enclosure: "medium",
  "media:content": "medium",
  ttl: "ttl",
  "sy:updateperiod": "update-period",
  "sy:updatefrequency": "update-frequency",
  hour: "skip-hour",
  day: "skip-day",
  "itunes:new-feed-url": "moved-to",
};

const sitemapNames: Names = {
  urlset: "root",
  url: "entry",
  loc: "link",
  lastmod: "updated",
  "news:news": "pass",
  "news:publication": "source",
  "news:publication_date": "published",
  "news:title": "title",
  "news:keywords": "keywords",
};

const other: Meaning = { kind: "other" };

/** What a document's names mean, each looked up once. */
export type Vocabulary = (name: string) => Meaning;

/** Names are given in lower case, with their prefix. */
export function vocabulary(prefixes: Prefixes, dialect: "feed" | "sitemap"): Vocabulary {
  const names = dialect === "feed" ? feedNames : sitemapNames;
  const known = new Map<string, Meaning>();
  return (name) => {
    const before = known.get(name);
    if (before !== undefined) return before;

    const plain = plainName(name, prefixes);
    const meaning = Object.hasOwn(names, plain) ? meaningOf(names[plain]) : other;
    known.set(name, meaning);
    return meaning;
  };
}

function meaningOf(word: Names[string] | undefined): Meaning {
  switch (word) {
    case undefined:
      return other;
    case "root":
    case "channel":
    case "entry":
    case "pass":
    case "other":
      return { kind: word };
    default:
      return { kind: "field", field: word };
  }
}
