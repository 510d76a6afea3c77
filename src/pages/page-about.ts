// Puts together what a page tells about its article, and says where each value was read.
import type { ReadArticle } from "../core/article.ts";
import type { ArticleMetadata, MetadataField, MetadataSource } from "../core/article-metadata.ts";
import { limits } from "../core/limits.ts";
import { guessLanguage, primaryTag } from "../core/text/language.ts";
import { canonicalUrl } from "./canonical-url.ts";
import type { LinkedArticle } from "./json-ld.ts";
import { authorLine, pageAuthors } from "./page-author.ts";
import { pageImage, pageKeywords, pageOutlet, pageSection, type Told } from "./page-context.ts";
import { modifiedDate, publishedDate, publishedDay } from "./page-date.ts";
import type { PageFacts } from "./page-facts.ts";
import { isFreeToRead } from "./page-free.ts";
import type { Around } from "./told-date.ts";

export type Known = Pick<Around, "url" | "blocks"> & { readonly title: Told<string>; readonly text: string };
export type About = Omit<ReadArticle, "title" | "text" | "metadata"> & { readonly metadata: ArticleMetadata };

export function aboutPage(facts: PageFacts, linked: LinkedArticle | undefined, known: Known): About {
  const around = { url: known.url, blocks: known.blocks, title: known.title.value };
  const authors = pageAuthors(facts, linked, around);
  const published = publishedDate(facts, linked, around);
  const modified = modifiedDate(facts, linked);
  const language = pageLanguage(facts, known.text);
  const canonical = canonicalUrl(facts, known.url);
  const outlet = pageOutlet(facts, linked);
  const image = pageImage(facts, linked, known.url);
  const section = pageSection(facts, linked);
  const keywords = pageKeywords(facts, linked);
  return {
    author: authorLine(authors),
    publishedAt: published?.at,
    language: language?.value,
    canonicalUrl: canonical?.value,
    ...declaredSources(facts),
    metadata: {
      authors: authors?.names ?? [],
      publishedZone: published?.zone,
      publishedDay: published === undefined ? undefined : publishedDay(published, facts, around),
      publishedHasTime: published?.hasTime ?? false,
      modifiedAt: modified?.at,
      outlet: outlet?.value,
      imageUrl: image?.value,
      section: section?.value,
      keywords: keywords?.value ?? [],
      isFree: isFreeToRead(facts, linked, known.text),
      sources: sourcesOf({
        title: known.title.value === "" ? undefined : known.title,
        authors,
        publishedAt: published,
        modifiedAt: modified,
        language,
        canonicalUrl: canonical,
        outlet,
        imageUrl: image,
        section,
        keywords,
      }),
    },
  };
}

/** `syndication-source` names whose article this is a copy of, `original-source` who had the news first. */
function declaredSources({ metas }: PageFacts): Pick<ReadArticle, "declaredSources"> {
  const told = [
    ...(metas.get("syndication-source") ?? []).map((url) => ({ kind: "syndication" as const, url })),
    ...(metas.get("original-source") ?? []).map((url) => ({ kind: "rewrite" as const, url })),
  ];
  return told.length === 0 ? {} : { declaredSources: told.slice(0, limits.sourceNotesMax) };
}

/** What the text is written in counts more than what the page declares; templates declare one language for all. */
function pageLanguage(facts: PageFacts, text: string): Told<string> | undefined {
  const detected = guessLanguage(text);
  if (detected !== undefined) return { value: detected, source: "text" };

  const declared = primaryTag(facts.language) ?? primaryTag(facts.metas.get("og:locale")?.[0]);
  return declared === undefined ? undefined : { value: declared, source: "declared" };
}

function sourcesOf(
  told: Readonly<Record<MetadataField, { readonly source: MetadataSource } | undefined>>,
): ArticleMetadata["sources"] {
  const pairs = Object.entries(told).flatMap(([field, value]) => (value === undefined ? [] : [[field, value.source]]));
  return Object.fromEntries(pairs);
}
