// Finds when a page was published and changed, by its own word.
import type { DateOrder } from "./date-text.ts";
import type { LinkedArticle } from "./json-ld.ts";
import { centralDay, dayIn, mayBeAnotherDay, nearDay } from "./local-day.ts";
import type { PageFacts } from "./page-facts.ts";
import { isAtHeadline } from "./page-place.ts";
import { settled } from "./settled-date.ts";
import { markedDate, shownDate } from "./shown-dates.ts";
import { statedOrShown } from "./stated-or-shown.ts";
import { type Around, firstDate, type PageDate } from "./told-date.ts";

const publishedNames =
  names(`article:published_time og:article:published_time datepublished date_published date-published
  published published-date published_at publish_time pub_date pub-date articledate article_date article-date
  dcterms.available dc.date.issued
  dcterms.issued pubdate publishdate publish-date publish_date
  publicationdate publication_date publication-date published_time parsely-pub-date sailthru.date citation_publication_date
  citation_date article.published article_date_original cxenseparse:recs:publishtime cxenseparse:publishtime
  og:published_time og:publish_date og:pubdate article:published article:publish_date
  schema:datepublished originalpublicationdate displaydate release_date shareaholic:article_published_time
  vr:published_time rbpubdate bt:pubdate ptime weibo:article:create_at iso-8601-publish-date`);
/** Names that templates use for the publication, the last change or the making of the page; asked after `<time>`. */
const vagueNames =
  names(`date dc.date dc:date dcterms.date dcterms.created dc.date.created dc.created datecreated article.created
  timestamp last-published`);
const modifiedNames =
  names(`article:modified_time og:article:modified_time og:updated_time datemodified dc.date.modified
  dcterms.modified dc.modified lastmod last-modified lastmodified modified_time article.updated revised utime
  article:modified updated_time shareaholic:article_modified_time cxenseparse:recs:modifiedtime schema:datemodified`);
/** Countries that write English and put the day first, by the end of a host's name. */
const dayFirstHosts = /\.(?:uk|ie|au|nz|in|za|ng|ke|gh|sg|pk|bd|my|eu)$/i;

/** What the page states for machines about itself, and nothing that might belong to another article on it. */
export function statedDate(facts: PageFacts, linked: LinkedArticle | undefined): PageDate | undefined {
  return (
    firstDate([linked?.datePublished], "json-ld") ??
    firstDate(metasOf(facts, publishedNames), "meta") ??
    firstDate(metasOf(facts, vagueNames), "meta")
  );
}

/**
 * What is stated for machines; then microdata and `<time>` of the article's own part, the address, the lines around the
 * headline; and last when it was changed, which is the only date that some pages tell.
 */
export function publishedDate(
  facts: PageFacts,
  linked: LinkedArticle | undefined,
  around: Around,
): PageDate | undefined {
  return settled(toldDate(facts, linked, around), { facts, linked, around });
}

function toldDate(facts: PageFacts, linked: LinkedArticle | undefined, around: Around): PageDate | undefined {
  const order = dateOrder(facts, around.url);
  const stated = [
    firstDate([linked?.datePublished], "json-ld"),
    firstDate(metasOf(facts, publishedNames), "meta"),
  ].filter((date) => date !== undefined);
  return (
    statedOrShown(stated, facts, order) ??
    markedDate(facts, order) ??
    firstDate(metasOf(facts, vagueNames), "meta") ??
    shownDate(facts, around, order) ??
    modifiedDate(facts, linked) ??
    firstDate(
      facts.times.filter(({ isBeside }) => !isBeside).map(({ text }) => text),
      "visible",
    )
  );
}

/** The day on which readers saw it published, by what the page shows them. */
export function publishedDay(date: PageDate, facts: PageFacts, around: Around): string {
  if (!mayBeAnotherDay(date)) return dayIn(date.at, date.zone);

  const order = dateOrder(facts, around.url);
  const own = facts.times.filter(
    (time) => time.of !== "modified" && (!time.isBeside || isAtHeadline(time, facts.headlineOrder)),
  );
  const shown = own.map((time) => firstDate([time.shown], "visible", order));
  const language = facts.language ?? "";
  return nearDay(date, shown) ?? nearDay(date, [shownDate(facts, around, order)]) ?? centralDay(date, language);
}

export function modifiedDate(facts: PageFacts, linked: LinkedArticle | undefined): PageDate | undefined {
  const marked = facts.times.filter((time) => time.of === "modified" && !time.isBeside);
  return (
    firstDate([linked?.dateModified], "json-ld") ??
    firstDate(metasOf(facts, modifiedNames), "meta") ??
    firstDate(
      marked.map(({ text }) => text),
      "time-element",
    )
  );
}

/** English is read month first, unless the page or its host says that it comes from a country that does not. */
function dateOrder(facts: PageFacts, url: string): DateOrder {
  const language = facts.language?.toLowerCase() ?? "";
  const host = URL.canParse(url) ? new URL(url).hostname : "";
  if (language !== "" && !language.startsWith("en")) return "day-first";
  return dayFirstHosts.test(host) || /^en-(?!us)/.test(language) ? "day-first" : "month-first";
}

function metasOf(facts: PageFacts, wanted: readonly string[]): readonly string[] {
  return wanted.flatMap((name) => facts.metas.get(name) ?? []);
}

function names(list: string): readonly string[] {
  return list.split(/\s+/);
}
