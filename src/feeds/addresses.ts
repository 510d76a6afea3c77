// Addresses as feeds write them, made whole.
import { limits } from "../core/limits.ts";
import { cleanLine } from "./plain-text.ts";

/** An address as written; `base` is what the document says it stands on, "" if it does not say. */
export type Written = { readonly href: string; readonly base: string };

/** Only http and https, without credentials: such a link is shown to people and fetched by us. `url` is the feed's. */
export function httpAddress({ href, base }: Written, url: string): string | undefined {
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
