// Takes a feed's markup apart, in whatever state it comes: what the feed says of itself, and its entries.
import type { NotAFeed } from "../core/feed/feed.ts";
import { limits } from "../core/limits.ts";
import { attributesOf } from "./attributes.ts";
import { type Cut, readField } from "./field-value.ts";
import { type Dialect, findRoot } from "./find-root.ts";
import { defaultFamily, qualified } from "./namespaces.ts";
import { headMarkup } from "./parse-head.ts";
import { noAttributes, type Parts, type Said, textOfField } from "./parts.ts";
import { type Piece, pieces, type Tag } from "./pieces.ts";
import { survey } from "./survey.ts";
import type { Field, Meaning } from "./vocabulary.ts";

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

type Role = "root" | "channel" | "entry" | "other";
type Frame = { readonly name: string; readonly role: Role; readonly base: string };

type Building = Cut & {
  /** Names that are closed somewhere; an element that never is, is taken as empty. */
  readonly closed: ReadonlySet<string>;
  readonly hasBases: boolean;
  readonly open: Frame[];
  readonly head: string[];
  readonly entries: Map<Field, Said[]>[];
  readonly problems: Set<string>;
};

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
  const { prefixes, closed, entities } = survey(markup, list);
  const found = findRoot(list, prefixes);
  if (found.kind === "not-a-feed") return found;

  const { root, next, dialect, meaningOf } = found;
  const hasBases = markup.includes("xml:base") || markup.includes("XML:BASE");
  const cut = { markup, list, meaningOf, expand: entities.expand, closed, hasBases };
  const building: Building = { ...cut, open: [], head: [], entries: [], problems: new Set() };
  if (entities.areLeft) building.problems.add("the document declares entities; they are not expanded");
  if (list.length >= limits.feedPiecesMax)
    building.problems.add("the document has too many tags; its end was not read");

  building.open.push({ name: root.name, role: "root", base: baseOf(root, building, url) });
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

/** Gives the number of the piece to go on with. */
function take(building: Building, piece: Piece, index: number): number {
  if (piece.kind === "close") {
    const at = building.open.findLastIndex((frame) => frame.name === piece.name);
    if (at !== -1) building.open.length = at;
  }
  return piece.kind === "open" ? takeOpen(building, piece, index) : index + 1;
}

function takeOpen(building: Building, tag: Tag, index: number): number {
  const meaning = meaningOf(building, tag);
  const inside = building.open.at(-1)?.role ?? "other";
  switch (meaning.kind) {
    case "entry":
      openEntry(building, tag);
      return index + 1;
    case "field":
      if (inside === "other") break;
      return takeField(building, meaning.field, { tag, index, inside });
    case "pass":
      openFrame(building, tag, inside);
      return index + 1;
    default:
  }
  openFrame(building, tag, meaning.kind === "channel" && inside === "root" ? "channel" : "other");
  return index + 1;
}

type Place = { readonly tag: Tag; readonly index: number; readonly inside: Role };

/** A medium says all in its attributes, and may hold titles and texts of its own. */
function takeField(building: Building, field: Field, { tag, index, inside }: Place): number {
  if (field === "medium") {
    emitField(building, field, { tag, value: "" });
    openFrame(building, tag, inside);
    return index + 1;
  }
  const { value, next } = readField(building, index);
  if (value !== undefined) emitField(building, field, { tag, value });
  return next;
}

/** A tag may declare what it is without a prefix. */
function meaningOf(building: Building, tag: Tag): Meaning {
  const plain = building.meaningOf(tag.name);
  if (plain.kind !== "other" || !hasAttributes(tag) || tag.name.includes(":")) return plain;

  const family = defaultFamily(safeTag(building, tag));
  return family === undefined ? plain : building.meaningOf(qualified(family, tag.name));
}

function openFrame(building: Building, tag: Tag, role: Role): void {
  const { open, closed } = building;
  if (!tag.isEmpty && closed.has(tag.name)) open.push({ name: tag.name, role, base: baseOf(tag, building) });
}

/** An entry that was not closed ends where the next one begins. Where the channel ended does not matter. */
function openEntry(building: Building, tag: Tag): void {
  const { open, entries } = building;
  open.length = open.findLastIndex(({ role }) => role === "root" || role === "channel") + 1;

  // One more than will be read, so that the reader can tell that there are more.
  const isRead = entries.length <= limits.entriesPerFeedMax;
  const base = baseOf(tag, building);
  if (!tag.isEmpty) open.push({ name: tag.name, role: isRead ? "entry" : "other", base });
  if (!isRead) return;

  // RDF tells an entry's address in its tag.
  const about = attributesIn(building, tag).get("rdf:about");
  const isUsable = about !== undefined && about.length <= limits.urlCharsMax;
  entries.push(new Map(isUsable ? [["guid", [{ text: about, attributes: noAttributes, base }]]] : []));
}

type Emitted = { readonly tag: Tag; readonly value: string };

function emitField(building: Building, field: Field, { tag, value }: Emitted): void {
  const attributes = attributesIn(building, tag);
  const said = { text: textOfField(field, value, attributes), attributes, base: baseOf(tag, building) };
  const entry = building.open.some(({ role }) => role === "entry") ? building.entries.at(-1) : undefined;
  if (entry === undefined) building.head.push(headMarkup(field, said));
  else addTo(entry, field, said);
}

/** xml:base of the element, standing on that of what it is in. */
function baseOf(tag: Tag, building: Building, outer = building.open.at(-1)?.base ?? ""): string {
  if (!building.hasBases) return outer;

  const own = attributesIn(building, tag).get("xml:base");
  if (own === undefined || own.length > limits.urlCharsMax || !URL.canParse(own, outer)) return outer;
  return new URL(own, outer).href;
}

function addTo(entry: Map<Field, Said[]>, field: Field, said: Said): void {
  const before = entry.get(field);
  if (before === undefined) entry.set(field, [said]);
  else before.push(said);
}

function attributesIn(building: Building, tag: Tag): ReadonlyMap<string, string> {
  return hasAttributes(tag) ? attributesOf(safeTag(building, tag)) : noAttributes;
}

function hasAttributes({ start, end, name }: Tag): boolean {
  return end - start > name.length + "</>".length;
}

/** A tag of absurd size, such as one with a picture in it, loses its attributes, not the feed its entries. */
function safeTag({ markup, problems }: Building, { start, end }: Tag): string {
  if (end - start <= limits.attributeCharsMax) return markup.slice(start, end);

  problems.add("an element's attributes are too long and were left out");
  return "";
}
