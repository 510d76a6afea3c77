// Fills in what an operator did not say of a new feed, and says what was guessed.
import { guessLanguage } from "../text/language.ts";
import { countryOfUrl, languageOfCountry, type NewFeed, newFeedName, unknownCountry } from "./new-feed.ts";

/** What is said of the feed, by the operator, a list, or the feed itself; undefined where nobody says it. */
export type SaidOfFeed = {
  readonly url: string;
  readonly title: string;
  /** Some of its words, by which its language can be told. */
  readonly sample: string;
  readonly name?: string | undefined;
  readonly outlet?: string | undefined;
  readonly country?: string | undefined;
  readonly language?: string | undefined;
  /** Of the page that names the feed: counts when its words do not tell. */
  readonly pageLanguage?: string | undefined;
  readonly every?: string | undefined;
  readonly window?: string | undefined;
  readonly adapt?: boolean | undefined;
};

export type CompleteFeed = { readonly feed: NewFeed; readonly guesses: readonly string[] };

const languageWhenUnknown = "en";

/** `taken` are the names that are in use. */
export function completeFeed(said: SaidOfFeed, taken: ReadonlySet<string>): CompleteFeed {
  const { url, title } = said;
  const country = said.country ?? countryOfUrl(url);
  const byWords = said.language ?? guessLanguage(said.sample) ?? said.pageLanguage;
  const language = byWords ?? languageOfCountry(country ?? unknownCountry);
  const feed = {
    name: said.name ?? newFeedName(title, url, taken),
    url,
    outlet: said.outlet ?? outletOf(title, url),
    country: country ?? unknownCountry,
    language: language ?? languageWhenUnknown,
    ...ownPace(said),
  };
  const guesses = [
    country === undefined ? `the country is not known and written as ${unknownCountry} (--country says it)` : undefined,
    byWords === undefined ? `the language is not known and taken as ${feed.language} (--language says it)` : undefined,
  ];
  return { feed, guesses: guesses.filter((guess) => guess !== undefined) };
}

function outletOf(title: string, url: string): string {
  if (title.trim() !== "") return title.trim();

  return URL.canParse(url) ? new URL(url).hostname.replace(/^www\./, "") : url;
}

function ownPace({ every, window, adapt }: SaidOfFeed): Pick<NewFeed, "every" | "window" | "adapt"> {
  return {
    ...(every === undefined ? {} : { every }),
    ...(window === undefined ? {} : { window }),
    ...(adapt === undefined ? {} : { adapt }),
  };
}
