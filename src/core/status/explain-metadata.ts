// What a page told about its article beside the text, in lines for a person, and where each value was read.
import { utcTime } from "../alert/alert-text.ts";
import type { ArticleMetadata, MetadataField } from "../article-metadata.ts";

type Dated = { readonly metadata?: ArticleMetadata | undefined; readonly publishedAt?: Date | undefined };

/** Only what was told has a line. */
export function metadataLines({ metadata, publishedAt }: Dated): readonly string[] {
  if (metadata === undefined) return [];

  const { outlet, authors, modifiedAt } = metadata;
  return [
    ...told("outlet", outlet, from(metadata, "outlet")),
    ...told("authors", authors.join("; "), from(metadata, "authors")),
    ...told("dated", publishedText(metadata, publishedAt), from(metadata, "publishedAt")),
    ...told("modified", modifiedAt && utcTime(modifiedAt), from(metadata, "modifiedAt")),
  ];
}

/** The feed may have dated it earlier than its page does; an hour that nobody told is left out. */
function publishedText(
  { publishedDay, publishedHasTime, publishedZone }: ArticleMetadata,
  at: Date | undefined,
): string | undefined {
  if (!publishedHasTime || at === undefined) return publishedDay;
  const zone = publishedZone === undefined || publishedZone === "Z" ? "" : `, told in ${publishedZone}`;
  return `${utcTime(at)}${zone}`;
}

function from({ sources }: ArticleMetadata, field: MetadataField): string {
  return sources[field] === undefined ? "" : ` (by ${sources[field]})`;
}

function told(name: string, value: string | undefined, source: string): readonly string[] {
  return value === undefined || value === "" ? [] : [`  ${name.padEnd(nameColumns)}${value}${source}`];
}

const nameColumns = 11;
