// Finds who wrote a page.
import type { MetadataSource } from "../core/article-metadata.ts";
import { limits } from "../core/limits.ts";
import { namesIn } from "./author-names.ts";
import { plainLine } from "./clean-text.ts";
import type { LinkedArticle } from "./json-ld.ts";
import type { PageFacts } from "./page-facts.ts";
import type { NamedByline } from "./shown-byline.ts";
import { ownBlocks } from "./shown-dates.ts";
import { foldLine, sameLine } from "./title-lines.ts";
import { isOutletName, type Site } from "./title-outlet.ts";
import type { Around } from "./told-date.ts";

export type PageAuthors = { readonly names: readonly string[]; readonly source: MetadataSource };

const metaNames =
  "author article:author dc.creator dcterms.creator dc:creator dc.contributor parsely-author sailthru.author byl citation_author article:author_name og:author authors cxenseparse:author shareaholic:article_author_name twitter:creator:name vr:author weibo:article:author".split(
    " ",
  );
const authorsMax = 12;
const bylineNamesMax = 6;
const personWordsMax = 4;
const signedCharsMax = 50;
const labelCharsMax = 40;
const bylineCharsMax = 140;
/** Lines that say who wrote stand close around the headline or at the very end, and begin by saying so. */
const linesBefore = 4;
const linesAfter = 8;
const lineCharsMax = 90;
const labelOnly =
  /^\s*(?:(?:written|posted|published|veröffentlicht|geschrieben|ein (?:beitrag|artikel)|text|words)\s+)?(?:by|von|par|por|di|door|автор(?:ы)?|autor(?:in|en|es)?|authors?|author\(s\)|auteurs?|text|words|作者|记者|文)\s*[:：]?\s*$/iu;
const saysWho =
  /^\s*(?:(?:written|posted|published|veröffentlicht|geschrieben|erstellt|ein (?:beitrag|artikel)|blog beitrag|text|publié|escrito|scritto|interview)\s+)?(?:by|von|par|por|di|door|av|af|текст|автор|autor(?:in|en|es)?|authors?|author\(s\)|auteurs?|text|words)\s*:?\s+(?=\p{Lu})|^(?:作者|记者|記者|文)\s*[:：]/iu;

/**
 * People in JSON-LD, then meta tags, then those that the page links or marks as authors, bylines, and lines around the
 * headline; last an organisation. A name that is the outlet's gives way to any person's, and one of a single word (a
 * login, a first name) to one of several that the page shows.
 */
export function pageAuthors(
  facts: PageFacts,
  linked: LinkedArticle | undefined,
  around: Around,
): PageAuthors | undefined {
  const outlets = [facts.metas.get("og:site_name")?.[0], linked?.outlet].filter((one) => one !== undefined);
  const site = { outlets, host: URL.canParse(around.url) ? new URL(around.url).hostname : "" };
  const sources = witnesses(facts, { linked, around, site }).filter(({ names }) => names.length > 0);
  const people = sources
    .map((one) => ({ ...one, names: one.names.filter((name) => !isOutletName(name, site)) }))
    .filter(({ names }) => names.length > 0);
  const full = people.find(({ names, source }) => source !== "meta" && names.some(isFull));
  const [first] = people;
  const wider = people.find(
    ({ names, source }) => source !== "meta" && first !== undefined && isWider(names, first.names),
  );
  if (wider !== undefined) return wider;
  if (first !== undefined) return full !== undefined && !first.names.some(isFull) ? full : first;

  const outlet = sources[0] ?? told(linked?.organisations ?? [], "json-ld");
  return outlet.names.length === 0 ? undefined : outlet;
}

/** A byline that names all that are told to machines, and more of them. */
function isWider(names: readonly string[], told: readonly string[]): boolean {
  const folded = new Set(names.map(foldLine));
  return (
    names.length > told.length &&
    names.length <= bylineNamesMax &&
    names.every(isPerson) &&
    told.every((name) => folded.has(foldLine(name)))
  );
}

