// Reads what stands inside a field's element: text, CDATA, or raw HTML that should have been escaped.
import { escapeHtml } from "../core/html.ts";
import { decodeEntities } from "./entities.ts";
import type { Piece, Tag } from "./pieces.ts";
import { meaningOf, type Prefixes } from "./vocabulary.ts";

export type Cut = { readonly markup: string; readonly list: readonly Piece[]; readonly prefixes: Prefixes };

export type FieldValue = {
  /** HTML or text; undefined when the document breaks off inside of it, for half a link is a wrong link. */
  readonly value: string | undefined;
  /** The piece to go on with. */
  readonly next: number;
};

// An element with this many of its own kind open inside of it is not a field that somebody forgot to close once.
const sameNameMax = 3;

/** `index` is the field's opening tag in the list. */
export function readField(cut: Cut, index: number): FieldValue {
  const tag = cut.list[index];
  if (tag?.kind !== "open" || tag.isEmpty) return { value: "", next: index + 1 };

  const closing = closingIndex(cut, tag, index);
  return closing === undefined
    ? unclosedValue(cut, index + 1)
    : { value: insideValue(cut, index + 1, closing), next: closing + 1 };
}

/** Where the element is closed, provided that is within the same entry. */
function closingIndex({ list, prefixes }: Cut, { name }: Tag, index: number): number | undefined {
  const wanted = name.toLowerCase();
  let open = 1;
  let at = index;
  while (open > 0 && open <= sameNameMax && at < list.length) {
    at += 1;
    const tag = tagOf(list[at]);
    if (tag !== undefined && isFrame(tag, prefixes)) return undefined;
    if (tag?.name.toLowerCase() === wanted) open += tag.kind === "open" ? 1 : -1;
  }
  return open === 0 ? at : undefined;
}

/** A tag that opens or closes something. */
function tagOf(piece: Piece | undefined): Tag | undefined {
  const isOne = (piece?.kind === "open" && !piece.isEmpty) || piece?.kind === "close";
  return isOne ? piece : undefined;
}

function isFrame({ name }: Tag, prefixes: Prefixes): boolean {
  const { kind } = meaningOf(name, prefixes);
  return kind === "entry" || kind === "channel" || kind === "root";
}

/** Nobody closed it, so it ends where the next tag begins. */
function unclosedValue(cut: Cut, from: number): FieldValue {
  let end = from;
  while (end < cut.list.length && !isTag(cut.list[end])) end++;

  return { value: end === cut.list.length ? undefined : insideValue(cut, from, end), next: end };
}

function insideValue({ markup, list }: Cut, from: number, to: number): string {
  const inside = list.slice(from, to);
  const isHtml = inside.some(isTag);
  return inside.map((piece) => pieceValue(markup, piece, isHtml)).join("");
}

/** Beside real tags, what is escaped in the markup is text for the reader and stays escaped. */
function pieceValue(markup: string, piece: Piece, isHtml: boolean): string {
  const raw = markup.slice(piece.start, piece.end);
  switch (piece.kind) {
    case "text":
      return isHtml ? raw : decodeEntities(raw);
    case "cdata": {
      const content = raw.slice("<![CDATA[".length).replace(/\]\]>$/, "");
      return isHtml ? escapeHtml(content) : content;
    }
    case "open":
    case "close":
      return raw.replace(/^<(\/?)[\w.-]+:/, "<$1");
    default:
      return "";
  }
}

function isTag(piece: Piece | undefined): boolean {
  return piece?.kind === "open" || piece?.kind === "close";
}
