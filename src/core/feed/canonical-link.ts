// One address for one page: what tracking, habit, phones and redirectors add to a link is taken off.
import { unwrapLink } from "./redirectors.ts";
import { isTracking } from "./tracking.ts";

/**
 * The key under which a page is known: host without `www.` and the like, path, and the query without tracking, sorted.
 * Scheme and fragment do not count, but for a fragment that is a path of its own (`#/`, `#!`). A redirector that
 * carries its target is taken for the target. Undefined for what is no http(s) address or only a host.
 */
export function canonicalLink(link: string | undefined): string | undefined {
  if (link === undefined || !URL.canParse(link)) return undefined;

  const url = unwrapLink(new URL(link));
  if (url.protocol !== "http:" && url.protocol !== "https:") return undefined;

  const path = pagePath(url.pathname);
  const query = [...url.searchParams]
    .filter(([name, value]) => !isTracking(name, value) && !asksForAmp(name, value))
    .map(([name, value]) => `${name}=${value}`)
    .sort();
  const fragment = /^#[/!]/.test(url.hash) ? url.hash : "";
  if (path === "" && query.length === 0 && fragment === "") return undefined;

  return `${siteHost(url.host)}${path}${query.length > 0 ? `?${query.join("&")}` : ""}${fragment}`;
}

/** `www.`, `m.`, `mobile.`, `amp.` before a name, and `en.m.` inside of one; never what would leave only a suffix. */
function siteHost(host: string): string {
  const whole = host.replace(/\.(?=:|$)/, "");
  const bare = whole.replace(/^(?:(?:www\d?|m|mobile|amp|touch|wap|3g)\.)+(?=[^.]+\.[^.]+)/, "");
  return bare.replace(/^([a-z]{2,3})\.m\.(?=[^.]+\.[^.]+)/, "$1.");
}

/** `/amp` at either end of a path and `.amp` in front of its ending show the page in another dress. */
function pagePath(pathname: string): string {
  const path = pathname.replace(/\/{2,}/g, "/").replace(/\/+$/, "");
  return path
    .replace(/^\/amp(?=\/.)/i, "")
    .replace(/(?<=.)\/amp$/i, "")
    .replace(/\.amp(?=\.html?$|$)/i, "");
}

function asksForAmp(name: string, value: string): boolean {
  return /^(?:output|format|view|mode|type)$/i.test(name) && value.toLowerCase() === "amp";
}

export type LinkedItem = { readonly linkKey: string | undefined };
export type LinkedPage = {
  readonly source: "page" | "feed";
  readonly canonicalUrl: string | undefined;
  readonly url: string | undefined;
};

/** The key of an article's page: what the page says of itself, unless the item's link does not tell pages apart. */
export function articleLinkKey(item: LinkedItem, { source, canonicalUrl, url }: LinkedPage): string | undefined {
  return source === "feed" || item.linkKey === undefined ? item.linkKey : canonicalLink(canonicalUrl ?? url);
}
