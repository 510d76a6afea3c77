// Tells whether a page is free to read, by its own word or by the wall that it shows.
import { limits } from "../core/limits.ts";
import { textWeight } from "./clean-text.ts";
import type { LinkedArticle } from "./json-ld.ts";
import type { PageFacts } from "./page-facts.ts";

/**
 * Schema.org's `isAccessibleForFree`, then the tier in meta tags, then an element that is named a paywall beside a text
 * no longer than a teaser. Undefined when the page does not say.
 */
export function isFreeToRead(facts: PageFacts, linked: LinkedArticle | undefined, text: string): boolean | undefined {
  if (linked?.isFree !== undefined) return linked.isFree;

  const tier = ["article:content_tier", "article:opinion_tier", "content_tier"]
    .flatMap((name) => facts.metas.get(name) ?? [])[0]
    ?.toLowerCase();
  if (tier === "free") return true;
  if (tier === "locked") return false;
  return facts.hasPaywall && textWeight(text) < limits.teaserCharsMax ? false : undefined;
}
