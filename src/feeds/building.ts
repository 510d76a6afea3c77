// What is being built of a document while its pieces are taken one by one, and what a tag says there.
import { limits } from "../core/limits.ts";
import { attributesOf } from "./attributes.ts";
import type { Cut } from "./field-value.ts";
import { noAttributes, type Said } from "./parts.ts";
import type { Tag } from "./pieces.ts";

export type Role = "root" | "channel" | "entry" | "other";
/** `base` is what relative addresses in it stand on, "" for the document's own address. */
export type Frame = { readonly name: string; readonly role: Role; readonly base: string };

export type Building = Cut & {
  /** Names that are closed somewhere; an element that never is, is taken as empty. */
  readonly closed: ReadonlySet<string>;
  readonly hasBases: boolean;
  /** The document's own address. */
  readonly url: string;
  readonly open: Frame[];
  readonly head: string[];
  readonly entries: Said[][];
  readonly problems: Set<string>;
};

/** xml:base of the element, standing on that of what it is in. */
export function baseOf(tag: Tag, building: Building): string {
  const outer = building.open.at(-1)?.base ?? "";
  if (!building.hasBases) return outer;

  const own = attributesIn(building, tag).get("xml:base");
  const standing = outer === "" ? building.url : outer;
  if (own === undefined || own.length > limits.urlCharsMax || !URL.canParse(own, standing)) return outer;
  return new URL(own, standing).href;
}

export function attributesIn(building: Building, tag: Tag): ReadonlyMap<string, string> {
  return hasAttributes(tag) ? attributesOf(safeTag(building, tag)) : noAttributes;
}

export function hasAttributes({ start, end, name }: Tag): boolean {
  return end - start > name.length + "</>".length;
}

/** A tag of absurd size, such as one with a picture in it, loses its attributes, not the feed its entries. */
export function safeTag({ markup, problems }: Building, { start, end }: Tag): string {
  if (end - start <= limits.attributeCharsMax) return markup.slice(start, end);

  problems.add("an element's attributes are too long and were left out");
  return "";
}
