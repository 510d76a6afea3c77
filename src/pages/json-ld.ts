// Finds the article in a page's structured data (JSON-LD, schema.org).
import { z } from "zod";

export type LinkedArticle = {
  readonly headline: string | undefined;
  readonly authors: readonly string[];
  /** Organisations that are named as authors, mostly the outlet itself. */
  readonly organisations: readonly string[];
  readonly datePublished: string | undefined;
  readonly body: string | undefined;
};

/** Graphs are small; a page that sends more is not read to its end. */
const nodesMax = 5_000;
const authorsMax = 20;
const articleType = /(?:Article|Posting|Report|Review)$/;

const text = z.string().optional().catch(undefined);
const articleNode = z.object({
  "@type": z.union([z.string(), z.array(z.string())]),
  headline: text,
  datePublished: text,
  articleBody: text,
  author: z.unknown().optional(),
});
type ArticleNode = z.infer<typeof articleNode>;
const named = z.object({ "@type": z.unknown().optional(), name: z.union([z.string(), z.array(z.string())]) });
const fields = z.record(z.string(), z.unknown());

/** The first node that calls itself an article and says something about itself. Broken JSON is a problem, not an error. */
export function linkedArticle(scripts: readonly string[]): {
  readonly article: LinkedArticle | undefined;
  readonly problems: readonly string[];
} {
  const problems: string[] = [];
  const articles: LinkedArticle[] = [];
  for (const script of scripts) {
    const parsed = parse(script);
    if (parsed === undefined) problems.push("Structured data of the page is not JSON.");
    else
      articles.push(
        ...recordsIn(parsed.value)
          .map(readArticle)
          .filter((one) => one !== undefined),
      );
  }
  const told = articles.filter((one) => one.headline !== undefined || one.datePublished !== undefined);
  return { article: told[0], problems };
}

/** Sites wrap it in comments or CDATA and put line ends into strings; all that is taken off first. */
function parse(script: string): { readonly value: unknown } | undefined {
  const json = script
    .replace(/^\s*(?:<!--|\/\*\s*<!\[CDATA\[\s*\*\/|\/\/\s*<!\[CDATA\[|<!\[CDATA\[)/, "")
    .replace(/(?:-->|\/\*\s*\]\]>\s*\*\/|\/\/\s*\]\]>|\]\]>)?[\s;]*$/, "")
    .replace(/\s+/g, " ");
  try {
    return { value: JSON.parse(json) };
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** Every object at any depth, outermost first, found without recursion. */
function recordsIn(value: unknown): readonly unknown[] {
  const found: unknown[] = [];
  const pending: unknown[] = [value];
  for (let index = 0; index < Math.min(pending.length, nodesMax); index++) {
    const next = pending[index];
    if (Array.isArray(next)) {
      pending.push(...next.slice(0, nodesMax));
      continue;
    }
    const inner = fields.safeParse(next);
    if (!inner.success) continue;

    found.push(inner.data);
    pending.push(...Object.values(inner.data).slice(0, nodesMax));
  }
  return found;
}

function readArticle(value: unknown): LinkedArticle | undefined {
  const node = articleNode.safeParse(value);
  if (!node.success || ![node.data["@type"]].flat().some((type) => articleType.test(type))) return undefined;

  const { headline, datePublished, articleBody }: ArticleNode = node.data;
  return { headline, datePublished, body: articleBody, ...authorsIn(node.data.author) };
}

/** A name, an object with a name, or lists of both. */
function authorsIn(author: unknown): Pick<LinkedArticle, "authors" | "organisations"> {
  const told = [author].flat(2).slice(0, authorsMax);
  const objects = told.map((one) => named.safeParse(one)).flatMap(({ data }) => (data === undefined ? [] : [data]));
  const namesOf = (list: typeof objects) => list.flatMap(({ name }) => [name].flat());
  const isOrganisation = (type: unknown) => typeof type === "string" && /organi[sz]ation$/i.test(type);
  return {
    authors: [
      ...told.filter((one) => typeof one === "string"),
      ...namesOf(objects.filter((one) => !isOrganisation(one["@type"]))),
    ],
    organisations: namesOf(objects.filter((one) => isOrganisation(one["@type"]))),
  };
}
