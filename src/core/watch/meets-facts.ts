// Says whether what is known of an article is what a rule asks of it.
import { unreachable } from "../outcome.ts";
import { tokenize } from "../text/tokens.ts";
import type { ArticleFacts } from "./article-text.ts";
import type { About, Age, Length, Words } from "./expression.ts";
import { findWords } from "./find-words.ts";
import type { Occurrence } from "./placed-words.ts";

export function meetsAbout(facts: ArticleFacts, about: About): boolean {
  switch (about.field) {
    case "url":
      return facts.url?.toLowerCase().includes(about.value) === true;
    case "lang":
      return facts.lang?.toLowerCase().split(/[-_]/u)[0] === about.value;
    case "country":
      return facts.country?.toLowerCase() === about.value;
    case "author":
    case "source":
      return holdsWords(facts[about.field], about.words);
    case "tag":
      return facts.tags?.some((tag) => holdsWords(tag, about.words)) === true;
    default:
      return unreachable(about);
  }
}

export function meetsLength(words: number, { compare, words: bound }: Length): boolean {
  return compare === "more" ? words > bound : words < bound;
}

export function meetsAge(facts: ArticleFacts, { compare, ageMs }: Age): boolean {
  const age = articleAgeMs(facts);
  if (age === undefined) return false;

  return compare === "younger" ? age < ageMs : age > ageMs;
}

/** Undefined when the article does not say when it was published. */
export function articleAgeMs({ publishedAt, now }: ArticleFacts): number | undefined {
  return publishedAt === undefined || now === undefined ? undefined : now.getTime() - publishedAt.getTime();
}

function holdsWords(fact: string | undefined, words: Words): boolean {
  if (fact === undefined) return false;

  const tokens = tokenize(fact);
  const places = new Map<string, number[]>();
  for (const [at, { word }] of tokens.entries()) places.set(word, [...(places.get(word) ?? []), at]);
  const wordAt = (place: number) => tokens[place]?.word;
  const printed = ({ from, to }: Occurrence) => fact.slice(tokens[from]?.from, tokens[to - 1]?.to);
  return findWords({ places, sorted: undefined, found: new Map(), wordAt, printed }, words).length > 0;
}
