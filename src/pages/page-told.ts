// What a page tells machines about its article, as far as it helps to find the article's text.
import type { LinkedArticle } from "./json-ld.ts";
import type { Told } from "./model/told-lines.ts";
import type { PageFacts } from "./page-facts.ts";

export function pageTold(facts: PageFacts, linked: LinkedArticle | undefined, title: string): Told {
  const description = ["og:description", "description", "twitter:description"].flatMap(
    (name) => facts.metas.get(name) ?? [],
  );
  return { title, description: description[0], author: linked?.authors[0], body: linked?.body };
}
