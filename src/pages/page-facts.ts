// Collects in one pass what a page says about itself: meta tags, links, structured data, headings, bylines, times.
import { limits } from "../core/limits.ts";
import { attribute, type MarkupNode, textBelow, visitBelow } from "./markup.ts";
import { type NameSigns, type SeenSigns, signsOf } from "./name-signs.ts";
import { type Place, startsBeside } from "./page-place.ts";
import { type NamedByline, readByline } from "./shown-byline.ts";
import { readTime, type ShownTime } from "./shown-time.ts";

export type PageFacts = {
  /** `name`, `property` or `itemprop` in lower case, with its values in page order. */
  readonly metas: ReadonlyMap<string, readonly string[]>;
  /** Targets of `<link>` by its `rel`: `canonical`, `amphtml`, `image_src` ... */
  readonly links: ReadonlyMap<string, readonly string[]>;
  readonly language: string | undefined;
  readonly titleTag: string | undefined;
  readonly headlines: readonly string[];
  /** How many elements come before the first headline; undefined without one. */
  readonly headlineOrder: number | undefined;
  /** Headings below the first level, and lines that are named a headline: a title of last resort. */
  readonly subheadings: readonly string[];
  readonly times: readonly ShownTime[];
  readonly bylines: readonly NamedByline[];
  /** An element is named a paywall. */
  readonly hasPaywall: boolean;
  /** Texts of JSON-LD scripts, unparsed. */
  readonly structured: readonly string[];
};

type Collected = {
  readonly metas: Map<string, string[]>;
  readonly links: Map<string, string[]>;
  language: string | undefined;
  titleTag: string | undefined;
  readonly headlines: string[];
  headlineOrder: number | undefined;
  readonly subheadings: string[];
  readonly times: ShownTime[];
  readonly bylines: NamedByline[];
  hasPaywall: boolean;
  readonly structured: string[];
};

const structuredCharsMax = 1024 * 1024;
const factsMax = 50;
const printAddress = /[?&/](?:print|printable|druckversion|druck|print-?view|printarticle)(?:[=/&.]|$)/i;

export function pageFacts(root: MarkupNode): PageFacts {
  const facts: Collected = {
    metas: new Map(),
    links: new Map(),
    language: undefined,
    titleTag: undefined,
    headlines: [],
    headlineOrder: undefined,
    subheadings: [],
    times: [],
    bylines: [],
    hasPaywall: false,
    structured: [],
  };
  const seen: SeenSigns = new Map();
  const besides: boolean[] = [];
  let order = 1;
  const enter = (node: MarkupNode) => {
    order++;
    if (node.name === undefined) return false;

    const signs = signsOf(node, seen);
    const isAround = besides.at(-1) === true && node.name !== "main" && node.name !== "article";
    const isBeside = isAround || startsBeside(node, signs);
    readElement(node, facts, { isBeside, order, isBelowHeadline: facts.headlines.length > 0, signs });
    besides.push(isBeside);
    return true;
  };
  visitBelow(root, { enter, leave: () => besides.pop() });
  return facts;
}

function readElement(
  node: MarkupNode,
  facts: Collected,
  { signs, ...place }: Place & { readonly signs: NameSigns },
): void {
  const read = readers.get(node.name ?? "");
  if (read !== undefined) {
    read(node, facts);
    if (facts.headlines.length === 1) facts.headlineOrder ??= place.order;
    return;
  }
  const time = readTime(node, place, signs);
  if (time !== undefined) keep(facts.times, time);
  if (node.name === "a") readPrintLink(node, facts);
  facts.hasPaywall ||= signs.isPaywall;
  const byline = readByline(node, place, signs);
  if (byline !== undefined) keep(facts.bylines, byline);
  if (isSubheading(node, signs) && !place.isBeside) keepText(facts.subheadings, textBelow(node, limits.titleCharsMax));
}

const readers: ReadonlyMap<string, (node: MarkupNode, facts: Collected) => void> = new Map([
  ["html", readHtml],
  ["title", readTitle],
  ["meta", readMeta],
  ["link", readLink],
  ["script", readScript],
  ["h1", readHeadline],
]);

function readHtml(node: MarkupNode, facts: Collected): void {
  facts.language ??=
    attribute(node, "lang", limits.authorCharsMax) ?? attribute(node, "xml:lang", limits.authorCharsMax);
}

/** Drawings in the page have titles too; the page's own comes first. */
function readTitle(node: MarkupNode, facts: Collected): void {
  facts.titleTag ??= textBelow(node, limits.titleCharsMax);
}

function readMeta(node: MarkupNode, facts: Collected): void {
  const content = attribute(node, "content", limits.urlCharsMax);
  if (content === undefined) return;

  for (const key of ["name", "property", "itemprop", "http-equiv"]) {
    const name = attribute(node, key, limits.authorCharsMax)?.toLowerCase();
    if (name !== undefined) keepUnder(facts.metas, name, content);
  }
}

function readLink(node: MarkupNode, facts: Collected): void {
  const target = attribute(node, "href", limits.urlCharsMax);
  const isPrint = attribute(node, "media", limits.authorCharsMax)?.toLowerCase() === "print";
  const told = attribute(node, "rel", limits.authorCharsMax)?.toLowerCase();
  const rel = told === "alternate" && isPrint ? "print" : told;
  if (target !== undefined && rel !== undefined) keepUnder(facts.links, rel, target);
}

function readPrintLink(node: MarkupNode, facts: Collected): void {
  const target = attribute(node, "href", limits.urlCharsMax);
  if (target !== undefined && printAddress.test(target)) keepUnder(facts.links, "print", target);
}

function readScript(node: MarkupNode, facts: Collected): void {
  const type = attribute(node, "type", limits.authorCharsMax)?.toLowerCase();
  if (type?.startsWith("application/ld+json") !== true) return;

  keepText(facts.structured, textBelow(node, structuredCharsMax));
}

function readHeadline(node: MarkupNode, facts: Collected): void {
  keepText(facts.headlines, textBelow(node, limits.titleCharsMax));
}

function isSubheading(node: MarkupNode, { isHeaded }: NameSigns): boolean {
  return isHeaded || node.name === "h2" || node.name === "h3";
}

function keepUnder(lists: Map<string, string[]>, name: string, value: string): void {
  const values = lists.get(name) ?? [];
  if (values.length < factsMax) lists.set(name, [...values, value]);
}

function keepText(list: string[], text: string): void {
  if (text.trim() !== "") keep(list, text);
}

function keep<Kind>(list: Kind[], one: Kind): void {
  if (list.length < factsMax) list.push(one);
}
