// What has to be known of a whole document before its parts can be understood.
import { limits } from "../core/limits.ts";
import type { Piece } from "./pieces.ts";
import { addPrefixes, type Prefixes } from "./vocabulary.ts";

export type Survey = {
  readonly prefixes: Prefixes;
  /** Names that are closed somewhere, in lower case; an element that never is, is taken as empty. */
  readonly closed: ReadonlySet<string>;
  readonly hasEntities: boolean;
};

export function survey(markup: string, list: readonly Piece[]): Survey {
  const prefixes = new Map<string, string>();
  const closed = new Set<string>();
  let hasEntities = false;
  for (const piece of list) {
    const length = piece.end - piece.start;
    if (piece.kind === "close") closed.add(piece.name.toLowerCase());
    if (piece.kind === "doctype") hasEntities ||= piece.hasEntities;
    if (piece.kind === "open" && length <= limits.attributeCharsMax) {
      addPrefixes(markup.slice(piece.start, piece.end), prefixes);
    }
  }
  return { prefixes, closed, hasEntities };
}
