// Addresses as feeds write them, made whole.
import { limits } from "../core/limits.ts";
import { cleanLine } from "./plain-text.ts";

/** An address as written; `base` is what the document says it stands on, "" if it does not say. */
export type Written = { readonly href: string; readonly base: string };

// What a parser of addresses would give back as it is: small letters in the host's name, signs that need no escaping.
const wholeAddress =
  /^https?:\/\/(?:[a-z\d][a-z\d-]{0,60}\.){1,5}[a-z]{2,20}\/[\w!$&()*+,./:;=@~-]*(?:\?[\w!$&()*+,./:;=@~?%-]*)?(?:#[\w!$&()*+,./:;=@~?%-]*)?$/;
// But for parts of a path that mean another, and names in the letters of the world, which are checked.
const needsParsing = /\/\.|\/\/xn--|\.xn--/;

/** Only http and https, without credentials: such a link is shown to people and fetched by us. `url` is the feed's. */
export function httpAddress({ href, base }: Written, url: string): string | undefined {
  if (href.length <= limits.urlCharsMax && wholeAddress.test(href) && !needsParsing.test(href)) return href;

  // Line ends and tabs within an address do not count (WHATWG URL), so they can hide no scheme.
  const reference = cleanLine(href.replace(/[\t\n\r]/g, ""));
  const address = reference === "" ? null : absolute(reference, base === "" ? url : base);
  if (address === null) return undefined;

  const isHttp = address.protocol === "http:" || address.protocol === "https:";
  const isUsable = isHttp && address.username === "" && address.password === "";
  return isUsable && address.href.length <= limits.urlCharsMax ? address.href : undefined;
}

function absolute(reference: string, standing: string): URL | null {
  if (URL.canParse(reference)) return new URL(reference);
  if (/^www\.[^/\s]+\.[a-z]{2,}(?:[/?#]|$)/i.test(reference)) return absolute(`http://${reference}`, standing);

  return URL.canParse(reference, standing) ? new URL(reference, standing) : null;
}
