// Translates names between the extraction benchmark and the page reader.
import { readPage } from "../../dist/src/pages/read-page.js";

export function extract(html, { url }) {
  const reading = readPage({ bytes: new TextEncoder().encode(html), contentType: "text/html; charset=utf-8", url });
  const { title, text, author, publishedAt, metadata } = reading.article ?? reading.told ?? {};
  return { title, text, author: author ?? null, date: metadata?.publishedDay ?? publishedAt ?? null };
}
