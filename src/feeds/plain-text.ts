// Makes plain text of what feeds put into titles and texts: HTML, escaped HTML, or text with debris.
import { decodeEntities } from "./entities.ts";
import { squeezed } from "./squeezed.ts";
import { withoutTags } from "./without-tags.ts";

// Control characters, soft hyphens, zero-width marks (not the joiners, which scripts need), marks that turn the reading
// direction of what follows, and what Unicode keeps for no character. The left-to-right and right-to-left marks stay:
// they stand for one letter only, and Arabic and Hebrew headlines with numbers are in disorder without them.
const unwanted =
  /[^\t-\r -~\u00a0-\ufffd]|[\u00ad\u061c\u200b\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

// What is in here has to be looked at closely: all of the above, and the halves of characters, lone or not.
const suspicious =
  /[^\t-\r -~\u00a0-\u00ac\u00ae-\u061b\u061d-\u200a\u200c-\u2029\u202f-\u205f\u206a-\ud7ff\ue000-\ufefe\uff00-\ufff8\ufffc\ufffd]/;

const plainCharsMax = 1_000;

/** Paragraphs separated by "\n", single spaces, nothing invisible, at most `charsMax` characters. */
export function plainText(html: string, charsMax: number): string {
  if (isPlain(html)) return cut(html, charsMax);

  const decoded = decodeEntities(withoutTags(html));
  return cut(squeezed(suspicious.test(decoded) ? decoded.replace(unwanted, "") : decoded), charsMax);
}

/** The same in one line. */
export function plainLine(html: string, charsMax: number): string {
  const text = plainText(html, charsMax);
  return text.includes("\n") ? text.replaceAll("\n", " ") : text;
}

/** For what is no HTML, such as ids: only what cannot be stored or seen is taken out. */
export function cleanLine(text: string): string {
  return isPlain(text) ? text : text.replace(unwanted, "").replace(/\s+/g, " ").trim();
}

const space = 0x20;
const lastSign = 0x7e;
const ampersand = 0x26;
const less = 0x3c;
const more = 0x3e;

/** Nothing but letters, digits and signs of ASCII that are no markup, with single spaces between them. */
function isPlain(text: string): boolean {
  if (text.length > plainCharsMax) return false;

  let before = space;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === space ? before === space : !isPlainSign(code)) return false;
    before = code;
  }
  return before !== space;
}

function isPlainSign(code: number): boolean {
  return code > space && code <= lastSign && code !== less && code !== more && code !== ampersand;
}

/** Never in the middle of a character. */
function cut(text: string, charsMax: number): string {
  if (text.length <= charsMax) return text;

  const start = text.slice(0, charsMax);
  return start.replace(/[\ud800-\udbff]$/, "").trimEnd();
}
