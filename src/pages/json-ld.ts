// Finds the article in a page's structured data (JSON-LD, schema.org), and what is said about it there.
import { type LinkedNode, linkedNodes } from "./linked-nodes.ts";
import { firstText, isFreeOf, namesOf, textsOf } from "./linked-values.ts";

export type LinkedArticle = {
  readonly headline: string | undefined;
  readonly authors: readonly string[];
  /** Organisations that are named as authors, mostly the outlet itself. */
  readonly organisations: readonly string[];
  readonly datePublished: string | undefined;
  readonly dateModified: string | undefined;
  readonly body: string | undefined;
  readonly outlet: string | undefined;
  readonly image: string | undefined;
  readonly section: string | undefined;
  readonly keywords: readonly string[];
  /** What schema.org calls `isAccessibleForFree`. */
  readonly isFree: boolean | undefined;
};

const articleType = /(?:Article|Posting|Report)$/;
/** What pages call themselves that hold an article without saying so; asked only when nothing is called an article. */
const pageType =
  /^(?:(?:Web|Item|About|Medical\w*|Profile)Page|Recipe|HowTo|Review|CreativeWork|PodcastEpisode|VideoObject|Course)$/;
const organisationType = /organi[sz]ation$|^(?:Corporation|NewsMediaOrganization)$/i;
const keywordsMax = 30;
const authorsMax = 20;

/** The first node that calls itself an article and says something about itself; what it leaves out, others of the same headline tell. */
export function linkedArticle(scripts: readonly string[]): {
  readonly article: LinkedArticle | undefined;
  readonly problems: readonly string[];
} {
  const { nodes, problems } = linkedNodes(scripts);
  const names = namesById(nodes);
  const told = (type: RegExp) =>
    nodes
      .filter(({ types }) => types.some((one) => type.test(one)))
      .map((node) => readArticle(node, names))
      .filter((one) => one.headline !== undefined || one.datePublished !== undefined);
  const articles = told(articleType);
  const first = articles[0] ?? told(pageType).find((one) => one.datePublished !== undefined);
  if (first === undefined) return { article: undefined, problems };

  const same = articles.filter(({ headline }) => headline === undefined || headline === first.headline);
  return { article: same.reduce(completed, first), problems };
}

function readArticle({ fields }: LinkedNode, names: ReadonlyMap<string, LinkedNode>): LinkedArticle {
  const authors = [fields["author"] ?? fields["creator"]]
    .flat(2)
    .slice(0, authorsMax)
    .map((one) => resolved(one, names));
  const isOrganisation = (one: unknown) => [one].flatMap(typesIn).some((type) => organisationType.test(type));
  return {
    headline: firstText(fields["headline"]),
    authors: authors.filter((one) => !isOrganisation(one)).flatMap(namesOf),
    organisations: authors.filter(isOrganisation).flatMap(namesOf),
    datePublished: firstText(fields["datePublished"]) ?? firstText(fields["dateCreated"]),
    dateModified: firstText(fields["dateModified"]),
    body: firstText(fields["articleBody"]),
    outlet: namesOf(resolved([fields["publisher"]].flat()[0], names))[0],
    image: textsOf(fields["image"], "url")[0] ?? firstText(fields["thumbnailUrl"]),
    section: firstText(fields["articleSection"]),
    keywords: textsOf(fields["keywords"], "name").slice(0, keywordsMax),
    isFree: isFreeOf(fields["isAccessibleForFree"]),
  };
}

function completed(article: LinkedArticle, other: LinkedArticle): LinkedArticle {
  const isNamed = article.authors.length > 0;
  return {
    headline: article.headline ?? other.headline,
    authors: isNamed ? article.authors : other.authors,
    organisations: article.organisations.length > 0 ? article.organisations : other.organisations,
    datePublished: article.datePublished ?? other.datePublished,
    dateModified: article.dateModified ?? other.dateModified,
    body: article.body ?? other.body,
    outlet: article.outlet ?? other.outlet,
    image: article.image ?? other.image,
    section: article.section ?? other.section,
    keywords: article.keywords.length > 0 ? article.keywords : other.keywords,
    isFree: article.isFree ?? other.isFree,
  };
}

/** Graphs say `{ "@id": "#jane" }` and tell who that is elsewhere. */
function namesById(nodes: readonly LinkedNode[]): ReadonlyMap<string, LinkedNode> {
  const named = nodes.filter(({ fields }) => typeof fields["@id"] === "string" && fields["name"] !== undefined);
  return new Map(named.map((node) => [String(node.fields["@id"]), node]));
}

function resolved(value: unknown, names: ReadonlyMap<string, LinkedNode>): unknown {
  if (typeof value !== "object" || value === null || "name" in value || !("@id" in value)) return value;
  return names.get(String(value["@id"]))?.fields ?? value;
}

function typesIn(value: unknown): readonly string[] {
  if (typeof value !== "object" || value === null || !("@type" in value)) return [];
  return [value["@type"]].flat().filter((type) => typeof type === "string");
}
