// Tells which fact of an article is not what a rule asks for.
import { limits } from "../limits.ts";
import type { ArticleFacts } from "./article-text.ts";
import type { About, Age, Length } from "./expression.ts";
import { articleAgeMs } from "./meets-facts.ts";
import { cut } from "./why-not-near.ts";

const factNames = {
  url: "address",
  author: "author",
  source: "source",
  lang: "language",
  country: "country",
  tag: "tags",
} as const;
const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const hoursToldMax = 48;

export function whyNotAbout(facts: ArticleFacts, about: About): string {
  const name = factNames[about.field];
  const fact = about.field === "tag" ? facts.tags?.join(", ") : facts[about.field];
  const found = fact === undefined || fact === "" ? "is not known" : `is "${cut(fact, limits.quotedNearestCharsMax)}"`;
  return `${about.written} is not met: the ${name} ${found}`;
}

export function whyNotLength(words: number, { written }: Length): string {
  return `${written} is not met: the body has ${words} words`;
}

export function whyNotAge(facts: ArticleFacts, { written }: Age): string {
  const age = articleAgeMs(facts);
  const found = age === undefined ? "nobody knows when it was published" : `the article is ${howOld(age)} old`;
  return `${written} is not met: ${found}`;
}

function howOld(ageMs: number): string {
  if (ageMs < hourMs) return `${Math.max(0, Math.floor(ageMs / minuteMs))} minutes`;

  const hours = Math.floor(ageMs / hourMs);
  return hours <= hoursToldMax ? `${hours} hours` : `${Math.floor(hours / 24)} days`;
}
