// A feed that is about to be listed: what its entry in feeds.yaml says, and what can be told of it unasked.
import { cutKebab } from "./kebab.ts";

/** An entry of feeds.yaml as it is written; durations as operators write them. */
export type NewFeed = {
  readonly name: string;
  readonly url: string;
  readonly outlet: string;
  readonly country: string;
  readonly language: string;
  readonly every?: string;
  readonly window?: string;
  readonly adapt?: boolean;
};

/** Where a feed is from when nobody says: ISO 3166 leaves ZZ for the unknown. */
export const unknownCountry = "ZZ";

/** A name of small letters made of the title, else of the host; numbered when it is taken. */
export function newFeedName(title: string, url: string, taken: ReadonlySet<string>): string {
  const host = URL.canParse(url) ? new URL(url).hostname.replace(/^www\./, "") : "";
  const base = [title, host, "feed"].map(cutKebab).find((name) => name !== "") ?? "feed";
  if (!taken.has(base)) return base;

  let number = 2;
  while (taken.has(`${base}-${number}`)) number += 1;
  return `${base}-${number}`;
}

// Two letters that stand for a country, but are sold to everybody; and two that have another code.
const soldDomains = new Set(["ai", "co", "fm", "io", "ly", "me", "to", "tv", "ws", "cc", "eu", "gg", "is", "sh"]);
const otherCodes: Readonly<Record<string, string>> = { uk: "GB", su: "RU" };

/** The country whose domain the host is in; undefined when the domain is no country's. */
export function countryOfUrl(url: string): string | undefined {
  const last = URL.canParse(url) ? (new URL(url).hostname.split(".").at(-1) ?? "") : "";
  if (!/^[a-z]{2}$/.test(last) || soldDomains.has(last)) return undefined;

  const code = otherCodes[last] ?? last.toUpperCase();
  const names = new Intl.DisplayNames(["en"], { type: "region", fallback: "none" });
  return names.of(code) === undefined ? undefined : code;
}

/** The language that most people of a country write; undefined for the unknown country. */
export function languageOfCountry(country: string): string | undefined {
  if (country === unknownCountry) return undefined;

  const { language } = new Intl.Locale(`und-${country}`).maximize();
  return language === undefined || language === "und" ? undefined : language;
}
