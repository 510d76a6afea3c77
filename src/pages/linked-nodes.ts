// Reads structured data (JSON-LD) into its nodes, whatever sites have wrapped around it.
import { z } from "zod";

export type LinkedNode = { readonly types: readonly string[]; readonly fields: Readonly<Record<string, unknown>> };

/** Graphs are small; a page that sends more is not read to its end. */
const nodesMax = 5_000;
const record = z.record(z.string(), z.unknown());
const typeNames = z.union([z.string(), z.array(z.string())]);

/** Every node of every script, outermost first. Broken JSON is a problem, not an error. */
export function linkedNodes(scripts: readonly string[]): {
  readonly nodes: readonly LinkedNode[];
  readonly problems: readonly string[];
} {
  const nodes: LinkedNode[] = [];
  const problems: string[] = [];
  for (const script of scripts) {
    const parsed = parse(script);
    if (parsed === undefined) problems.push("Structured data of the page is not JSON.");
    else nodes.push(...nodesIn(parsed.value));
  }
  return { nodes, problems };
}

/** Sites wrap it in comments or CDATA, put line ends into strings and commas after the last value; all that is mended. */
function parse(script: string): { readonly value: unknown } | undefined {
  const json = script
    .replace(/^\s*(?:<!--|\/\*\s*<!\[CDATA\[\s*\*\/|\/\/\s*<!\[CDATA\[|<!\[CDATA\[)/, "")
    .replace(/(?:-->|\/\*\s*\]\]>\s*\*\/|\/\/\s*\]\]>|\]\]>)?[\s;]*$/, "")
    .replace(/[\s\p{Cc}]+/gu, " ");
  return parseJson(json) ?? parseJson(json.replace(/,\s*([}\]])/g, "$1").replace(/\\(?!["\\/bfnrtu])/g, ""));
}

function parseJson(json: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(json) };
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** Every object at any depth, outermost first, found without recursion. */
function nodesIn(value: unknown): readonly LinkedNode[] {
  const found: LinkedNode[] = [];
  const pending: unknown[] = [value];
  for (let index = 0; index < Math.min(pending.length, nodesMax); index++) {
    const next = pending[index];
    if (Array.isArray(next)) {
      pending.push(...next.slice(0, nodesMax));
      continue;
    }
    const inner = record.safeParse(next);
    if (!inner.success) continue;

    found.push({ types: typesOf(inner.data), fields: inner.data });
    pending.push(...Object.values(inner.data).slice(0, nodesMax));
  }
  return found;
}

/** `http://schema.org/NewsArticle` and `schema:NewsArticle` are `NewsArticle`. */
function typesOf(fields: Readonly<Record<string, unknown>>): readonly string[] {
  const told = typeNames.safeParse(fields["@type"]);
  return told.success ? [told.data].flat().map((type) => type.replace(/^.*[/:#]/, "")) : [];
}
