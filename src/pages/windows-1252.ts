// Decodes windows-1252, which pages mean when they say Latin-1; Node 20's own decoder leaves out its 27 extra signs.

/** The signs for bytes 0x80 to 0x9f; the five bytes that mean nothing stay the controls they are. */
const extra =
  "\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d\u017d\u008f" +
  "\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u009d\u017e\u0178";
const extraFrom = 0x80;

export function decodeWindows1252(bytes: Uint8Array): string {
  return new TextDecoder("latin1")
    .decode(bytes)
    .replace(/[\u0080-\u009f]/g, (sign) => extra[sign.charCodeAt(0) - extraFrom] ?? sign);
}
