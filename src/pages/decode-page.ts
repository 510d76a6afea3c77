// Turns a page's bytes into text: who says which encoding, and whether the bytes agree.
import { isUtf8 } from "node:buffer";
import { decodeWindows1252 } from "./windows-1252.ts";

export type DecodedPage = { readonly markup: string; readonly problems: readonly string[] };

type Claim = { readonly charset: string; readonly problems: readonly string[] };

const marks: readonly (readonly [string, readonly number[]])[] = [
  ["utf-8", [0xef, 0xbb, 0xbf]],
  ["utf-16le", [0xff, 0xfe]],
  ["utf-16be", [0xfe, 0xff]],
];

/** Browsers look at the first 1,024 bytes; pages that put scripts first are read all the same. */
const declarationBytes = 8 * 1_024;
const headerPattern = /charset\s*=\s*["']?\s*([^\s;"',]+)/i;
const metaPattern = /<meta\s[^>]{0,300}?charset\s*=\s*["']?\s*([\w:.-]+)/i;
const xmlPattern = /^\s*<\?xml\s[^>]{0,200}?encoding\s*=\s*["']([\w:.-]+)/i;

/**
 * A byte order mark decides; then the HTTP charset, the page's own declaration, UTF-8 if the bytes are that,
 * windows-1252. Bytes that are UTF-8 are read so although a one-byte set is claimed, since text in one of those is
 * hardly ever valid UTF-8 by chance; bytes that are not UTF-8 although they claim to be fall to the next claim.
 */
export function decodePage(bytes: Uint8Array, contentType: string | undefined): DecodedPage {
  const mark = marks.find(([, signs]) => signs.every((sign, index) => bytes[index] === sign));
  if (mark !== undefined) return { markup: decodeAs(mark[0], bytes.subarray(mark[1].length)), problems: [] };

  const { charset, problems } = claimedCharset(bytes, contentType);
  return { markup: decodeAs(charset, bytes), problems };
}

function claimedCharset(bytes: Uint8Array, contentType: string | undefined): Claim {
  const start = new TextDecoder("latin1").decode(bytes.subarray(0, declarationBytes));
  const header = headerPattern.exec(contentType ?? "")?.[1];
  const declared = withoutUtf16((metaPattern.exec(start) ?? xmlPattern.exec(start))?.[1]);
  const labels = [header, declared].filter((label) => label !== undefined);
  const known = labels.map(charsetOf).filter((charset) => charset !== undefined);
  const unknown = labels.filter((label) => charsetOf(label) === undefined);
  const problems = unknown.map((label) => `The encoding ${label} is not known.`);

  const valid = isUtf8(bytes);
  const [first] = known;
  if (first === undefined) return { charset: valid ? "utf-8" : "windows-1252", problems };
  if (valid && isOneByte(first) && !isAscii(bytes)) {
    return { charset: "utf-8", problems: [...problems, `The page claims ${first} and is UTF-8.`] };
  }
  if (valid || first !== "utf-8") return { charset: first, problems };

  const other = known.find((charset) => charset !== "utf-8");
  if (other === undefined && isMostlyUtf8(bytes)) {
    return { charset: "utf-8", problems: [...problems, "Some characters are not valid UTF-8."] };
  }
  const charset = other ?? "windows-1252";
  return { charset, problems: [...problems, `The page claims UTF-8 and is not; it was read as ${charset}.`] };
}

/** A page whose declaration could be read byte by byte is not UTF-16, whatever it says (HTML standard, 13.2.3.2). */
function withoutUtf16(label: string | undefined): string | undefined {
  return label !== undefined && /^utf-?16/i.test(label) ? "utf-8" : label;
}

/** The standard name of a label; undefined for a label that no browser knows either. */
function charsetOf(label: string): string | undefined {
  try {
    return new TextDecoder(label).encoding;
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function decodeAs(charset: string, bytes: Uint8Array): string {
  return charset === "windows-1252" ? decodeWindows1252(bytes) : new TextDecoder(charset).decode(bytes);
}

function isOneByte(charset: string): boolean {
  return /^(?:windows-|iso-8859-|koi8-|ibm866|macintosh)/.test(charset);
}

function isAscii(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte < 0x80);
}

/** More characters that are whole than damaged ones: a page cut in the middle of one is still UTF-8. */
function isMostlyUtf8(bytes: Uint8Array): boolean {
  const text = new TextDecoder().decode(bytes);
  const damaged = text.match(/\ufffd/g)?.length ?? 0;
  const whole = text.match(/[\u0080-\ufffc\u{10000}-\u{10ffff}]/gu)?.length ?? 0;
  return whole > damaged;
}
