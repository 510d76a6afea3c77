// Takes a feed's markup apart, in whatever state it comes: what the feed says of itself, and its entries.
import type { NotAFeed } from "../core/feed/feed.ts";
import { limits } from "../core/limits.ts";
import { type Building, baseOf } from "./building.ts";
import { type Dialect, findRoot } from "./find-root.ts";
import type { Parts } from "./parts.ts";
import { pieces } from "./pieces.ts";
import { survey } from "./survey.ts";
import { take } from "./take-piece.ts";

export type Rebuilt =
  | {
      readonly kind: "rebuilt";
      readonly dialect: Dialect;
      /** What the feed says of itself, as clean markup. */
      readonly head: string;
      readonly entries: readonly Parts[];
      readonly problems: readonly string[];
    }
  | { readonly kind: "not-a-feed"; readonly why: NotAFeed; readonly detail: string };

// XML 1.0 does not allow them; feeds have them all the same.
const forbidden = /[^\t\n\r -~\u00a0-\ufffd]/g;

/**
 * The fields that we read of the feed and its entries; everything else is left out. Of the entities a
 * document declares only short plain ones are expanded, so they can be no bomb; names nobody closed, tags nobody opened, bare signs, and what
 * stands before or after the root do no harm. `url` is what relative addresses stand on.
 */
export function rebuild(text: string, url: string): Rebuilt {
  const markup = text.replace(forbidden, "");
  const list = pieces(markup);
  const { prefixes, closed, entities, hasBases } = survey(markup, list);
  const found = findRoot(list, prefixes);
  if (found.kind === "not-a-feed") return found;

  const { root, next, dialect, meaningOf } = found;
  const cut = { markup, list, meaningOf, expand: entities.expand, closed, hasBases, url };
  const building: Building = { ...cut, open: [], head: [], entries: [], problems: new Set() };
  if (entities.areLeft) building.problems.add("the document declares entities; they are not expanded");
  if (list.length >= limits.feedPiecesMax)
    building.problems.add("the document has too many tags; its end was not read");

  building.open.push({ name: root.name, role: "root", base: baseOf(root, building) });
  if (!build(building, next)) return { kind: "not-a-feed", why: "too-deep", detail: tooDeep };

  const { head, entries, problems } = building;
  return { kind: "rebuilt", dialect, head: head.join(""), entries, problems: [...problems] };
}

const tooDeep = `The elements are nested more than ${limits.markupDepthMax} deep.`;

function build(building: Building, start: number): boolean {
  let index = start;
  while (building.open.length > 0) {
    const piece = building.list[index];
    if (piece === undefined) {
      building.problems.add("the document breaks off before its end");
      building.open.length = 0;
    } else {
      index = take(building, piece, index);
    }
    if (building.open.length > limits.markupDepthMax) return false;
  }
  return true;
}
