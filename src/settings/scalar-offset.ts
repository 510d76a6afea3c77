// Finds where a character of a YAML text value stands in the file.
import { Scalar } from "yaml";

/**
 * Folding, indentation and block styles change nothing but white space. So the n-th other character of the value is the
 * n-th other character of the source, once quotes and escapes are read. An offset on white space, or at the value's
 * end, is given as the place behind the character before it.
 */
export function offsetInSource(text: string, scalar: Scalar, offset: number): number {
  const range = scalar.range;
  if (!range || typeof scalar.value !== "string") return range?.[0] ?? 0;

  const isOnInk = offset < scalar.value.length && /\S/.test(scalar.value.charAt(offset));
  const inkBefore = scalar.value.slice(0, offset).replace(/\s/g, "").length;
  const wanted = isOnInk ? inkBefore : inkBefore - 1;

  let ink = 0;
  let end = contentStart(text, scalar, range[0]);
  if (wanted < 0) return end;
  while (end < range[1]) {
    const unit = unitAt(text, end, scalar.type);
    ink += unit.ink;
    if (ink > wanted) return isOnInk ? end : end + unit.length;
    end += unit.length;
  }
  return Math.min(end, range[1]);
}

/** Behind the opening quote, or on the line below a block's header. */
function contentStart(text: string, scalar: Scalar, start: number): number {
  if (scalar.type === Scalar.BLOCK_LITERAL || scalar.type === Scalar.BLOCK_FOLDED) return text.indexOf("\n", start) + 1;

  const isQuoted = scalar.type === Scalar.QUOTE_DOUBLE || scalar.type === Scalar.QUOTE_SINGLE;
  return isQuoted ? start + 1 : start;
}

/** Source characters that stand for one piece of the value, and how many characters other than white space that has. */
type Unit = { readonly length: number; readonly ink: number };

function unitAt(text: string, at: number, type: Scalar.Type | undefined): Unit {
  if (type === Scalar.QUOTE_SINGLE && text.startsWith("''", at)) return { length: 2, ink: 1 };
  if (type === Scalar.QUOTE_DOUBLE && text[at] === "\\") return escapeAt(text, at);

  return { length: 1, ink: /\S/.test(text.charAt(at)) ? 1 : 0 };
}

const hexDigits: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 };
const whiteEscapes = "ntvfr _LP\t\n\r";

function escapeAt(text: string, at: number): Unit {
  const letter = text.charAt(at + 1);
  const digits = hexDigits[letter];
  if (digits === undefined) return { length: 2, ink: whiteEscapes.includes(letter) ? 0 : 1 };

  const code = Number.parseInt(text.slice(at + 2, at + 2 + digits), 16);
  const piece = String.fromCodePoint(code);
  return { length: 2 + digits, ink: piece.replace(/\s/g, "").length };
}
