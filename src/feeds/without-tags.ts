// Takes the tags out of HTML, and what is in elements that are not for reading.

// What a tag does to the text around it. An element that is silent has nothing to read inside.
type Effect = "parts" | "silences";

const effects: ReadonlyMap<string, Effect> = new Map([
  ...(
    "address article aside blockquote br dd div dl dt figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr li main " +
    "nav ol p pre section table td th tr ul"
  )
    .split(" ")
    .map((name): readonly [string, Effect] => [name, "parts"]),
  ...["script", "style", "noscript", "template", "iframe", "object", "svg"].map((name): readonly [string, Effect] => [
    name,
    "silences",
  ]),
]);

/** Line ends of the source are spaces in HTML; only block elements part lines. */
export function withoutTags(whole: string): string {
  const lastClose = whole.lastIndexOf(">");
  const html = /[\n\r]/.test(whole) ? whole.replace(/[\n\r]/g, " ") : whole;
  let out = "";
  const unclosed = new Set<string>();
  let from = 0;
  for (let at = html.indexOf("<"); at !== -1 && at < lastClose; at = html.indexOf("<", at)) {
    const end = markupEnd(html, at);
    if (end === undefined) {
      at += 1;
      continue;
    }
    const isClosing = html.charCodeAt(at + 1) === slash;
    const name = tagName(html, isClosing ? at + 2 : at + 1);
    const effect = effects.get(name);
    out += html.slice(from, at) + (effect === "parts" ? "\n" : "");
    const isSilent = effect === "silences" && !isClosing && !unclosed.has(name);
    from = isSilent ? afterElement(html, end, { name, unclosed }) : end;
    at = from;
  }
  return out + html.slice(from);
}

const slash = 0x2f;
const exclamation = 0x21;
const question = 0x3f;

/** Where the tag, comment or declaration at `at` ends; undefined when "<" is only a sign there. */
function markupEnd(html: string, at: number): number | undefined {
  const sign = html.charCodeAt(at + 1);
  if (isLetter(sign) || sign === slash || sign === question) return tagEnd(html, at);
  if (sign !== exclamation) return undefined;
  if (html.startsWith("<!--", at)) return after(html, "-->", at + 4);

  const next = html.charCodeAt(at + 2);
  return isLetter(next) || next === bracket ? tagEnd(html, at) : undefined;
}

const bracket = 0x5b;
const toSmall = 0x20;

function isLetter(code: number): boolean {
  const small = code | toSmall;
  return small >= 0x61 && small <= 0x7a;
}

/** A ">" within quotes does not end a tag, unless the quotes are never closed. */
function tagEnd(html: string, at: number): number | undefined {
  const plainEnd = after(html, ">", at);
  if (plainEnd === undefined) return undefined;

  const quote = openQuote(html, at, plainEnd);
  if (quote === undefined) return plainEnd;

  const close = html.indexOf(quote, plainEnd);
  const next = html.indexOf("<", plainEnd);
  if (close === -1 || (next !== -1 && next < close)) return plainEnd;
  return after(html, ">", close) ?? plainEnd;
}

const doubleQuote = 0x22;
const singleQuote = 0x27;

/** The quotation mark that is still open at the end of the piece. */
function openQuote(html: string, from: number, to: number): string | undefined {
  let open = 0;
  for (let at = from; at < to; at++) {
    const code = html.charCodeAt(at);
    if (code !== doubleQuote && code !== singleQuote) continue;
    if (open === 0) open = code;
    else if (open === code) open = 0;
  }
  return open === 0 ? undefined : String.fromCharCode(open);
}

// The longest name that is looked for has ten letters.
const nameCharsMax = 11;

/** In lower case; "" where there is no name. */
function tagName(html: string, from: number): string {
  let end = from;
  while (end - from < nameCharsMax && isNameSign(html.charCodeAt(end))) end += 1;
  const name = html.slice(from, end);
  return effects.has(name) ? name : name.toLowerCase();
}

function isNameSign(code: number): boolean {
  return isLetter(code) || (code >= 0x30 && code <= 0x39);
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
