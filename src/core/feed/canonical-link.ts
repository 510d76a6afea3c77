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
  "from",
  "ref",
  "ref_src",
  "rss",
  "feedtype",
  "feedname",
]);

/**
 * The key under which a page is known: host without `www.`, path, and the query without tracking, sorted.
 * Scheme and fragment do not count. Undefined for what is no http(s) address or only a host.
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
  if (path === "" && query.length === 0) return undefined;

  const host = url.host.replace(/^www\./, "");
  return `${host}${path}${query.length > 0 ? `?${query.join("&")}` : ""}`;
}

function isTracking(name: string): boolean {
  return trackingNames.has(name) || trackingPrefixes.some((prefix) => name.startsWith(prefix));
}
