// Reads what stands inside a field's element: text, CDATA, or raw HTML that should have been escaped.
import { escapeHtml } from "../core/html.ts";
import { decodeEntities } from "./entities.ts";
import type { Piece, Tag } from "./pieces.ts";
import type { Vocabulary } from "./vocabulary.ts";

export type Cut = {
  readonly markup: string;
  readonly list: readonly Piece[];
  readonly meaningOf: Vocabulary;
  /** Puts in what the document's own entities stand for. */
  readonly expand: (text: string) => string;
};

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
function closingIndex({ list, meaningOf }: Cut, { name }: Tag, index: number): number | undefined {
  let open = 1;
  let at = index;
  while (open > 0 && open <= sameNameMax && at < list.length) {
    at += 1;
    const tag = tagOf(list[at]);
    if (tag !== undefined && isFrame(tag, meaningOf)) return undefined;
    if (tag?.name === name) open += tag.kind === "open" ? 1 : -1;
  }
  return open === 0 ? at : undefined;
}

/** A tag that opens or closes something. */
function tagOf(piece: Piece | undefined): Tag | undefined {
  return piece?.kind === "close" || (piece?.kind === "open" && !piece.isEmpty) ? piece : undefined;
}

function isFrame({ name }: Tag, meaningOf: Vocabulary): boolean {
  const { kind } = meaningOf(name);
  return kind === "entry" || kind === "channel" || kind === "root";
}

/** Nobody closed it, so it ends where the next tag begins. */
function unclosedValue(cut: Cut, from: number): FieldValue {
  let end = from;
  while (end < cut.list.length && !isTag(cut.list[end])) end++;

  return { value: end === cut.list.length ? undefined : insideValue(cut, from, end), next: end };
}

function insideValue(cut: Cut, from: number, to: number): string {
  const { list } = cut;
  const first = list[from];
  if (to - from === 1 && first !== undefined) return pieceValue(cut, first, isTag(first));

  const inside = list.slice(from, to);
  const isHtml = inside.some(isTag);
  return inside.map((piece) => pieceValue(cut, piece, isHtml)).join("");
}

/** Beside real tags, what is escaped in the markup is text for the reader and stays escaped. */
function pieceValue({ markup, expand }: Cut, piece: Piece, isHtml: boolean): string {
  const raw = markup.slice(piece.start, piece.end);
  switch (piece.kind) {
    case "text":
      return isHtml ? expand(raw) : decodeEntities(expand(raw));
    case "cdata": {
      const content = raw.slice("<![CDATA[".length, raw.endsWith("]]>") ? -"]]>".length : undefined);
      return isHtml ? escapeHtml(content) : content;
    }
    case "open":
    case "close":
      return raw.includes(":") ? raw.replace(/^<(\/?)[\w.-]+:/, "<$1") : raw;
    default:
      return "";
  }
}

function isTag(piece: Piece | undefined): boolean {
  return piece?.kind === "open" || piece?.kind === "close";
}
