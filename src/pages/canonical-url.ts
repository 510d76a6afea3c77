// Finds the address under which a page wants to be known.
import type { Told } from "./page-context.ts";
import type { PageFacts } from "./page-facts.ts";

/** Second-level names under which a country registers others: co.uk, com.cn, gov.ua. */
const sharedSecondLevels = new Set("ac co com edu gov govt ltd mil net or org".split(" "));

/**
 * The page's canonical link, or its og:url; absolute, http(s), without a fragment. Only one on the page's own site
 * is believed, since stories are joined by it: a page must not be able to hide itself behind another's article.
 * A link to the bare site is a template's mistake that would make all of its articles one.
 */
export function canonicalUrl(facts: PageFacts, pageUrl: string): Told<string> | undefined {
  const page = parse(pageUrl);
  const told: readonly Told<string | undefined>[] = [
    { value: facts.links.get("canonical")?.[0], source: "link" },
    { value: facts.metas.get("og:url")?.[0], source: "meta" },
  ];
  for (const { value: candidate, source } of told) {
    const url = candidate === undefined ? undefined : parse(candidate, page?.href);
    if (url === undefined || page === undefined || !isSameSite(url, page)) continue;
    if (isBareSite(url) && !isBareSite(page)) continue;

    url.hash = "";
    return { value: url.href, source };
  }
  return undefined;
}

function parse(text: string, base?: string): URL | undefined {
  if (!URL.canParse(text, base)) return undefined;

  const url = new URL(text, base);
  const isWeb = url.protocol === "http:" || url.protocol === "https:";
  return isWeb && url.username === "" && url.password === "" ? url : undefined;
}

function isSameSite(left: URL, right: URL): boolean {
  if (left.hostname === right.hostname) return true;
  return isName(left.hostname) && isName(right.hostname) && site(left.hostname) === site(right.hostname);
}

/** A name with letters at its end: neither an address of numbers nor a machine of the neighbourhood. */
function isName(host: string): boolean {
  return /\.[a-z][a-z0-9-]*$/i.test(host);
}

function site(host: string): string {
  const labels = host.split(".");
  const second = labels.at(-2) ?? "";
  return labels.slice(sharedSecondLevels.has(second) ? -3 : -2).join(".");
}

function isBareSite(url: URL): boolean {
  return url.pathname === "/" && url.search === "";
}
