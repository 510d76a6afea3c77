// Tells a feed from what is served in its place, and finds where it begins.
import type { NotAFeed } from "../core/feed/feed.ts";
import type { Prefixes } from "./namespaces.ts";
import type { Piece, Tag } from "./pieces.ts";
import { type Vocabulary, vocabulary } from "./vocabulary.ts";

export type Dialect = "feed" | "sitemap";

export type FoundRoot =
  | {
      readonly kind: "root";
      readonly root: Tag;
      /** The first piece inside of it. */
      readonly next: number;
      readonly dialect: Dialect;
      readonly meaningOf: Vocabulary;
    }
  | { readonly kind: "not-a-feed"; readonly why: NotAFeed; readonly detail: string };

/** Scripts may have printed a warning before the feed; a page that merely has an element of that name is no feed. */
export function findRoot(list: readonly Piece[], prefixes: Prefixes): FoundRoot {
  const sitemap = sitemapRoot(list, prefixes);
  if (sitemap !== undefined) return sitemap;

  const meaningOf = vocabulary(prefixes, "feed");
  const index = rootIndex(list, meaningOf);
  const root = list[index];
  if (isPage(index === -1 ? list : list.slice(0, index))) {
    return { kind: "not-a-feed", why: "html", detail: "The address holds a web page, not a feed." };
  }
  // Where the root itself got lost, what is left of the feed begins with its first channel or entry.
  if (root?.kind === "open") {
    const isRoot = meaningOf(root.name).kind === "root";
    return { kind: "root", root, next: isRoot ? index + 1 : index, dialect: "feed", meaningOf };
  }
  return notAFeed("unreadable", `The document is neither RSS nor Atom. ${firstElement(list)}`);
}

function rootIndex(list: readonly Piece[], meaningOf: Vocabulary): number {
  const isOne = (kinds: readonly string[]) => (piece: Piece) =>
    piece.kind === "open" && kinds.includes(meaningOf(piece.name).kind);
  const root = list.findIndex(isOne(["root"]));
  return root === -1 ? list.findIndex(isOne(["channel", "entry"])) : root;
}

/** Sitemaps for news engines are feeds in all but name; other sitemaps list every page there is. */
function sitemapRoot(list: readonly Piece[], prefixes: Prefixes): FoundRoot | undefined {
  const index = list.findIndex(({ kind }) => kind === "open");
  const root = list[index];
  const name = root?.kind === "open" ? root.name.replace(/^.*:/, "") : "";
  if (name === "sitemapindex") {
    return notAFeed(
      "sitemap",
      "The document is an index of sitemaps, not a feed. List one of its news sitemaps instead.",
    );
  }
  if (name !== "urlset" || root?.kind !== "open") return undefined;

  const meaningOf = vocabulary(prefixes, "sitemap");
  const isNews = list.some((piece) => piece.kind === "open" && meaningOf(piece.name).kind === "pass");
  return isNews
    ? { kind: "root", root, next: index + 1, dialect: "sitemap", meaningOf }
    : notAFeed("sitemap", "The document is a sitemap of pages without a word about news, not a feed.");
}

function firstElement(list: readonly Piece[]): string {
  const first = list.find((piece) => piece.kind === "open");
  return first?.kind === "open" ? `Its first element is <${first.name.slice(0, 40)}>.` : "It has no elements.";
}

function isPage(list: readonly Piece[]): boolean {
  return list.some((piece) => piece.kind === "open" && /^(?:html|head|body)$/.test(piece.name));
}

function notAFeed(why: NotAFeed, detail: string): FoundRoot {
  return { kind: "not-a-feed", why, detail };
}
