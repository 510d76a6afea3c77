// What a page told beside its text, as the table of articles holds it.
import type { ArticleMetadata } from "../core/article-metadata.ts";

/** Times as JSON carries them; what was not told has no key. */
export type MetadataRow = {
  readonly metadata: (Omit<ArticleMetadata, "modifiedAt"> & { readonly modifiedAt?: string }) | null;
};

export function metadataIn({ metadata }: MetadataRow): ArticleMetadata | undefined {
  if (metadata === null) return undefined;
  return { ...metadata, modifiedAt: metadata.modifiedAt === undefined ? undefined : new Date(metadata.modifiedAt) };
}
