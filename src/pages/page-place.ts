// Tells where in a page a node stands: in the article's own part, or beside it in menus, comments and lists.
import type { MarkupNode } from "./markup.ts";
import type { NameSigns } from "./name-signs.ts";

export type Place = {
  /** Inside a part that is beside the article: a menu, comments, a list of other articles. */
  readonly isBeside: boolean;
  /** The main headline has been passed. */
  readonly isBelowHeadline: boolean;
  /** How many elements come before it. */
  readonly order: number;
};

const besideTags = new Set(["nav", "footer"]);
/** Templates name whole pages after their smallest part, so these are never believed to be beside the article. */
const wholeTags = new Set(["html", "body", "main", "article", "h1"]);

export function startsBeside(node: MarkupNode, { isBeside }: NameSigns): boolean {
  if (node.name === undefined || wholeTags.has(node.name)) return false;
  return besideTags.has(node.name) || (isBeside && node.attribs?.["class"] !== undefined);
}

/** How many nodes may stand between the headline and a date that readers take for the article's. */
const headlineReach = 40;

export function isAtHeadline({ order }: Pick<Place, "order">, headlineOrder: number | undefined): boolean {
  return headlineOrder !== undefined && Math.abs(order - headlineOrder) <= headlineReach;
}
