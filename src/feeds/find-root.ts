// Tells a feed from what is served in its place, and finds where it begins.
import type { NotAFeed } from "../core/feed/feed.ts";
import type { Piece, Tag } from "./pieces.ts";
import { meaningOf, type Prefixes } from "./vocabulary.ts";

export type FoundRoot =
  | { readonly kind: "root"; readonly root: Tag; readonly index: number }
  | { readonly kind: "not-a-feed"; readonly why: NotAFeed; readonly detail: string };

/** Scripts may have printed a warning before the feed; a page that merely has an element of that name is no feed. */
export function findRoot(list: readonly Piece[], prefixes: Prefixes): FoundRoot {
  const index = list.findIndex((piece) => piece.kind === "open" && meaningOf(piece.name, prefixes).kind === "root");
  const root = list[index];
  if (isPage(index === -1 ? list : list.slice(0, index))) {
    return { kind: "not-a-feed", why: "html", detail: "The address holds a web page, not a feed." };
  }
  if (root?.kind === "open") return { kind: "root", root, index };

  const first = list.find((piece) => piece.kind === "open");
  const found = first?.kind === "open" ? `Its first element is <${first.name.slice(0, 40)}>.` : "It has no elements.";
  return { kind: "not-a-feed", why: "unreadable", detail: `The document is neither RSS nor Atom. ${found}` };
}

function isPage(list: readonly Piece[]): boolean {
  return list.some((piece) => piece.kind === "open" && /^(?:html|head|body)$/i.test(piece.name));
}
