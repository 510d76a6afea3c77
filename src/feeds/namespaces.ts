// Which family of elements a prefix stands for, by the address it is declared with.

// Addresses in lower case, without scheme and without a slash or # at the end. "" and "atom" need no prefix.
const families: Readonly<Record<string, string>> = {
  "www.w3.org/2005/atom": "atom",
  "purl.org/atom/ns": "atom",
  "purl.org/net/rss1.1": "",
  "purl.org/rss/1.0": "",
  "my.netscape.com/rdf/simple/0.9": "",
  "channel.netscape.com/rdf/simple/0.9": "",
  "my.netscape.com/publish/formats/rss-0.91.dtd": "",
  "backend.userland.com/rss": "",
  "backend.userland.com/rss2": "",
  "backend.userland.com/rss091": "",
  "backend.userland.com/blogchannelmodule": "blogchannel",
  "blogs.law.harvard.edu/tech/rss": "",
  "cyber.law.harvard.edu/rss": "",
  "cyber.law.harvard.edu/rss/rss.html": "",
  "www.rssboard.org/rss-specification": "",
  "www.sitemaps.org/schemas/sitemap/0.9": "",
  "www.google.com/schemas/sitemap/0.9": "",
  "www.google.com/schemas/sitemap/0.84": "",
  "www.google.com/schemas/sitemap-news/0.9": "news",
  "purl.org/rss/1.0/modules/content": "content",
  "purl.org/rss/1.0/modules/syndication": "sy",
  "purl.org/dc/elements/1.0": "dc",
  "purl.org/dc/elements/1.1": "dc",
  "purl.org/dc/terms": "dcterms",
  "www.itunes.com/dtds/podcast-1.0.dtd": "itunes",
  "example.com/dtds/podcast-1.0.dtd": "itunes",
  "search.yahoo.com/mrss": "media",
  "video.search.yahoo.com/mrss": "media",
  "prismstandard.org/namespaces/basic/2.0": "prism",
  "prismstandard.org/namespaces/basic/3.0": "prism",
  "news.yandex.ru": "yandex",
  "turbo.yandex.ru": "turbo",
  "www.w3.org/1999/xhtml": "xhtml",
  "www.w3.org/1999/02/22-rdf-syntax-ns": "rdf",
};

/** Which prefix stands for which family of elements; a prefix that is not declared is taken at its word. */
export type Prefixes = ReadonlyMap<string, string>;

const declarationPattern = /\sxmlns:([\w.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/gi;
const defaultPattern = /\sxmlns\s*=\s*(?:"([^"]*)"|'([^']*)')/i;

/** Adds what one tag declares. The first declaration of a prefix holds: documents do not use one for two things. */
export function addPrefixes(tag: string, prefixes: Map<string, string>): void {
  for (const [, prefix = "", double, single = ""] of tag.matchAll(declarationPattern)) {
    const family = familyOf(double ?? single);
    const name = prefix.toLowerCase();
    if (family !== undefined && !prefixes.has(name)) prefixes.set(name, family);
  }
}

/** The family that a tag declares for itself and what is in it, without a prefix. */
export function defaultFamily(tag: string): string | undefined {
  const match = defaultPattern.exec(tag);
  return match === null ? undefined : familyOf(match[1] ?? match[2] ?? "");
}

function familyOf(address: string): string | undefined {
  const key = address
    .trim()
    .toLowerCase()
    .replace(/^https?:\/\//, "")
    .replace(/[/#]+$/, "");
  return Object.hasOwn(families, key) ? families[key] : undefined;
}

/** In lower case, with its family for a prefix. Atom's elements mean the same inside RSS, so their prefix is dropped. */
export function plainName(name: string, prefixes: Prefixes): string {
  const colon = name.indexOf(":");
  if (colon === -1) return name;

  const prefix = name.slice(0, colon);
  const family = prefixes.get(prefix) ?? prefix;
  return qualified(family, name.slice(colon + 1));
}

export function qualified(family: string, local: string): string {
  return family === "" || family === "atom" || family === "rss" ? local : `${family}:${local}`;
}
