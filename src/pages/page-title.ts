// Finds a page's title, without the outlet's name.
import { limits } from "../core/limits.ts";
import { plainLine } from "./clean-text.ts";
import type { LinkedArticle } from "./json-ld.ts";
import { parseMarkup, textBelow } from "./markup.ts";
import type { PageFacts } from "./page-facts.ts";
import { foldLine, sameLine } from "./title-lines.ts";

const separator = /\s+(?:[|‹›«»·•:–—―]|::|-{1,3}|\/\/)\s+|\s*[|_｜]\s*/u;
/** A part of this many words at a title's end can be an outlet's name. */
const outletWordsMax = 5;
const titleWordsMin = 3;

/**
 * What the page shows as its headline, if its title tag or another source agrees with it; then what it tells
 * machines; then its title tag. Empty when a page has no title at all.
 */
export function pageTitle(facts: PageFacts, linked: LinkedArticle | undefined): string {
  const outlet = facts.metas.get("og:site_name")?.[0];
  const tag = line(facts.titleTag);
  const told = [facts.metas.get("og:title")?.[0], linked?.headline, facts.metas.get("twitter:title")?.[0]]
    .map((one) => line(one))
    .filter((one) => one !== undefined)
    .map((one) => withoutOutlet(one, outlet));
  const shown = facts.headlines.map((one) => line(one)).filter((one) => one !== undefined);

  const witnesses = [...told, ...(tag === undefined ? [] : [tag])];
  const agreed = shown.find((headline) => witnesses.some((witness) => agree(headline, witness)));
  if (agreed !== undefined) return agreed;

  const [first] = told;
  if (first !== undefined) return first;
  if (tag !== undefined) return withoutOutlet(tag, outlet);
  return shown[0] ?? "";
}

/** Texts for machines have been escaped twice on many sites. */
function line(text: string | undefined): string | undefined {
  const plain = plainLine(text, limits.titleCharsMax);
  if (plain === undefined || !/&[a-z#]/i.test(plain)) return plain;

  return plainLine(textBelow(parseMarkup(plain.replaceAll("<", "&lt;")), limits.titleCharsMax), limits.titleCharsMax);
}

function agree(headline: string, witness: string): boolean {
  return foldLine(headline) !== "" && ` ${foldLine(witness)} `.startsWith(` ${foldLine(headline)} `);
}

/** Takes the last part off when it is the outlet, or short enough to be one beside a title of some words. */
function withoutOutlet(title: string, outlet: string | undefined): string {
  const parts = title.split(separator);
  const last = parts.at(-1) ?? "";
  if (parts.length < 2) return title;

  const rest = title.slice(0, title.lastIndexOf(last)).replace(/[\s|‹›«»·•:–—―\-/_｜]+$/u, "");
  const isOutlet = outlet !== undefined && sameLine(last, outlet);
  const mayBeOutlet = wordCount(last) <= outletWordsMax && wordCount(rest) >= titleWordsMin;
  return rest !== "" && (isOutlet || mayBeOutlet) ? rest : title;
}

/** Scripts without spaces count two characters as a word. */
function wordCount(text: string): number {
  const wide = text.match(/[\u3040-\u30ff\u3400-\u9fff]/g)?.length ?? 0;
  return wide > 0 ? wide / 2 : text.split(/\s+/).length;
}
