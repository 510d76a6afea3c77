// Reads an address at the one place where addresses come in: http and https only, without credentials.
import { limits } from "../core/limits.ts";

export type ReadUrl = { readonly kind: "url"; readonly url: URL } | { readonly kind: "bad"; readonly why: string };

/**
 * Understands an address as WHATWG URL does; nothing else in the house takes addresses apart, so that no two parsers
 * can disagree on the host. `base` is what a redirect's relative Location stands on.
 */
export function readUrl(text: string, base?: URL): ReadUrl {
  if (!URL.canParse(text, base?.href)) return bad("The address cannot be understood.");

  const url = new URL(text, base);
  if (url.protocol !== "http:" && url.protocol !== "https:") return bad("The address is neither http nor https.");
  if (url.username !== "" || url.password !== "") return bad("The address carries a user name or a password.");
  if (url.href.length > limits.urlCharsMax) return bad(`The address is longer than ${limits.urlCharsMax} characters.`);

  url.hash = "";
  return { kind: "url", url };
}

function bad(why: string): ReadUrl {
  return { kind: "bad", why };
}
