// Rebuilds a feed's markup, in whatever state it comes, as one clean RSS document that cannot fail to parse.
import type { NotAFeed } from "../core/feed/feed.ts";
import { escapeHtml } from "../core/html.ts";
import { limits } from "../core/limits.ts";
import { attributesOf } from "./attributes.ts";
import { fieldMarkup } from "./field-markup.ts";
import { type Cut, readField } from "./field-value.ts";
import { findRoot } from "./find-root.ts";
import { type Piece, pieces, type Tag } from "./pieces.ts";
import { survey } from "./survey.ts";
import { type Field, type Meaning, meaningOf } from "./vocabulary.ts";

export type Rebuilt =
  | { readonly kind: "rebuilt"; readonly markup: string; readonly problems: readonly string[] }
  | { readonly kind: "not-a-feed"; readonly why: NotAFeed; readonly detail: string };

type Frame = { readonly name: string; readonly role: Meaning["kind"]; readonly base: string };

type Building = Cut & {
  /** Names that are closed somewhere; an element that never is, is taken as empty. */
  readonly closed: ReadonlySet<string>;
  readonly open: Frame[];
  readonly out: string[];
  entries: number;
  readonly problems: Set<string>;
};

// XML 1.0 does not allow them; feeds have them all the same.
const forbidden = /(?![\t\n\r])\p{Cc}|[\ufffe\uffff]/gu;

/**
 * Entries, and the fields of them that we read, in one channel; everything else is left out. Entities a document
 * declares are never expanded, so they can be no bomb; names nobody closed, tags nobody opened, bare signs, and what
 * stands before or after the root do no harm. `url` is what relative addresses stand on.
 */
export function rebuild(text: string, url: string): Rebuilt {
  const markup = text.replace(forbidden, "");
  const list = [...pieces(markup)];
  const { prefixes, closed, hasEntities } = survey(markup, list);
  const cut = { markup, list, prefixes };
  const found = findRoot(list, cut.prefixes);
  if (found.kind === "not-a-feed") return found;

  const building: Building = { ...cut, closed, open: [], out: [], entries: 0, problems: new Set() };
  if (hasEntities) building.problems.add("the document declares entities; they are not expanded");
  const { root, index } = found;
  building.open.push({ name: root.name.toLowerCase(), role: "root", base: baseOf(root, building, url) });
  if (!build(building, index + 1)) return { kind: "not-a-feed", why: "too-deep", detail: tooDeep };

  return { kind: "rebuilt", markup: wrapped(building.out), problems: [...building.problems] };
}

const tooDeep = `The elements are nested more than ${limits.markupDepthMax} deep.`;

function build(building: Building, start: number): boolean {
  let index = start;
  while (building.open.length > 0) {
    const piece = building.list[index];
    if (piece === undefined) {
      building.problems.add("the document breaks off before its end");
      closeTo(building, 0);
    } else {
      index = take(building, piece, index);
    }
    if (building.open.length > limits.markupDepthMax) return false;
  }
  return true;
}

/** Gives the number of the piece to go on with. */
function take(building: Building, piece: Piece, index: number): number {
  if (piece.kind === "close") {
    const name = piece.name.toLowerCase();
    const at = building.open.findLastIndex((frame) => frame.name === name);
    if (at !== -1) closeTo(building, at);
  }
  return piece.kind === "open" ? takeOpen(building, piece, index) : index + 1;
}

function takeOpen(building: Building, tag: Tag, index: number): number {
  const meaning = meaningOf(tag.name, building.prefixes);
  const inside = building.open.at(-1)?.role;
  if (meaning.kind === "entry") {
    openEntry(building, tag);
  } else if (meaning.kind === "field" && inside !== "other") {
    const { value, next } = readField(building, index);
    if (value !== undefined) emitField(building, meaning.field, { tag, value });
    return next;
  } else if (!tag.isEmpty && building.closed.has(tag.name.toLowerCase())) {
    const role = meaning.kind === "channel" && inside === "root" ? "channel" : "other";
    building.open.push({ name: tag.name.toLowerCase(), role, base: baseOf(tag, building) });
  }
  return index + 1;
}

/** An entry that was not closed ends where the next one begins. Where the channel ended does not matter. */
function openEntry(building: Building, tag: Tag): void {
  const holder = building.open.findLastIndex(({ role }) => role === "root" || role === "channel");
  closeTo(building, holder + 1);

  // One more than will be read, so that the reader can tell that there are more.
  building.entries += 1;
  if (building.entries > limits.entriesPerFeedMax + 1) {
    if (!tag.isEmpty) building.open.push({ name: tag.name.toLowerCase(), role: "other", base: "" });
    return;
  }
  const about = safeAttributes(building, tag).get("rdf:about");
  const isUsable = about !== undefined && about.length <= limits.urlCharsMax;
  building.out.push(!isUsable ? "<item>" : `<item rdf:about="${escapeHtml(about)}">`);
  building.open.push({ name: tag.name.toLowerCase(), role: "entry", base: baseOf(tag, building) });
  if (tag.isEmpty) closeTo(building, building.open.length - 1);
}

/** Only links and ids have attributes, and a base, that matter. */
function emitField(
  building: Building,
  field: Field,
  { tag, value }: { readonly tag: Tag; readonly value: string },
): void {
  const isAddress = field === "link" || field === "guid";
  const attributes = isAddress ? safeAttributes(building, tag) : new Map<string, string>();
  const base = isAddress ? baseOf(tag, building) : undefined;
  building.out.push(fieldMarkup(field, value, { attributes, base }));
}

/** Closes what is open from this place on, the innermost first. */
function closeTo({ open, out }: Building, place: number): void {
  for (const { role } of open.splice(place).reverse()) if (role === "entry") out.push("</item>");
}

function wrapped(inside: readonly string[]): string {
  return `<rss version="2.0"><channel>${inside.join("")}</channel></rss>`;
}

/** xml:base of the element, standing on that of what it is in. */
function baseOf(tag: Tag, building: Building, outer = building.open.at(-1)?.base ?? ""): string {
  const own = safeAttributes(building, tag).get("xml:base");
  if (own === undefined || own.length > limits.urlCharsMax || !URL.canParse(own, outer)) return outer;

  return new URL(own, outer).href;
}

/** A tag of absurd size, such as one with a picture in it, loses its attributes, not the feed its entries. */
function safeAttributes({ markup, problems }: Building, { start, end }: Tag): ReadonlyMap<string, string> {
  if (end - start <= limits.attributeCharsMax) return attributesOf(markup.slice(start, end));

  problems.add("an element's attributes are too long and were left out");
  return new Map();
}
