// Reads hosts out of addresses and prose, and says whether two belong to one site.

const hostInText =
  /(?:https?:\/\/)?((?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.){1,4}(?:[a-z]{2,12}|xn--[a-z0-9]{2,30}|рф))(?::\d{1,5})?(?:\/[^\s]{0,300})?/giu;
/** Domains under which everybody registers: `co.uk`, `com.cn`. */
const sharedSecond = /^(?:co|com|org|net|gov|gob|edu|ac|or|ne|go|info)$/;
const notHosts = /\.(?:html?|php|aspx?|jpe?g|png|gif|pdf|js|css|txt|docx?)$/i;

/** The host of an address, without `www.`; undefined for what is no web address. */
export function hostOf(url: string | undefined): string | undefined {
  const host = /^https?:\/\/(?:[^/?#@]*@)?([^/?#:@]+)/i.exec(url ?? "")?.[1]?.toLowerCase();
  return host?.replace(/^www\d?\./, "");
}

/** The first host that a text names; undefined when it names none. */
export function hostIn(text: string): string | undefined {
  for (const match of text.matchAll(hostInText)) {
    const host = match[1]?.toLowerCase() ?? "";
    if (!notHosts.test(host) && /\p{L}/u.test(host)) return host.replace(/^www\d?\./, "");
  }
  return undefined;
}

/** `edition.site.example` and `www.site.example` are one site. */
export function isSameSite(one: string, other: string): boolean {
  return siteOf(one) === siteOf(other);
}

function siteOf(host: string): string {
  const labels = host.split(".");
  const isShared = sharedSecond.test(labels.at(-2) ?? "") && labels.length > 2;
  return labels.slice(isShared ? -3 : -2).join(".");
}
