// Names the product that turned us away as a machine, from the header that shows it. Nothing here tries to get around it.
import type { Wall } from "../ports/web.ts";
import type { HeaderOf } from "./retry-after.ts";

type Sign = {
  readonly product: string;
  readonly header: string;
  readonly shows: RegExp;
  /** A sure sign is sent with challenges and refusals only; any other counts under a status that refuses. */
  readonly isSure: boolean;
};

const anything = /^.*$/s;
const sure = (product: string, header: string, shows = anything): Sign => ({ product, header, shows, isSure: true });
const likely = (product: string, header: string, shows = anything): Sign => ({ product, header, shows, isSure: false });

// From the products' own documentation and from answers seen in public trackers. The surest come first.
const signs: readonly Sign[] = [
  sure("cloudflare", "cf-mitigated", /^[a-z-]+/i),
  sure("aws-waf", "x-amzn-waf-action", /^(?:challenge|captcha)\b/i),
  sure("vercel", "x-vercel-mitigated", /^(?:challenge|deny)\b/i),
  sure("datadome", "x-dd-b"),
  sure("sucuri", "x-sucuri-block"),
  likely("datadome", "x-datadome"),
  likely("datadome", "x-datadome-cid"),
  likely("datadome", "server", /^datadome\b/i),
  likely("datadome", "set-cookie", /\bdatadome(?==)/i),
  likely("perimeterx", "x-px-block-score"),
  likely("perimeterx", "set-cookie", /\b_px(?:hd|vid|[23])?(?==)/i),
  likely("kasada", "x-kpsdk-ct"),
  likely("imperva", "x-iinfo"),
  likely("imperva", "x-cdn", /\b(?:imperva|incapsula)\b/i),
  likely("imperva", "set-cookie", /\b(?:incap_ses|visid_incap)(?=[_=])/i),
  likely("sucuri", "x-sucuri-id"),
  likely("sucuri", "server", /^sucuri\b/i),
  likely("ddos-guard", "server", /^ddos-guard\b/i),
  likely("qrator", "server", /^qrator\b/i),
  likely("variti", "server", /^variti\b/i),
  likely("akamai", "server", /^akamaighost\b/i),
  likely("akamai", "akamai-grn"),
];

const refusingStatuses = new Set([401, 403, 405, 406, 409, 418, 429, 503]);
const shownCharsMax = 40;
const unprintable = /[^\x20-\x7e]/g;

/** Also of a status that seems well: some challenges come as 200 or 202. */
export function wallOf(status: number, header: HeaderOf): Wall | undefined {
  const isRefusal = refusingStatuses.has(status);
  for (const sign of signs) {
    const value = header(sign.header);
    const shown = value === undefined || !(sign.isSure || isRefusal) ? undefined : sign.shows.exec(value)?.[0];
    if (shown !== undefined) return { product: sign.product, header: `${sign.header}: ${plain(shown)}`.trim() };
  }
  return undefined;
}

/** A header is the server's word and may hold anything. */
function plain(text: string): string {
  return text.replace(unprintable, "?").slice(0, shownCharsMax);
}
