// Finds a page's title, without the outlet's name.
import { limits } from "../core/limits.ts";
import type { LinkedArticle } from "./json-ld.ts";
import { toldLine } from "./markup.ts";
import type { PageFacts } from "./page-facts.ts";
import { foldLine, sameLine } from "./title-lines.ts";

const separator = /\s+(?:[|‹›«»·•:–—―]|::|-{1,3}|\/\/)\s+|\s*[|_｜]\s*/u;
/** A part of this many words at a title's end can be an outlet's name. */
const outletWordsMax = 5;
const titleWordsMin = 3;
/** A title that begins here is a breadcrumb, and its longest step is the title. */
const startPage = /^(?:home|start|startseite|accueil|inicio|início|главная|головна|首页|首頁|ホーム|홈|الرئيسية)$/iu;
const sharedShareMin = 0.4;

/**
 * The headline that the page shows, if what it tells machines agrees with it; then what it tells machines;
 * then its title tag. Empty when a page has no title at all.
 */
export function pageTitle(facts: PageFacts, linked: LinkedArticle | undefined): string {
  const outlet = line(facts.metas.get("og:site_name")?.[0]);
  const tag = line(facts.titleTag);
  const told = [facts.metas.get("og:title")?.[0], linked?.headline, facts.metas.get("twitter:title")?.[0]]
    .map(line)
    .filter((one) => one !== undefined)
    .map((one) => withoutOutlet(one, outlet));
  const shown = facts.headlines
    .map(line)
    .filter((one) => one !== undefined)
    .filter((one) => outlet === undefined || !sameLine(one, outlet));

  const witnesses = tag === undefined ? told : [...told, withoutOutlet(tag, outlet)];
  return (
    shown.find((headline) => witnesses.some((witness) => agree(headline, witness))) ?? witnesses[0] ?? shown[0] ?? ""
  );
}

function line(text: string | undefined): string | undefined {
  return toldLine(text, limits.titleCharsMax);
}

/** Headlines are reworded for machines, so sharing many words is enough. */
function agree(headline: string, witness: string): boolean {
  if (sameLine(headline, witness) || sameLine(headline, longest(witness.split(separator)))) return true;

  const words = new Set(foldLine(headline).split(" "));
  const others = new Set(foldLine(witness).split(" "));
  const shared = [...words].filter((word) => others.has(word)).length;
  return words.size >= titleWordsMin && shared >= sharedShareMin * Math.min(words.size, others.size);
}

/** Takes the last part off when it is the outlet, or short enough to be one beside a title of some words. */
function withoutOutlet(title: string, outlet: string | undefined): string {
  const parts = title.split(separator);
  const last = parts.at(-1) ?? "";
  if (parts.length < 2) return title;
  if (startPage.test(parts[0] ?? "")) return longest(parts);

  const rest = title.slice(0, title.lastIndexOf(last)).replace(/[\s|‹›«»·•:–—―\-/_｜]+$/u, "");
  const isOutlet = outlet !== undefined && sameLine(last, outlet);
  const mayBeOutlet = wordCount(last) <= outletWordsMax && wordCount(rest) >= titleWordsMin;
  return rest !== "" && (isOutlet || mayBeOutlet) ? rest : title;
}

function longest(parts: readonly string[]): string {
  return parts.reduce((best, part) => (part.length > best.length ? part : best), "");
}

/** Scripts without spaces count two characters as a word. */
function wordCount(text: string): number {
  const wide = text.match(/[\u3040-\u30ff\u3400-\u9fff]/g)?.length ?? 0;
  return wide > 0 ? wide / 2 : text.split(/\s+/).length;
}
