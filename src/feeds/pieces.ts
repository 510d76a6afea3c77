// Cuts markup into its pieces without judging them: nothing is expanded, and no mistake stops it.
import { limits } from "../core/limits.ts";
import { tagEnd } from "./tag-end.ts";

export type Piece =
  | {
      readonly kind: "text" | "cdata" | "comment" | "instruction" | "doctype";
      readonly start: number;
      readonly end: number;
    }
  | {
      readonly kind: "open" | "close";
      readonly start: number;
      readonly end: number;
      /** In lower case, with its prefix. */
      readonly name: string;
      readonly isEmpty: boolean;
    };

export type Tag = Extract<Piece, { kind: "open" | "close" }>;

const nothing = -1;

/** What is known of a document while it is cut. */
type Cutting = {
  readonly markup: string;
  /** The few names it has, each made small once. */
  readonly names: Map<string, string>;
  /** Where the last of each sign stands, once that has been asked: what is opened behind it is never closed. */
  readonly lasts: Map<string, number>;
};

/**
 * Every character of the text is in exactly one piece, in order, up to the limit of pieces. A "<" that begins nothing
 * is text.
 */
export function pieces(markup: string): readonly Piece[] {
  const list: Piece[] = [];
  const cutting = { markup, names: new Map<string, string>(), lasts: new Map<string, number>() };
  let textStart = 0;
  let at = markup.indexOf("<");
  while (at !== nothing && list.length < limits.feedPiecesMax) {
    const piece = pieceAt(cutting, at);
    if (piece === undefined) {
      at = markup.indexOf("<", at + 1);
      continue;
    }
    if (textStart < at) list.push({ kind: "text", start: textStart, end: at });
    list.push(piece);
    textStart = piece.end;
    at = markup.indexOf("<", piece.end);
  }
  if (textStart < markup.length && at === nothing) list.push({ kind: "text", start: textStart, end: markup.length });
  return list;
}

function pieceAt(cutting: Cutting, start: number): Piece | undefined {
  const sign = cutting.markup.charAt(start + 1);
  if (sign !== "!" && sign !== "?") return tagAt(cutting, start);

  const isDoctype = /^<!doctype/i.test(cutting.markup.slice(start, start + 9));
  return isDoctype ? doctypeAt(cutting.markup, start) : sectionAt(cutting, start);
}

type Section = {
  readonly kind: "cdata" | "comment" | "instruction";
  readonly opening: string;
  readonly closing: string;
};

const instruction: Section = { kind: "instruction", opening: "<", closing: ">" };
const sections: readonly Section[] = [
  { kind: "comment", opening: "<!--", closing: "-->" },
  { kind: "cdata", opening: "<![CDATA[", closing: "]]>" },
];

/**
 * A comment or CDATA that is never closed would hide the rest of the document; only its opening is passed over then.
 * The closing sign is looked for in this one place only: the compiler of V8 takes such a search for free of effects,
 * and merges two of them in two branches into one that comes before both, for every "<" there is.
 */
function sectionAt({ markup, lasts }: Cutting, start: number): Piece {
  const section = sections.find(({ opening }) => markup.startsWith(opening, start)) ?? instruction;
  const { kind, opening, closing } = section;
  if (section !== instruction && lastOf(closing, { markup, lasts }) < start)
    return { kind: "instruction", start, end: start + opening.length };

  const at = markup.indexOf(closing, start);
  return { kind, start, end: at === nothing ? markup.length : at + closing.length };
}

function lastOf(sign: string, { markup, lasts }: Pick<Cutting, "markup" | "lasts">): number {
  const known = lasts.get(sign);
  if (known !== undefined) return known;

  const last = markup.lastIndexOf(sign);
  lasts.set(sign, last);
  return last;
}

/** The internal subset, between brackets, belongs to it. */
function doctypeAt(markup: string, start: number): Piece {
  const plainEnd = markup.indexOf(">", start);
  const hasSubset = markup.slice(start, plainEnd).includes("[");
  const closing = hasSubset ? markup.indexOf("]", start) : start;
  const end = closing === nothing ? nothing : markup.indexOf(">", closing);
  return { kind: "doctype", start, end: end === nothing ? markup.length : end + 1 };
}

const namePattern = /[A-Za-z_][\w.:-]*/y;

function tagAt({ markup, names }: Cutting, start: number): Tag | undefined {
  const isClose = markup.charAt(start + 1) === "/";
  const nameStart = start + (isClose ? 2 : 1);
  namePattern.lastIndex = nameStart;
  if (!namePattern.test(markup)) return undefined;

  const nameEnd = namePattern.lastIndex;
  const end = markup.charAt(nameEnd) === ">" ? nameEnd + 1 : tagEnd(markup, nameEnd);
  if (end === undefined) return undefined;

  const name = smallName(markup.slice(nameStart, nameEnd), names);
  return { kind: isClose ? "close" : "open", start, end, name, isEmpty: markup.charAt(end - 2) === "/" };
}

function smallName(written: string, names: Map<string, string>): string {
  const known = names.get(written);
  if (known !== undefined) return known;

  const name = written.toLowerCase();
  names.set(written, name);
  return name;
}
