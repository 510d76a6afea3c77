// Takes the parts of a page from where the operator's selectors say that they are.
import { load } from "cheerio/slim";
import { limits } from "../core/limits.ts";
import type { PageSelectors } from "../core/page-selectors.ts";
import { namesIn } from "./author-names.ts";
import { knowBlock } from "./block-kind.ts";
import { plainLine } from "./clean-text.ts";
import { readDateText, type ToldDate } from "./date-text.ts";
import { dayIn } from "./local-day.ts";
import type { MarkupNode } from "./markup.ts";
import type { About } from "./page-about.ts";
import { type PageText, pageText } from "./page-text.ts";
import { walkPage } from "./walk-page.ts";

export type SelectedParts = {
  /** The page without what was to be dropped. */
  readonly root: MarkupNode;
  /** Elements that hold the body, in page order; empty when the selector met nothing. */
  readonly body: readonly MarkupNode[];
  readonly title: string | undefined;
  readonly author: string | undefined;
  readonly date: ToldDate | undefined;
  /** Selectors that met nothing: the site may have changed. */
  readonly problems: readonly string[];
};

export function selectParts(markup: string, selectors: PageSelectors): SelectedParts {
  const $ = load(markup);
  for (const drop of selectors.drop) $(drop).remove();

  const text = (selector: string | undefined) => {
    if (selector === undefined) return undefined;
    const found = $(selector).first();
    return plainLine(found.attr("datetime") ?? found.attr("content") ?? found.text(), limits.titleCharsMax);
  };
  const body = selectors.body === undefined ? [] : outermost($(selectors.body).toArray());
  const [title, author, date] = [text(selectors.title), text(selectors.author), text(selectors.date)];
  const met = {
    body: body.length > 0,
    title: title !== undefined,
    author: author !== undefined,
    date: date !== undefined,
  };
  return {
    root: $.root()[0] ?? { type: "root" },
    body,
    title,
    author,
    date: date === undefined ? undefined : readDateText(date),
    problems: (["body", "title", "author", "date"] as const)
      .filter((part) => selectors[part] !== undefined && !met[part])
      .map((part) => `The selector of ${part} for ${selectors.host} met nothing on this page.`),
  };
}

/** An element inside another that was selected is not told twice. */
function outermost<Node extends { readonly parent: unknown }>(nodes: readonly Node[]): readonly Node[] {
  const chosen = new Set<unknown>(nodes);
  return nodes.filter((node) => !hasChosenAbove(node, chosen));
}

function hasChosenAbove(node: { readonly parent: unknown }, chosen: ReadonlySet<unknown>): boolean {
  for (let above = node.parent; isNode(above); above = above.parent) if (chosen.has(above)) return true;
  return false;
}

function isNode(value: unknown): value is { readonly parent: unknown } {
  return typeof value === "object" && value !== null && "parent" in value;
}

/** All that was selected, block for block: the operator has chosen, so nothing is left out of it. */
export function selectedText(body: readonly MarkupNode[]): PageText {
  const page = walkPage({ type: "root", children: body });
  return pageText(page.blocks.map((block) => knowBlock(block, page.containers)));
}

/** What was selected stands in place of what was found. */
export function withSelected(about: About, { author, date }: SelectedParts): About {
  const names = author === undefined ? [] : namesIn(author, "shown");
  const sources = {
    ...about.metadata.sources,
    ...(names.length === 0 ? {} : { authors: "selector" as const }),
    ...(date === undefined ? {} : { publishedAt: "selector" as const }),
  };
  const authors = names.length === 0 ? about.metadata.authors : names;
  const dated =
    date === undefined
      ? {}
      : { publishedZone: date.zone, publishedHasTime: date.hasTime, publishedDay: dayIn(date.at, date.zone) };
  return {
    ...about,
    author: names.length === 0 ? about.author : names.join(", "),
    publishedAt: date?.at ?? about.publishedAt,
    metadata: { ...about.metadata, authors, ...dated, sources },
  };
}
