// Turns a document's bytes into text: who says which encoding, and whether the bytes agree.
import { Buffer, isAscii, isUtf8 } from "node:buffer";
import iconv from "iconv-lite";
import { guessCharset } from "./guess-charset.ts";

export type Decoded = { readonly text: string; readonly charset: string; readonly problems: readonly string[] };

// The longer marks come first: UTF-32's begins with UTF-16's.
const byteOrderMarks: readonly (readonly [string, readonly number[]])[] = [
  ["utf-32le", [0xff, 0xfe, 0x00, 0x00]],
  ["utf-32be", [0x00, 0x00, 0xfe, 0xff]],
  ["utf-8", [0xef, 0xbb, 0xbf]],
  ["utf-16le", [0xff, 0xfe]],
  ["utf-16be", [0xfe, 0xff]],
];

// How "<" and the character after it lie in encodings of more than one byte, for documents without a mark.
const openings: readonly (readonly [string, readonly (number | undefined)[]])[] = [
  ["utf-32le", [0x3c, 0x00, 0x00, 0x00]],
  ["utf-32be", [0x00, 0x00, 0x00, 0x3c]],
  ["utf-16le", [0x3c, 0x00, undefined, 0x00]],
  ["utf-16be", [0x00, 0x3c, 0x00, undefined]],
];

// As browsers read them (WHATWG Encoding): these names are in use for the larger Windows sets.
const aliases: Readonly<Record<string, string>> = {
  "iso-8859-1": "windows-1252",
  iso8859_1: "windows-1252",
  latin1: "windows-1252",
  ascii: "windows-1252",
  "us-ascii": "windows-1252",
  "iso-8859-9": "windows-1254",
  "iso-8859-11": "windows-874",
  gb2312: "gb18030",
  gbk: "gb18030",
  "x-gbk": "gb18030",
  "ks_c_5601-1987": "cp949",
  "euc-kr": "cp949",
  "x-sjis": "shift_jis",
  utf8: "utf-8",
  unicode: "utf-16le",
  // Text in it can be dressed up as something else; nobody publishes news in it.
  "utf-7": "",
};

// The one encoding of the old web that iconv-lite lacks; Node has it.
const japaneseMail = "iso-2022-jp";

const declarationBytes = 1_024;
const declarationPattern = /<\?xml[^>]*?\sencoding\s*=\s*["']\s*([\w.:-]+)/i;
const headerPattern = /charset\s*=\s*["']?\s*([^\s;"',]+)/i;

/**
 * A byte order mark decides; then the HTTP charset, the XML declaration, UTF-8 if the bytes are that, or a guess.
 * A claim of UTF-8 holds although a few characters are damaged, as excerpts cut in mid-character are.
 * Node's own decoder is used for UTF-8 only: on Node 20 its windows-1252 turns quotation marks into control characters.
 */
export function decode(bytes: Uint8Array, contentType: string | undefined): Decoded {
  const marked = byteOrderMarks.find(([, mark]) => mark.every((byte, index) => bytes[index] === byte));
  if (marked !== undefined) return decoded(bytes.subarray(marked[1].length), marked[0]);

  const wide = openings.find(([, opening]) => opening.every((byte, at) => byte === undefined || bytes[at] === byte));
  if (wide !== undefined) return decoded(bytes, wide[0]);

  const { charset, problems } = narrowCharset(bytes, contentType);
  return { ...decoded(bytes, charset), problems };
}

function narrowCharset(bytes: Uint8Array, contentType: string | undefined) {
  const declared = knownCharset(declarationPattern.exec(oneByteText(bytes.subarray(0, declarationBytes)))?.[1]);
  const claims = [knownCharset(headerPattern.exec(contentType ?? "")?.[1]), declared].filter(
    (name) => name !== undefined,
  );

  // Other text is hardly ever valid UTF-8 by chance, so bytes that are settle a dispute between two claims.
  const isValid = isUtf8(bytes);
  if (isValid && (claims.length === 0 || claims.includes("utf-8"))) return { charset: "utf-8", problems: [] };

  const other = claims.find((name) => name !== "utf-8");
  if (claims[0] !== "utf-8" && other !== undefined) return { charset: other, problems: [] };
  if (isMostlyUtf8(bytes)) return { charset: "utf-8", problems: ["some characters are not valid UTF-8"] };

  const charset = other ?? knownCharset(guessCharset(bytes)) ?? "windows-1252";
  return { charset, problems: [`the text is not the encoding it claims to be; it was read as ${charset}`] };
}

function decoded(bytes: Uint8Array, charset: string): Decoded {
  return { text: textIn(bytes, charset).replace(/^\ufeff/, ""), charset, problems: [] };
}

function textIn(bytes: Uint8Array, charset: string): string {
  if (charset === "utf-8" && isAscii(bytes)) return oneByteText(bytes);

  const isIconv = charset !== "utf-8" && iconv.encodingExists(charset);
  return isIconv ? iconv.decode(Buffer.from(bytes), charset) : new TextDecoder(charset).decode(bytes);
}

/** A claim of two bytes per character is worth nothing where the declaration itself could be read with one. */
function knownCharset(label: string | undefined): string | undefined {
  if (label === undefined) return undefined;

  const name = label.toLowerCase();
  const charset = aliases[name] ?? name;
  if (charset === "" || /^(?:utf|ucs)-?(?:16|32|2|4)/.test(charset)) return undefined;

  return iconv.encodingExists(charset) || charset === japaneseMail ? charset : undefined;
}

/** Far faster than any decoder, and right as long as only ASCII matters. */
function oneByteText(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
}

/** More characters that are whole than damaged ones. */
function isMostlyUtf8(bytes: Uint8Array): boolean {
  const text = new TextDecoder().decode(bytes);
  let damaged = 0;
  let whole = 0;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code === 0xfffd) damaged += 1;
    else if (code > 0x7f) whole += 1;
  }
  return whole > damaged;
}
