// Translates names between the extraction benchmark and the page reader.
import { readPage } from "../../dist/src/pages/read-page.js";

export function extract(html, { url }) {
  const reading = readPage({ bytes: new TextEncoder().encode(html), contentType: "text/html; charset=utf-8", url });
  if (reading.kind === "no-article") return {};

  const { title, text, author, publishedAt, metadata } = reading.article;
  return { title, text, author: author ?? null, date: metadata?.publishedDay ?? publishedAt ?? null };
}
