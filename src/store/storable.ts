// Makes foreign text and times fit for the tables, so that no content can make a write fail.
import { createHash } from "node:crypto";
import { limits } from "../core/limits.ts";

/** Text without NUL and without halves of characters, which PostgreSQL refuses, cut to `charsMax` UTF-16 code units. */
export function storable(text: string, charsMax: number): string {
  return whole(text.length > charsMax ? text.slice(0, charsMax).replace(/[\uD800-\uDBFF]$/, "") : text);
}

export function storableOrNull(text: string | undefined, charsMax: number): string | null {
  return text === undefined ? null : storable(text, charsMax);
}

/** An address that is too long is left out: cut short it would lead somewhere else. */
export function storableUrl(url: string | undefined): string | null {
  return url === undefined || url.length > limits.urlCharsMax ? null : whole(url);
}

/** A value that is looked up by: itself when an index can hold it, else its start and its hash. */
export function storableKey(key: string): string {
  const kept = whole(key);
  if (Buffer.byteLength(kept) <= limits.keyBytesMax) return kept;

  const startCharsMax = 100;
  return `${storable(kept, startCharsMax)}#${sha256(kept)}`;
}

/** Null for what is no time, and for years that PostgreSQL and ISO 8601 write differently. */
export function storableTime(time: Date | undefined): string | null {
  if (time === undefined || Number.isNaN(time.getTime())) return null;

  const year = time.getUTCFullYear();
  return year >= 1 && year <= 9_999 ? time.toISOString() : null;
}

/** JSON that PostgreSQL takes: every string in it is made whole. To be cast as `::text::json` or `::text::jsonb`. */
export function storableJson(value: unknown): string {
  return JSON.stringify(value, (_name, part: unknown) => (typeof part === "string" ? whole(part) : part));
}

export function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

/** With the flag `u` this matches only surrogates that stand alone. */
const halfCharacters = /\p{Surrogate}/gu;

function whole(text: string): string {
  return text.replaceAll("\0", "").replace(halfCharacters, "\uFFFD");
}
