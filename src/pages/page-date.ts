// Finds when a page was published, by its own word.
import { parseDateText } from "./date-text.ts";
import type { LinkedArticle } from "./json-ld.ts";
import type { PageFacts } from "./page-facts.ts";

const metaNames = [
  "article:published_time",
  "og:article:published_time",
  "datepublished",
  "date",
  "dc.date",
  "dc.date.issued",
  "dcterms.created",
  "dcterms.date",
  "dcterms.issued",
  "pubdate",
  "publishdate",
  "publish-date",
  "publish_date",
  "publication_date",
  "published_time",
  "parsely-pub-date",
  "sailthru.date",
  "citation_publication_date",
  "article.published",
  "cxenseparse:recs:publishtime",
  "og:published_time",
  "datecreated",
];

const pathDate = /\/((?:19|20)\d{2})[/-](\d{1,2})[/-](\d{1,2})(?:[/-]|$)/;

/** JSON-LD, then meta tags, `<time>`, the address, and last a date in the byline. */
export function pageDate(facts: PageFacts, linked: LinkedArticle | undefined, url: string): Date | undefined {
  const metas = metaNames.flatMap((name) => facts.metas.get(name) ?? []);
  const path = pathDate.exec(url);
  const sources = [
    ...(linked?.datePublished === undefined ? [] : [linked.datePublished]),
    ...metas,
    ...facts.times,
    ...(path === null ? [] : [path.slice(1).join("-")]),
    ...facts.bylines,
  ];
  for (const source of sources) {
    const date = parseDateText(source);
    if (date !== undefined) return date;
  }
  return undefined;
}
