// What the elements of a document mean to us, whatever prefix or case they are written in.
import { feedNames, type Names, sitemapNames } from "./element-names.ts";
import type { Field } from "./fields.ts";
import { type Prefixes, plainName } from "./namespaces.ts";

export type Meaning =
  | { readonly kind: "root" | "channel" | "entry" | "pass" | "other" }
  | { readonly kind: "field"; readonly field: Field };

const other: Meaning = { kind: "other" };

/** What a document's names mean, each looked up once. */
export type Vocabulary = (name: string) => Meaning;

/** Names are given in lower case, with their prefix. */
export function vocabulary(prefixes: Prefixes, dialect: "feed" | "sitemap"): Vocabulary {
  const names = dialect === "feed" ? feedNames : sitemapNames;
  const known = new Map<string, Meaning>();
  return (name) => {
    const before = known.get(name);
    if (before !== undefined) return before;

    const plain = plainName(name, prefixes);
    const meaning = Object.hasOwn(names, plain) ? meaningOf(names[plain]) : other;
    known.set(name, meaning);
    return meaning;
  };
}

function meaningOf(word: Names[string] | undefined): Meaning {
  switch (word) {
    case undefined:
      return other;
    case "root":
    case "channel":
    case "entry":
    case "pass":
      return { kind: word };
    default:
      return { kind: "field", field: word };
  }
}