/** Two to four words that all begin with a capital, but for "van", "de" and their like. */
function isPerson(name: string): boolean {
  const parts = name.split(" ");
  return (
    isFull(name) &&
    parts.length <= personWordsMax &&
    parts.every(
      (part) =>
        /^[\p{Lu}\p{Lo}]/u.test(part) || /^(?:v|d|von|van|de[rnls]?|da|di|la|le|el|al|bin|ibn|zu)[.'’]?/u.test(part),
    )
  );
}

function isFull(name: string): boolean {
  return /\p{L}\S*\s+\S*\p{L}/u.test(name) || /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/u.test(name);
}

/** The names in one line, as feeds and messages carry them. */
export function authorLine(authors: PageAuthors | undefined): string | undefined {
  return plainLine(authors?.names.join(", "), limits.authorCharsMax);
}

type Asked = { readonly linked: LinkedArticle | undefined; readonly around: Around; readonly site: Site };

/** Lines are read only where nothing names a person: it is the dearest way and the least sure. */
function witnesses(facts: PageFacts, { linked, around, site }: Asked): readonly PageAuthors[] {
  const shown = (source: NamedByline["source"]) =>
    shownNames(
      facts.bylines.filter((one) => one.source === source),
      source,
    );
  const named = [
    told(linked?.authors ?? [], "json-ld"),
    ...metaNames.map((name) => told(facts.metas.get(name) ?? [], "meta")),
    ...shown("author-link"),
    ...shown("microdata"),
    ...shown("byline"),
  ];
  if (named.some(({ names }) => names.some((name) => isPerson(name) && !isOutletName(name, site)))) return named;

  return [
    ...named,
    ...linesAround({ ...around, blocks: ownBlocks(facts, around.blocks) }),
    ...linesAround(around),
    ...shownNames(
      facts.bylines
        .filter((one) => one.source === "author-link" && one.isBeside)
        .map((one) => ({ ...one, isBeside: false })),
      "author-link",
    ),
  ];
}

function told(values: readonly string[], source: MetadataSource): PageAuthors {
  return { names: unique(values.flatMap((value) => namesIn(value, "told"))), source };
}

/** Only bylines of the article's own part: those beside it are of comments and other articles. */
function shownNames(bylines: readonly NamedByline[], source: NamedByline["source"]): readonly PageAuthors[] {
  return bylines
    .filter(({ isBeside }) => !isBeside)
    .map(({ lines }) => ({
      names: unique(
        lines
          .filter((line) => line.length <= bylineCharsMax)
          .map((line) => namesIn(line, "shown"))
          .find((names) => names.length > 0) ?? [],
      ),
      source,
    }));
}

/** Lines close around the headline, then those anywhere that begin by saying who wrote: many pages sign at the end. */
function linesAround({ blocks, title }: Around): readonly PageAuthors[] {
  const same = blocks.findIndex((block) => sameLine(block.text, title));
  const headline = same === -1 ? blocks.findIndex(({ tag }) => tag === "h1") : same;
  const texts = blocks.map(({ text }, index) =>
    isLabel(blocks[index - 1]?.text ?? "") ? `${blocks[index - 1]?.text} ${text}` : text,
  );
  const near = headline === -1 ? [] : texts.slice(Math.max(0, headline - linesBefore), headline + linesAfter);
  return [
    ...near.filter((text) => text.length <= lineCharsMax),
    ...texts.filter((text) => text.length <= signedCharsMax),
  ]
    .filter((text) => saysWho.test(text))
    .map((text) => ({ names: unique(namesIn(text, "shown").filter(isPerson)), source: "visible" as const }));
}

function isLabel(text: string): boolean {
  return text.length <= labelCharsMax && labelOnly.test(text);
}

function unique(names: readonly string[]): readonly string[] {
  const byFold = new Map<string, string>();
  for (const name of names) if (!byFold.has(foldLine(name))) byFold.set(foldLine(name), name);
  return [...byFold.values()].slice(0, authorsMax);
}
