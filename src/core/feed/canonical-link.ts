// One address for one page: what tracking and habit add to a link is taken off.

const trackingPrefixes = ["utm_", "at_", "mc_", "pk_", "hsa_"];
const trackingNames = new Set([
  "fbclid",
  "gclid",
  "dclid",
  "msclkid",
  "yclid",
  "igshid",
  "cmpid",
  "ocid",
  "ns_mchannel",
  "ns_campaign",
  "ns_source",
  "ref_src",
  "feedtype",
  "feedname",
]);

/**
 * The key under which a page is known: host without `www.`, path, and the query without tracking, sorted.
 * Scheme and fragment do not count, but for a fragment that is a path of its own (`#/`, `#!`). Undefined for what is no http(s) address or only a host.
 */
export function canonicalLink(link: string | undefined): string | undefined {
  if (link === undefined || !URL.canParse(link)) return undefined;

  const url = new URL(link);
  if (url.protocol !== "http:" && url.protocol !== "https:") return undefined;

  const path = url.pathname.replace(/\/+$/, "");
  const query = [...url.searchParams]
    .filter(([name]) => !isTracking(name.toLowerCase()))
    .map(([name, value]) => `${name}=${value}`)
    .sort();
  const fragment = /^#[/!]/.test(url.hash) ? url.hash : "";
  if (path === "" && query.length === 0 && fragment === "") return undefined;

  const host = url.host.replace(/^www\./, "");
  return `${host}${path}${query.length > 0 ? `?${query.join("&")}` : ""}${fragment}`;
}

function isTracking(name: string): boolean {
  return trackingNames.has(name) || trackingPrefixes.some((prefix) => name.startsWith(prefix));
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
