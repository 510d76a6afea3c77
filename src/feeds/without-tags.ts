// Takes the tags out of HTML, and what is in elements that are not for reading.

// What a tag does to the text around it: part lines, or silence what is inside. The usual others are known to do nothing.
type Effect = "parts" | "silences" | "none";

const effects: ReadonlyMap<string, Effect> = new Map([
  ...named(
    "parts",
    "address article aside blockquote br dd div dl dt figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr li main " +
      "nav ol p pre section table td th tr ul",
  ),
  ...named("silences", "script style noscript template iframe object svg"),
  ...named("none", "a abbr b center cite code em font i img q s small span strike strong sub sup tbody time tt u"),
]);

function named(effect: Effect, names: string): readonly (readonly [string, Effect])[] {
  return names.split(" ").map((name) => [name, effect]);
}

/** Line ends of the source are spaces in HTML; only block elements part lines. */
export function withoutTags(whole: string): string {
  const html = inOneLine(whole);
  const lastClose = html.lastIndexOf(">");
  const unclosed = new Set<string>();
  let out = "";
  let from = 0;
  let at = html.indexOf("<");
  while (at !== -1 && at < lastClose) {
    const tag = tagAt(html, at);
    if (tag !== undefined) {
      out = joined(out, html.slice(from, at), tag.effect);
      from = tag.effect === "silences" ? afterElement(html, tag, unclosed) : tag.end;
    }
    at = html.indexOf("<", tag === undefined ? at + 1 : from);
  }
  const text = out + html.slice(from);
  return text.includes("]]>") && html.includes(sectionOpening) ? text.replaceAll("]]>", "") : text;
}

// Some feeds wrap a text twice; a browser would hide what is inside.
const sectionOpening = "<![CDATA[";

function inOneLine(text: string): string {
  return /[\n\r]/.test(text) ? text.replace(/[\n\r]/g, " ") : text;
}

/** Tags often follow each other at once, and every joining of texts has its price. */
function joined(before: string, text: string, effect: Effect): string {
  const whole = text === "" ? before : before + text;
  return effect === "parts" ? `${whole}\n` : whole;
}

type FoundTag = { readonly name: string; readonly effect: Effect; readonly end: number };

/** A tag, comment or declaration; undefined when "<" is only a sign there. */
function tagAt(html: string, at: number): FoundTag | undefined {
  const end = markupEnd(html, at);
  if (end === undefined) return undefined;

  const isClosing = html.charCodeAt(at + 1) === slash;
  const name = tagName(html, isClosing ? at + 2 : at + 1);
  const effect = effects.get(name) ?? effects.get(name.toLowerCase()) ?? "none";
  return { name, effect: isClosing && effect === "silences" ? "none" : effect, end };
}

const [slash, exclamation, question, bracket] = [0x2f, 0x21, 0x3f, 0x5b];
const [smallA, smallZ, zero, nine] = [0x61, 0x7a, 0x30, 0x39];
const toSmall = 0x20;

function markupEnd(html: string, at: number): number | undefined {
  const sign = html.charCodeAt(at + 1);
  if (sign === exclamation && html.startsWith("<!--", at)) return after(html, "-->", at + 4);

  if (sign === exclamation && html.startsWith(sectionOpening, at)) return at + sectionOpening.length;

  const next = html.charCodeAt(at + 2);
  const isDeclaration = sign === exclamation && (isLetter(next) || next === bracket);
  return isDeclaration || isLetter(sign) || sign === slash || sign === question ? tagEnd(html, at) : undefined;
}

function isLetter(code: number): boolean {
  const small = code | toSmall;
  return small >= smallA && small <= smallZ;
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

/** As written; "" where there is no name. */
function tagName(html: string, from: number): string {
  let end = from;
  while (end - from < nameCharsMax && isNameSign(html.charCodeAt(end))) end += 1;
  return html.slice(from, end);
}

function isNameSign(code: number): boolean {
  return isLetter(code) || (code >= zero && code <= nine);
}

/** What is inside is no text. An element that is never closed is remembered, so that it is looked for only once. */
function afterElement(html: string, { name, end }: FoundTag, unclosed: Set<string>): number {
  const kind = name.toLowerCase();
  if (unclosed.has(kind)) return end;

  const closing = new RegExp(`</${kind}\\b[^>]*>`, "gi");
  closing.lastIndex = end;
  if (closing.test(html)) return closing.lastIndex;

  unclosed.add(kind);
  return end;
}

function after(html: string, sign: string, from: number): number | undefined {
  const at = html.indexOf(sign, from);
  return at === -1 ? undefined : at + sign.length;
}
