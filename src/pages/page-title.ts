// Finds a page's title, without the outlet's name.
import type { MetadataSource } from "../core/article-metadata.ts";
import { limits } from "../core/limits.ts";
import { readDateText } from "./date-text.ts";
import type { LinkedArticle } from "./json-ld.ts";
import { toldLine } from "./markup.ts";
import type { Told } from "./page-context.ts";
import type { PageFacts } from "./page-facts.ts";
import { foldLine, sameLine } from "./title-lines.ts";
import { isOutletName, longest, partsOf, withoutOutlet } from "./title-outlet.ts";

const titleWordsMin = 3;
const sharedShareMin = 0.4;
/** A kicker or a date above a headline is shorter than the headline. */
const ownShareMin = 0.45;
const leadingDate = /^(?:\p{L}{2,10},?\s+)?\d{1,2}\.\s?(?:\d{1,2}\.|\p{L}{3,9})\s?\d{4}\s*[-–:|]?\s+/u;

/**
 * The headline that the page shows, if what it tells machines agrees with it; then what it tells machines, then its
 * title tag, then what it shows without witnesses. Empty when a page has no title at all.
 */
export function pageTitle(facts: PageFacts, linked: LinkedArticle | undefined, url: string): Told<string> {
  const outlets = [line(facts.metas.get("og:site_name")?.[0]), linked?.outlet].filter((one) => one !== undefined);
  const site = { outlets, host: URL.canParse(url) ? new URL(url).hostname : "" };
  const witnesses = toldTitles(facts, linked).map(({ value, source }) => ({
    value: withoutOutlet(value, site),
    whole: value,
    source,
  }));
  const isTitle = (text: string) => !isOutletName(text, site);
  const shown = lines(facts.headlines).filter(isTitle);
  const below = lines(facts.subheadings).filter(isTitle);

  const headline = shown.find((one) => witnesses.some(({ value, whole }) => agree(one, value) || sameLine(one, whole)));
  if (headline !== undefined) {
    const own = witnesses.find(({ value }) => isEndOf(value, headline));
    return {
      value: withoutDate(own === undefined ? headline : headline.slice(-endLength(headline, own.value))),
      source: "heading",
    };
  }
  const named = below.find((one) => witnesses.some(({ value, whole }) => sameLine(one, value) || isPart(one, whole)));
  if (named !== undefined) return { value: named, source: "heading" };

  const [witness] = witnesses.filter(({ value }) => isTitle(value));
  if (witness !== undefined) return { value: withoutDate(witness.value), source: witness.source };
  return { value: shown[0] ?? below[0] ?? witnesses[0]?.value ?? "", source: "heading" };
}

function toldTitles(facts: PageFacts, linked: LinkedArticle | undefined): readonly Told<string>[] {
  const told: readonly { readonly text: string | undefined; readonly source: MetadataSource }[] = [
    { text: facts.metas.get("og:title")?.[0], source: "meta" },
    { text: linked?.headline, source: "json-ld" },
    { text: facts.metas.get("twitter:title")?.[0], source: "meta" },
    { text: facts.titleTag, source: "title-tag" },
  ];
  return told.flatMap(({ text, source }) => {
    const value = line(text);
    return value === undefined ? [] : [{ value, source }];
  });
}

function line(text: string | undefined): string | undefined {
  return toldLine(text, limits.titleCharsMax);
}

function lines(texts: readonly string[]): readonly string[] {
  return texts.map(line).filter((one) => one !== undefined);
}

/** Headlines are reworded for machines, so sharing many words is enough. */
function agree(headline: string, witness: string): boolean {
  if (sameLine(headline, witness) || sameLine(headline, longest(partsOf(witness)))) return true;

  const words = new Set(foldLine(headline).split(" "));
  const others = new Set(foldLine(witness).split(" "));
  const shared = [...words].filter((word) => others.has(word)).length;
  return words.size >= titleWordsMin && shared >= sharedShareMin * Math.min(words.size, others.size);
}

/** The heading is one of the parts of a title tag: "The Paper | Council meets". */
function isPart(heading: string, whole: string): boolean {
  return foldLine(heading).split(" ").length >= 2 && partsOf(whole).some((part) => sameLine(heading, part));
}

/** A kicker stands in many headlines before what is the title everywhere else. */
function isEndOf(title: string, headline: string): boolean {
  const [short, long] = [foldLine(title), foldLine(headline)];
  return (
    long.length > short.length &&
    long.endsWith(` ${short}`) &&
    short.length >= ownShareMin * long.length &&
    short.split(" ").length >= 2
  );
}

/** How many of a headline's last characters say the title: as many letters and digits as the title has. */
function endLength(headline: string, title: string): number {
  const lettersMin = title.match(/[\p{L}\p{N}]/gu)?.join("").length ?? 0;
  let length = 0;
  let letters = 0;
  for (const character of [...headline].toReversed()) {
    if (letters >= lettersMin && !/[\p{Pi}\p{Ps}"'¿¡]/u.test(character)) break;
    if (/[\p{L}\p{N}]/u.test(character)) letters += character.length;
    length += character.length;
  }
  return length;
}

function withoutDate(title: string): string {
  const date = leadingDate.exec(title)?.[0];
  const rest = title.slice(date?.length ?? 0);
  return date !== undefined && readDateText(date) !== undefined && rest !== "" ? rest : title;
}
