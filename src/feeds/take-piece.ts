// Takes the pieces of a feed's markup one by one, and puts what they say where it belongs.
import { limits } from "../core/limits.ts";
import { attributesIn, type Building, baseOf, hasAttributes, type Role, safeTag } from "./building.ts";
import { readField } from "./field-value.ts";
import type { Field } from "./fields.ts";
import { defaultFamily, qualified } from "./namespaces.ts";
import { headMarkup, isHeadField } from "./parse-head.ts";
import { noAttributes, textOfField } from "./parts.ts";
import type { Piece, Tag } from "./pieces.ts";
import type { Meaning } from "./vocabulary.ts";

/** Gives the number of the piece to go on with. */
export function take(building: Building, piece: Piece, index: number): number {
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
  entries.push(isUsable ? [{ field: "guid", text: about, attributes: noAttributes, base }] : []);
}

type Emitted = { readonly tag: Tag; readonly value: string };

function emitField(building: Building, field: Field, { tag, value }: Emitted): void {
  const attributes = attributesIn(building, tag);
  const said = { field, text: textOfField(field, value, attributes), attributes, base: baseOf(tag, building) };
  const entry = building.open.some(({ role }) => role === "entry") ? building.entries.at(-1) : undefined;
  if (entry !== undefined) entry.push(said);
  else if (isHeadField(field)) building.head.push(headMarkup(said));
}
