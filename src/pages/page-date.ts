// Finds when a page was published, by its own word.
import type { Block } from "./block.ts";
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

/** Lines about an article stand close around its headline and are short. */
const linesBefore = 4;
const linesAfter = 8;
const lineCharsMax = 140;

/** JSON-LD, then meta tags, `<time>`, the address, and last a date shown in the byline or around the headline. */
export function pageDate(
  facts: PageFacts,
  linked: LinkedArticle | undefined,
  { url, blocks }: { readonly url: string; readonly blocks: readonly Block[] },
): Date | undefined {
  const path = pathDate.exec(url);
  const shown = [...facts.bylines, ...linesAroundHeadline(blocks)].filter((line) => line.length <= lineCharsMax);
  return statedDate(facts, linked) ?? firstDate([...facts.times, path?.slice(1).join("-") ?? "", ...shown]);
}

/** What the page states for machines about itself, and nothing that might belong to another article on it. */
export function statedDate(facts: PageFacts, linked: LinkedArticle | undefined): Date | undefined {
  const metas = metaNames.flatMap((name) => facts.metas.get(name) ?? []);
  return firstDate([linked?.datePublished ?? "", ...metas]);
}

function firstDate(sources: readonly string[]): Date | undefined {
  for (const source of sources) {
    const date = parseDateText(source);
    if (date !== undefined) return date;
  }
  return undefined;
}

function linesAroundHeadline(blocks: readonly Block[]): readonly string[] {
  const headline = blocks.findIndex((block) => block.tag === "h1");
  if (headline === -1) return [];

  return blocks.slice(Math.max(0, headline - linesBefore), headline + linesAfter).map((block) => block.text);
}
