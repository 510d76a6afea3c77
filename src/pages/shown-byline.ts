// Reads the bylines that a page shows: links to authors, microdata, and elements whose names say who wrote.
import { limits } from "../core/limits.ts";
import { squeeze } from "./clean-text.ts";
import { attribute, childrenOf, type MarkupNode, textBelow } from "./markup.ts";
import { isBylineName, type NameSigns } from "./name-signs.ts";
import type { Place } from "./page-place.ts";

export type NamedByline = Place & {
  /** Each as a block of its own shows it. */
  readonly lines: readonly string[];
  readonly source: "author-link" | "microdata" | "byline";
};

const authorAddress =
  /\/(?:authors?|autor(?:en|es)?|auteurs?|staff|people|contributors?|journalists?|by|profile|writers?|team|redakteure?|person|newsteam|reporters?)\//i;
/** What publishing systems say in the title of a link to an author. */
const postsBy =
  /^(?:(?:view |zeige |voir )?(?:all |alle |tous les )?(?:posts?|articles?|beiträge|artikel|entradas|publicaciones|articoli) (?:by|von|de|di|von:)|visit)\s+(.+?)(?:['’]s website)?$/iu;
/** Names of parts of a byline that are no names of people. */
const besideName =
  /(?:^|[\s_-])(?:role|job|position|title|jobtitle|job-title|bio|desc\w*|date|time|datetime|published|updated|category|categories|cat|section|location|social|share|follow|email|mail|read\w*|comments?|label|tags?|outlet|organi[sz]ation|company|icon|sr-only|screen-reader-text|visually-hidden)(?:$|[\s_-])/i;
const skippedTags = new Set(["script", "style", "svg", "time", "button", "img", "noscript"]);
const lineTags = new Set([
  "p",
  "div",
  "li",
  "ul",
  "br",
  "h2",
  "h3",
  "h4",
  "h5",
  "h6",
  "dd",
  "dt",
  "tr",
  "td",
  "address",
  "section",
]);
const bylineCharsMax = 400;

export function readByline(node: MarkupNode, place: Place, signs: NameSigns): NamedByline | undefined {
  const source = sourceOf(node, signs);
  if (source === undefined) return undefined;

  const lines = bylineLines(node);
  return lines.length === 0 ? undefined : { ...place, lines, source };
}

function sourceOf(node: MarkupNode, signs: NameSigns): NamedByline["source"] | undefined {
  const rel = attribute(node, "rel", limits.authorCharsMax);
  if (rel !== undefined && /\bauthor\b/i.test(rel)) return "author-link";

  const property =
    attribute(node, "itemprop", limits.authorCharsMax) ?? attribute(node, "property", limits.authorCharsMax);
  if (property !== undefined && /^(?:schema:)?(?:author|creator)$/i.test(property)) return "microdata";

  const told = attribute(node, "data-testid", limits.authorCharsMax);
  return signs.isByline || (told !== undefined && isBylineName(told)) ? "byline" : undefined;
}

/** Links to authors inside say the names best; without them every line of the element is asked. */
function bylineLines(root: MarkupNode): readonly string[] {
  const { lines, links } = gather(root);
  const titled = postsBy.exec(attribute(root, "title", limits.authorCharsMax) ?? "")?.[1];
  const said = titled === undefined ? links.filter((text) => /\p{L}{2}/u.test(text)) : [titled];
  const shown = lines.map((line) => squeeze(line)).filter((line) => line !== "");
  return said.length > 0 ? [said.join(" | "), ...shown] : shown;
}

type Gathered = { readonly lines: string[]; readonly links: string[]; chars: number };

/** A whole biography is no byline: of one that is too long nothing is kept. */
function gather(root: MarkupNode): Gathered {
  const gathered: Gathered = { lines: [""], links: [], chars: 0 };
  const pending: MarkupNode[] = [root];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (node !== root && isLeftOut(node)) gathered.lines.push("");
    else pending.push(...take(node, gathered).toReversed());
    if (gathered.chars > bylineCharsMax) return { lines: [], links: [], chars: 0 };
  }
  return gathered;
}

/** Notes what a node says and gives what is below it. */
function take(node: MarkupNode, gathered: Gathered): readonly MarkupNode[] {
  if (node.type === "text") gathered.chars += appendTo(gathered.lines, node.data ?? "");
  if (lineTags.has(node.name ?? "")) gathered.lines.push("");
  if (isAuthorLink(node)) gathered.links.push(squeeze(textBelow(node, limits.authorCharsMax)));
  return childrenOf(node);
}

function appendTo(lines: string[], text: string): number {
  lines[lines.length - 1] += `${text} `;
  return text.trim().length;
}

function isLeftOut(node: MarkupNode): boolean {
  if (skippedTags.has(node.name ?? "")) return true;
  return node.attribs?.["class"] !== undefined && besideName.test(node.attribs["class"]);
}

function isAuthorLink(node: MarkupNode): boolean {
  if (node.name !== "a") return false;
  return /\bauthor\b/i.test(node.attribs?.["rel"] ?? "") || authorAddress.test(node.attribs?.["href"] ?? "");
}
