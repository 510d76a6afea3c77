// Finds where a page without text says that its text can be had: a meta refresh, its AMP version, its print version.
import type { Elsewhere } from "../core/article.ts";
import { limits } from "../core/limits.ts";
import type { PageFacts } from "./page-facts.ts";

/** A page that sends its readers on later than this is an article that reloads itself. */
const refreshSecondsMax = 30;
const refresh = /^\s*(\d{0,5})(?:\.\d*)?\s*[;,]?\s*url\s*=\s*["']?\s*([^"'\s>]+)/i;

/** The first of them that leads to another address; what is fetched there goes through the same guarded door. */
export function pageElsewhere(facts: PageFacts, pageUrl: string): Elsewhere | undefined {
  const told: readonly { readonly by: Elsewhere["by"]; readonly target: string | undefined }[] = [
    ...(facts.metas.get("refresh") ?? []).map((content) => ({
      by: "refresh" as const,
      target: refreshTarget(content),
    })),
    { by: "amp", target: facts.links.get("amphtml")?.[0] },
    { by: "print", target: facts.links.get("print")?.[0] },
  ];
  for (const { by, target } of told) {
    const url = target === undefined ? undefined : webAddress(target, pageUrl);
    if (url !== undefined) return { by, url };
  }
  return undefined;
}

function refreshTarget(content: string): string | undefined {
  const match = refresh.exec(content);
  return match === null || Number(match[1]) > refreshSecondsMax ? undefined : match[2];
}

function webAddress(text: string, base: string): string | undefined {
  if (!URL.canParse(text, base)) return undefined;

  const url = new URL(text, base);
  url.hash = "";
  const isOther = !URL.canParse(base) || url.href !== new URL(base).href.replace(/#.*$/, "");
  const isWeb = url.protocol === "http:" || url.protocol === "https:";
  return isWeb && isOther && url.href.length <= limits.urlCharsMax ? url.href : undefined;
}
