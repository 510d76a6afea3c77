// Pages as they came: compressed into the archive, and what is needed to look at them again.
import { promisify } from "node:util";
import { brotliCompress, brotliDecompress, constants } from "node:zlib";
import { hashBytes } from "../core/hash.ts";
import { limits } from "../core/limits.ts";
import type { CapturedPage, NewArticle } from "../ports/store.ts";
import type { Transaction } from "./connect.ts";
import { storableOrNull, storableUrl } from "./storable.ts";

const compress = promisify(brotliCompress);
const decompress = promisify(brotliDecompress);
/** Half of the gain of the best level at a tenth of its time. */
const brotliQuality = 5;

export type CompressedPage = { readonly page: CapturedPage; readonly body: Buffer; readonly hash: string };

/** Done before a transaction begins, so that none waits for it. */
export async function compressed(page: CapturedPage | undefined): Promise<CompressedPage | undefined> {
  if (page === undefined) return undefined;

  const body = await compress(page.bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: brotliQuality } });
  return { page, body, hash: hashBytes(page.bytes) };
}

export function uncompressed(body: Uint8Array): Promise<Buffer> {
  return decompress(body, { maxOutputLength: limits.pageBodyBytesMax });
}

type Kept = { readonly articleId: string; readonly read: NewArticle; readonly captured: CompressedPage | undefined };

/** A page whose address is too long to be stored is read once and not kept. */
export async function keepPage(tx: Transaction, { articleId, read, captured }: Kept): Promise<void> {
  const url = storableUrl(captured?.page.url);
  if (captured === undefined || url === null) return;

  const { page, body, hash } = captured;
  const etag = storableOrNull(page.etag, limits.storedDetailCharsMax);
  const lastModified = storableOrNull(page.lastModified, limits.storedDetailCharsMax);
  await tx`
    insert into pages (item_id, url, etag, last_modified, body_hash, outcome, looked_at, due_at)
    values (
      ${read.item.id}, ${url}, ${etag}, ${lastModified}, ${hash}, ${read.outcome}, ${read.fetchedAt}, ${page.rereadAt ?? null}
    )
    on conflict (item_id) do update
    set
      url = excluded.url,
      etag = excluded.etag,
      last_modified = excluded.last_modified,
      body_hash = excluded.body_hash,
      outcome = excluded.outcome,
      looked_at = excluded.looked_at,
      due_at = excluded.due_at,
      looks = pages.looks + 1,
      claimed = false`;
  await tx`
    insert into page_archive (article_id, url, content_type, body)
    values (${articleId}, ${url}, ${storableOrNull(page.contentType, limits.storedDetailCharsMax)}, ${body})`;
}
