// The entities a document declares for itself, as far as they can do no harm.
import { limits } from "../core/limits.ts";

export type Entities = {
  readonly expand: (text: string) => string;
  /** Whether there are others, which stay as they are: nested ones are bombs, and outer ones open files. */
  readonly areLeft: boolean;
};

export const noEntities: Entities = { expand: (text) => text, areLeft: false };

// A short text in which nothing but numbers of characters is referred to.
const plainEntity =
  /<!ENTITY\s+([\w.:-]{1,100})\s+(?:"((?:[^"&%<]|&#\w{1,8};){0,200})"|'((?:[^'&%<]|&#\w{1,8};){0,200})')\s*>/g;

export function declaredEntities(doctype: string): Entities {
  const all = doctype.match(/<!ENTITY/gi)?.length ?? 0;
  if (all === 0) return noEntities;

  const plain = [...doctype.matchAll(plainEntity)];
  const values = new Map(plain.map(([, name = "", double, single = ""]) => [name, double ?? single]));
  let expansions = 0;
  const expand = (text: string) =>
    !text.includes("&") || values.size === 0
      ? text
      : text.replace(/&([\w.:-]{1,100});/g, (reference, name: string) => {
          const value = expansions < limits.entityExpansionsMax ? values.get(name) : undefined;
          expansions += value === undefined ? 0 : 1;
          return value ?? reference;
        });
  return { expand, areLeft: plain.length < all };
}
