// Reads what a page says of its surroundings: outlet, lead image, section, keywords.
import type { MetadataSource } from "../core/article-metadata.ts";
import { limits } from "../core/limits.ts";
import type { LinkedArticle } from "./json-ld.ts";
import { toldLine } from "./markup.ts";
import type { PageFacts } from "./page-facts.ts";
import { foldLine } from "./title-lines.ts";

export type Told<Value> = { readonly value: Value; readonly source: MetadataSource };

const outletNames = [
  "og:site_name",
  "application-name",
  "apple-mobile-web-app-title",
  "publisher",
  "dc.publisher",
  "dcterms.publisher",
];
const sectionNames = [
  "article:section",
  "og:section",
  "section",
  "parsely-section",
  "cxenseparse:section",
  "category",
  "dc.subject",
];
const imageNames = [
  "og:image:secure_url",
  "og:image",
  "og:image:url",
  "twitter:image",
  "twitter:image:src",
  "thumbnail",
  "parsely-image-url",
];
const keywordNames = ["article:tag", "news_keywords", "parsely-tags", "keywords", "sailthru.tags"];
const keywordsMax = 30;
const keywordCharsMax = 80;
/** Pictures that stand for the site and not for the article. */
const standIn = /(?:^|[/_.-])(?:logo|default|placeholder|fallback|favicon|sprite|share-image|social-image|no-?image)/i;

export function pageOutlet(facts: PageFacts, linked: LinkedArticle | undefined): Told<string> | undefined {
  return (
    firstLine(metasOf(facts, ["og:site_name"]), "meta") ??
    firstLine([linked?.outlet], "json-ld") ??
    firstLine(metasOf(facts, outletNames), "meta")
  );
}

export function pageSection(facts: PageFacts, linked: LinkedArticle | undefined): Told<string> | undefined {
  return firstLine([linked?.section], "json-ld") ?? firstLine(metasOf(facts, sectionNames), "meta");
}

/** Absolute and http(s); a logo only when there is nothing else. */
export function pageImage(facts: PageFacts, linked: LinkedArticle | undefined, url: string): Told<string> | undefined {
  const told: readonly Told<string>[] = [
    ...metasOf(facts, imageNames).map((value) => ({ value, source: "meta" as const })),
    ...[linked?.image].filter((one) => one !== undefined).map((value) => ({ value, source: "json-ld" as const })),
    ...(facts.links.get("image_src") ?? []).map((value) => ({ value, source: "link" as const })),
  ];
  const images = told.flatMap(({ value, source }) => {
    const address = webAddress(value, url);
    return address === undefined ? [] : [{ value: address, source }];
  });
  return images.find(({ value }) => !standIn.test(value)) ?? images[0];
}

/** The first kind of tag that names any; each word once. */
export function pageKeywords(facts: PageFacts, linked: LinkedArticle | undefined): Told<readonly string[]> | undefined {
  const sources: readonly Told<readonly string[]>[] = [
    { value: linked?.keywords ?? [], source: "json-ld" },
    ...keywordNames.map((name) => ({ value: facts.metas.get(name) ?? [], source: "meta" as const })),
  ];
  for (const { value, source } of sources) {
    const words = keywordsIn(value);
    if (words.length > 0) return { value: words, source };
  }
  return undefined;
}

function keywordsIn(values: readonly string[]): readonly string[] {
  const words = values
    .flatMap((value) => value.split(/[,;|、，]/u))
    .map((word) => toldLine(word, keywordCharsMax))
    .filter((word) => word !== undefined);
  return [...new Map(words.map((word) => [foldLine(word), word])).values()].slice(0, keywordsMax);
}

function metasOf(facts: PageFacts, names: readonly string[]): readonly string[] {
  return names.flatMap((name) => facts.metas.get(name) ?? []);
}

function firstLine(values: readonly (string | undefined)[], source: MetadataSource): Told<string> | undefined {
  for (const one of values) {
    const value = toldLine(one, limits.authorCharsMax);
    if (value !== undefined) return { value, source };
  }
  return undefined;
}

function webAddress(text: string, base: string): string | undefined {
  if (!URL.canParse(text, base)) return undefined;
  const url = new URL(text, base);
  return url.protocol === "http:" || url.protocol === "https:" ? url.href : undefined;
}
