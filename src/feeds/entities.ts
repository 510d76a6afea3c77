// HTML's character references: the 252 named ones of HTML 4, and numbers.
import { isUtf8 } from "node:buffer";

// U+00A0 to U+00FF in order.
const latin1 =
  "nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro " +
  "para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil " +
  "Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave " +
  "Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml " +
  "igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute " +
  "thorn yuml";
// U+0391 to U+03A9 and U+03B1 to U+03C9 in order; U+03A2 is no letter.
const greek =
  "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigmaf sigma tau upsilon " +
  "phi chi psi omega";
const others =
  "quot 22 amp 26 apos 27 lt 3c gt 3e OElig 152 oelig 153 Scaron 160 scaron 161 Yuml 178 fnof 192 circ 2c6 tilde 2dc " +
  "thetasym 3d1 upsih 3d2 piv 3d6 ensp 2002 emsp 2003 thinsp 2009 zwnj 200c zwj 200d lrm 200e rlm 200f ndash 2013 " +
  "mdash 2014 lsquo 2018 rsquo 2019 sbquo 201a ldquo 201c rdquo 201d bdquo 201e dagger 2020 Dagger 2021 bull 2022 " +
  "hellip 2026 permil 2030 prime 2032 Prime 2033 lsaquo 2039 rsaquo 203a oline 203e frasl 2044 euro 20ac image 2111 " +
  "weierp 2118 real 211c trade 2122 alefsym 2135 larr 2190 uarr 2191 rarr 2192 darr 2193 harr 2194 crarr 21b5 lArr 21d0 " +
  "uArr 21d1 rArr 21d2 dArr 21d3 hArr 21d4 forall 2200 part 2202 exist 2203 empty 2205 nabla 2207 isin 2208 notin 2209 " +
  "ni 220b prod 220f sum 2211 minus 2212 lowast 2217 radic 221a prop 221d infin 221e ang 2220 and 2227 or 2228 cap 2229 " +
  "cup 222a int 222b there4 2234 sim 223c cong 2245 asymp 2248 ne 2260 equiv 2261 le 2264 ge 2265 sub 2282 sup 2283 " +
  "nsub 2284 sube 2286 supe 2287 oplus 2295 otimes 2297 perp 22a5 sdot 22c5 lceil 2308 rceil 2309 lfloor 230a " +
  "rfloor 230b lang 27e8 rang 27e9 loz 25ca spades 2660 clubs 2663 hearts 2665 diams 2666";

const named = namedEntities();

// Numbers 128 to 159 are meant as windows-1252 (HTML, "numeric character reference end state"). Zero: not in use.
const windows1252 = [
  0x20ac, 0, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017d, 0, 0,
  0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0, 0x017e, 0x0178,
] as const;

// The longest reference is that of a number of ten digits.
const referenceCharsMax = "&#1234567890;".length;
const numberPattern = /^#(?:\d{1,10}|[xX][\da-fA-F]{1,8})$/;

/** Decodes once. What is no known reference stays as it is; numbers that stand for no character are dropped. */
export function decodeEntities(text: string): string {
  return text.includes("&") ? decodedIn(text, false) : text;
}

function decodedIn(text: string, isMended: boolean): string {
  let out = "";
  let from = 0;
  let semicolon = 0;
  for (let at = text.indexOf("&"); at !== -1 && semicolon !== -1; at = text.indexOf("&", at + 1)) {
    // Looked for again only once it is passed, so that many bare signs cost nothing.
    if (semicolon <= at) semicolon = text.indexOf(";", at);

    const name = nameIn(text, at, semicolon);
    if (isByte(name) && !isMended) return decodedIn(text.replace(bytePattern, bytesMeant), true);

    const meant = meaningOf(name);
    if (meant !== undefined) {
      out += text.slice(from, at) + meant;
      from = semicolon + 1;
    }
  }
  return from === 0 ? text : out + text.slice(from);
}

/** "" where the semicolon is missing or too far away. */
function nameIn(text: string, at: number, semicolon: number): string {
  const isNear = semicolon !== -1 && semicolon - at < referenceCharsMax;
  return isNear ? text.slice(at + 1, semicolon) : "";
}

function isByte(name: string): boolean {
  return name.startsWith("#1") || name.startsWith("#2");
}

// Programs that take UTF-8 for Latin-1 write each byte of a character as one of its own.
const bytePattern = /(?:&#(?:1[3-9]\d|12[89]|2[0-4]\d|25[0-5]);){2,}/g;

/** Bytes that are UTF-8 hardly ever follow each other by chance. */
function bytesMeant(references: string): string {
  const bytes = Uint8Array.from(references.match(/\d+/g) ?? [], Number);
  return isUtf8(bytes) ? new TextDecoder().decode(bytes) : references;
}

function meaningOf(name: string): string | undefined {
  if (!name.startsWith("#")) return named.get(name);
  if (!numberPattern.test(name)) return undefined;

  const isHex = /^#x/i.test(name);
  return characterOf(Number.parseInt(name.slice(isHex ? 2 : 1), isHex ? 16 : 10));
}

/** Whether XML allows a character of this number. */
function isCharacter(code: number): boolean {
  if (code < 0x20) return code === 0x9 || code === 0xa || code === 0xd;

  return code < 0xd800 || (code > 0xdfff && code < 0xfffe) || (code > 0xffff && code <= 0x10ffff);
}

function characterOf(code: number): string {
  const meant = windows1252[code - 0x80] ?? code;
  return meant !== 0 && isCharacter(meant) ? String.fromCodePoint(meant) : "";
}

function namedEntities(): ReadonlyMap<string, string> {
  const table = new Map<string, string>();
  const inOrder = (names: readonly string[], from: number) => {
    names.forEach((name, index) => {
      table.set(name, String.fromCodePoint(from + index));
    });
  };
  inOrder(latin1.split(" "), 0xa0);

  const letters = greek.split(" ");
  inOrder(letters, 0x3b1);
  letters.forEach((name, index) => {
    if (name !== "sigmaf") table.set(name.charAt(0).toUpperCase() + name.slice(1), String.fromCodePoint(0x391 + index));
  });

  for (const [, name = "", hex = ""] of others.matchAll(/(\w+) ([\da-f]+)/g)) {
    table.set(name, String.fromCodePoint(Number.parseInt(hex, 16)));
  }
  return table;
}
