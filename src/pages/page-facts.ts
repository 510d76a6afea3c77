// Collects in one pass what a page says about itself: meta tags, links, structured data, headlines, bylines, times.
import { limits } from "../core/limits.ts";
import { squeeze } from "./clean-text.ts";
import { classAndId } from "./element-hints.ts";
import { attribute, type MarkupNode, nodesBelow, textBelow } from "./markup.ts";

export type PageFacts = {
  /** `name`, `property` or `itemprop` in lower case, with its values in page order. */
  readonly metas: ReadonlyMap<string, readonly string[]>;
  readonly canonical: string | undefined;
  readonly language: string | undefined;
  readonly titleTag: string | undefined;
  readonly headlines: readonly string[];
  readonly times: readonly string[];
  readonly bylines: readonly string[];
  /** Texts of JSON-LD scripts, unparsed. */
  readonly structured: readonly string[];
};

type Collected = {
  readonly metas: Map<string, string[]>;
  canonical: string | undefined;
  language: string | undefined;
  titleTag: string | undefined;
  readonly headlines: string[];
  readonly times: string[];
  readonly bylines: string[];
  readonly structured: string[];
};

const structuredCharsMax = 1024 * 1024;
const factsMax = 50;
const bylinePattern = /(?:^|[\s_-])(?:by-?line|authors?|author-?name|p-author|writer|journalist)(?:$|[\s_-])/i;
const notBylinePattern = /author-?(?:bio|box|image|avatar|photo|desc)|comment|related|card/i;

export function pageFacts(root: MarkupNode): PageFacts {
  const facts: Collected = {
    metas: new Map(),
    canonical: undefined,
    language: undefined,
    titleTag: undefined,
    headlines: [],
    times: [],
    bylines: [],
    structured: [],
  };
  for (const node of nodesBelow(root)) {
    if (node.name === undefined) continue;
    (readers.get(node.name) ?? readByline)(node, facts);
  }
  return facts;
}

const readers: ReadonlyMap<string, (node: MarkupNode, facts: Collected) => void> = new Map([
  ["html", readHtml],
  ["title", readTitle],
  ["meta", readMeta],
  ["link", readLink],
  ["script", readScript],
  ["h1", readHeadline],
  ["time", readTime],
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
    if (name === undefined) continue;

    const values = facts.metas.get(name) ?? [];
    if (values.length < factsMax) facts.metas.set(name, [...values, content]);
  }
}

function readLink(node: MarkupNode, facts: Collected): void {
  if (attribute(node, "rel", limits.authorCharsMax)?.toLowerCase() !== "canonical") return;
  facts.canonical ??= attribute(node, "href", limits.urlCharsMax);
}

function readScript(node: MarkupNode, facts: Collected): void {
  const type = attribute(node, "type", limits.authorCharsMax)?.toLowerCase();
  if (type?.startsWith("application/ld+json") !== true) return;

  keep(facts.structured, textBelow(node, structuredCharsMax));
}

function readHeadline(node: MarkupNode, facts: Collected): void {
  keep(facts.headlines, textBelow(node, limits.titleCharsMax));
}

function readTime(node: MarkupNode, facts: Collected): void {
  keep(facts.times, attribute(node, "datetime", limits.authorCharsMax) ?? textBelow(node, limits.authorCharsMax));
}

function readByline(node: MarkupNode, facts: Collected): void {
  const isMarked =
    attribute(node, "rel", limits.authorCharsMax) === "author" ||
    attribute(node, "itemprop", limits.authorCharsMax) === "author";
  if (!isMarked && (node.attribs?.["class"] === undefined || !isNamedByline(classAndId(node)))) return;

  keep(facts.bylines, squeeze(textBelow(node, limits.authorCharsMax)));
}

function isNamedByline(names: string): boolean {
  return bylinePattern.test(names) && !notBylinePattern.test(names);
}

function keep(list: string[], text: string): void {
  if (list.length < factsMax && text.trim() !== "") list.push(text);
}
