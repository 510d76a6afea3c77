// Cuts markup into its pieces without judging them: nothing is expanded, and no mistake stops it.

export type Piece =
  | { readonly kind: "text" | "cdata" | "comment" | "instruction"; readonly start: number; readonly end: number }
  | { readonly kind: "doctype"; readonly start: number; readonly end: number; readonly hasEntities: boolean }
  | {
      readonly kind: "open" | "close";
      readonly start: number;
      readonly end: number;
      /** As written, with its prefix. */
      readonly name: string;
      readonly isEmpty: boolean;
    };

export type Tag = Extract<Piece, { kind: "open" | "close" }>;

const tagPattern = /<(\/?)([A-Za-z_][\w.:-]*)/y;

/** Every character of the text is in exactly one piece, in order. A "<" that begins nothing is text. */
export function* pieces(markup: string): Generator<Piece> {
  const place = { markup, lastCdataEnd: markup.lastIndexOf("]]>") };
  let textStart = 0;
  let at = markup.indexOf("<");
  while (at !== -1) {
    const piece = pieceAt({ ...place, start: at });
    if (piece === undefined) {
      at = markup.indexOf("<", at + 1);
      continue;
    }
    if (textStart < at) yield { kind: "text", start: textStart, end: at };
    yield piece;
    textStart = piece.end;
    at = markup.indexOf("<", piece.end);
  }
  if (textStart < markup.length) yield { kind: "text", start: textStart, end: markup.length };
}

type Place = { readonly markup: string; readonly start: number; readonly lastCdataEnd: number };

function pieceAt(place: Place): Piece | undefined {
  const { markup, start } = place;
  if (markup.startsWith("<!--", start)) return upTo("comment", "-->", place);
  if (markup.startsWith("<![CDATA[", start)) return cdataAt(place);
  if (markup.startsWith("<?", start)) return upTo("instruction", ">", place);
  if (markup.startsWith("<!", start)) return doctypeAt(markup, start);

  return tagAt(markup, start);
}

function upTo(kind: "cdata" | "comment" | "instruction", sign: string, { markup, start }: Place): Piece {
  const at = markup.indexOf(sign, start);
  return { kind, start, end: at === -1 ? markup.length : at + sign.length };
}

/** A section that is never closed would hide the rest of the document; only its opening is passed over then. */
function cdataAt(place: Place): Piece {
  const { start, lastCdataEnd } = place;
  return lastCdataEnd < start
    ? { kind: "instruction", start, end: start + "<![CDATA[".length }
    : upTo("cdata", "]]>", place);
}

/** The internal subset, between brackets, belongs to it. */
function doctypeAt(markup: string, start: number): Piece {
  const plainEnd = markup.indexOf(">", start);
  const hasSubset = markup.slice(start, plainEnd).includes("[");
  const closing = hasSubset ? markup.indexOf("]", start) : start;
  const end = closing === -1 ? -1 : markup.indexOf(">", closing);
  const whole = markup.slice(start, end === -1 ? markup.length : end + 1);
  return { kind: "doctype", start, end: start + whole.length, hasEntities: /<!ENTITY/i.test(whole) };
}

function tagAt(markup: string, start: number): Tag | undefined {
  tagPattern.lastIndex = start;
  const match = tagPattern.exec(markup);
  if (match === null) return undefined;

  const [, slash, name = ""] = match;
  const end = tagEnd(markup, tagPattern.lastIndex);
  if (end === undefined) return undefined;
  return { kind: slash === "/" ? "close" : "open", start, end, name, isEmpty: markup.charAt(end - 2) === "/" };
}

const endPattern = /[^"'<>]*(?:>|<|"[^"<]*"|'[^'<]*')/y;
const plainEndPattern = /[^<>]*>/y;

/**
 * Where the tag ends. Quotes may hold a ">", but no tag reaches over a "<": XML forbids it in attributes, and a quote
 * that was never closed would else swallow all that follows.
 */
function tagEnd(markup: string, from: number): number | undefined {
  endPattern.lastIndex = from;
  while (endPattern.test(markup)) {
    const last = markup.charAt(endPattern.lastIndex - 1);
    if (last === ">") return endPattern.lastIndex;
    if (last === "<") return undefined;
  }
  // A quote is left open: the tag ends at the first ">" then.
  plainEndPattern.lastIndex = from;
  return plainEndPattern.test(markup) ? plainEndPattern.lastIndex : undefined;
}
