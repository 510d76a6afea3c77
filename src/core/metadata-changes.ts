// Names what differs between what two readings of a page tell beside its text.
import type { ReadArticle } from "./article.ts";

/** Whole phrases, for a person: `author: "x" -> "y"`. Values that neither reading has are no change. */
export function metadataChanges(before: ReadArticle, after: ReadArticle): readonly string[] {
  const [old, now] = [before.metadata, after.metadata];
  const told: readonly (readonly [string, string | undefined, string | undefined])[] = [
    ["author", before.author, after.author],
    ["language", before.language, after.language],
    ["published", before.publishedAt?.toISOString(), after.publishedAt?.toISOString()],
    ["modified", old?.modifiedAt?.toISOString(), now?.modifiedAt?.toISOString()],
    ["outlet", old?.outlet, now?.outlet],
    ["image", old?.imageUrl, now?.imageUrl],
    ["section", old?.section, now?.section],
    ["keywords", old?.keywords.join(", "), now?.keywords.join(", ")],
  ];
  return told
    .filter(([, from, to]) => (from ?? "") !== (to ?? ""))
    .map(([name, from, to]) => `${name}: ${quoted(from)} -> ${quoted(to)}`);
}

function quoted(value: string | undefined): string {
  return value === undefined || value === "" ? "none" : `"${value}"`;
}
