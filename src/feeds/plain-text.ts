// Makes plain text of what feeds put into titles and texts: HTML, escaped HTML, or text with debris.
import { decodeEntities } from "./entities.ts";

const blockTags = new Set(
  (
    "address article aside blockquote br dd div dl dt figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr li main " +
    "nav ol p pre section table td th tr ul"
  ).split(" "),
);
const silentTags = new Set(["script", "style", "noscript", "template", "iframe", "object", "svg"]);

// Control characters, soft hyphens, zero-width marks (not the joiners, which scripts need), reading-direction marks,
// and what Unicode keeps for no character.
const unwanted =
  /(?![\t-\r])\p{Cc}|[\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\ufffe\uffff]/gu;
const loneSurrogates = /\p{Surrogate}/gu;

/** Paragraphs separated by "\n", single spaces, nothing invisible, at most `charsMax` characters. */
export function plainText(html: string, charsMax: number): string {
  const lines = decodeEntities(withoutTags(html))
    .replace(unwanted, "")
    .replace(loneSurrogates, "")
    .split("\n")
    .map((line) => line.replace(/\s+/g, " ").trim());
  return cut(lines.filter((line) => line !== "").join("\n"), charsMax);
}

/** The same in one line. */
export function plainLine(html: string, charsMax: number): string {
  return plainText(html, charsMax).replaceAll("\n", " ");
}

/** For what is no HTML, such as ids: only what cannot be stored or seen is taken out. */
export function cleanLine(text: string): string {
  return text.replace(unwanted, "").replace(loneSurrogates, "").replace(/\s+/g, " ").trim();
}

/** Line ends of the source are spaces in HTML; only block elements part lines. */
function withoutTags(html: string): string {
  const lastClose = html.lastIndexOf(">");
  const out: string[] = [];
  const unclosed = new Set<string>();
  let from = 0;
  for (let at = html.indexOf("<"); at !== -1 && at < lastClose; at = html.indexOf("<", at)) {
    const end = markupEnd(html, at);
    if (end === undefined) {
      at += 1;
      continue;
    }
    const name = tagName(html, at);
    out.push(spaced(html.slice(from, at)), blockTags.has(name.replace("/", "")) ? "\n" : "");
    from = silentTags.has(name) && !unclosed.has(name) ? afterElement(html, end, { name, unclosed }) : end;
    at = from;
  }
  out.push(spaced(html.slice(from)));
  return out.join("");
}

function spaced(text: string): string {
  return text.replace(/[\n\r\t]/g, " ");
}

/** Where the tag, comment or declaration at `at` ends; undefined when "<" is only a sign there. */
function markupEnd(html: string, at: number): number | undefined {
  if (html.startsWith("<!--", at)) return after(html, "-->", at + 4);
  if (/[a-zA-Z/!?]/.test(html.charAt(at + 1))) return tagEnd(html, at);
  return undefined;
}

/** A ">" within quotes does not end a tag, unless the quotes are never closed. */
function tagEnd(html: string, at: number): number | undefined {
  const plainEnd = after(html, ">", at);
  if (plainEnd === undefined) return undefined;

  const quoted = html.slice(at, plainEnd);
  const quote = openQuote(quoted);
  if (quote === undefined) return plainEnd;

  const close = html.indexOf(quote, plainEnd);
  const next = html.indexOf("<", plainEnd);
  if (close === -1 || (next !== -1 && next < close)) return plainEnd;
  return after(html, ">", close) ?? plainEnd;
}

/** The quotation mark that is still open at the end of the piece. */
function openQuote(piece: string): string | undefined {
  let open: string | undefined;
  for (const sign of piece) {
    if (open === undefined && (sign === '"' || sign === "'")) open = sign;
    else if (sign === open) open = undefined;
  }
  return open;
}

/** In lower case; a closing tag's with its slash. */
function tagName(html: string, at: number): string {
  return /^<(\/?[a-z][a-z\d]*)/i.exec(html.slice(at, at + 16))?.[1]?.toLowerCase() ?? "";
}

/** What is inside is no text. An element that is never closed is remembered, so that it is looked for only once. */
function afterElement(
  html: string,
  from: number,
  { name, unclosed }: { readonly name: string; readonly unclosed: Set<string> },
): number {
  const closing = new RegExp(`</${name}\\b[^>]*>`, "gi");
  closing.lastIndex = from;
  if (closing.test(html)) return closing.lastIndex;

  unclosed.add(name);
  return from;
}

function after(html: string, sign: string, from: number): number | undefined {
  const at = html.indexOf(sign, from);
  return at === -1 ? undefined : at + sign.length;
}

/** Never in the middle of a character. */
function cut(text: string, charsMax: number): string {
  if (text.length <= charsMax) return text;

  const start = text.slice(0, charsMax);
  return start.replace(/[\ud800-\udbff]$/, "").trimEnd();
}
