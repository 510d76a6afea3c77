// What has to be known of a whole document before its parts can be understood.
import { limits } from "../core/limits.ts";
import { declaredEntities, type Entities, noEntities } from "./declared-entities.ts";
import { addPrefixes, type Prefixes } from "./namespaces.ts";
import type { Piece } from "./pieces.ts";

export type Survey = {
  readonly prefixes: Prefixes;
  /** Names that are closed somewhere; an element that never is, is taken as empty. */
  readonly closed: ReadonlySet<string>;
  readonly entities: Entities;
  /** Whether any element says what relative addresses stand on. */
  readonly hasBases: boolean;
};

export function survey(markup: string, list: readonly Piece[]): Survey {
  const prefixes = new Map<string, string>();
  const closed = new Set<string>();
  let entities: Entities = noEntities;
  let hasBases = false;
  for (const piece of list) {
    if (piece.kind === "close") closed.add(piece.name);
    else if (piece.kind === "open") hasBases = seeAttributes(markup, piece, prefixes) || hasBases;
    else if (piece.kind === "doctype") entities = declaredEntities(markup.slice(piece.start, piece.end));
  }
  return { prefixes, closed, entities, hasBases };
}

type Place = { readonly start: number; readonly end: number; readonly name: string };

/** Whether there is an xml:base. Most tags have no attributes at all, and only a few of the others declare anything. */
function seeAttributes(markup: string, { start, end, name }: Place, prefixes: Map<string, string>): boolean {
  const length = end - start;
  if (length <= name.length + "<>".length || length > limits.attributeCharsMax) return false;

  const tag = markup.slice(start, end);
  if (tag.includes("xmlns:") || tag.includes("XMLNS:")) addPrefixes(tag, prefixes);
  return tag.includes("xml:base") || tag.includes("XML:BASE");
}
