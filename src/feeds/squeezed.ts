// Takes out of a text the spaces that say nothing.

const space = 0x20;
const lineEnd = 0x0a;
const noBreakSpace = 0xa0;
const firstWide = 0x1680;
// What JavaScript and HTML take for space, of the characters past ASCII.
const wideSpaces: ReadonlySet<number> = new Set([
  ...[firstWide, 0x2000, 0x2001, 0x2002, 0x2003, 0x2004, 0x2005, 0x2006, 0x2007, 0x2008, 0x2009, 0x200a],
  ...[0x2028, 0x2029, 0x202f, 0x205f, 0x3000],
]);

/**
 * One line end where there was any between two words, else one space; nothing before the first word and behind the
 * last. Control characters count as spaces. What is between two gaps is copied in one go.
 */
export function squeezed(text: string): string {
  let out = "";
  let runStart = 0;
  let at = nextSpace(text, 0);
  while (at < text.length) {
    const end = gapEnd(text, at);
    const isInside = at > 0 && end < text.length;
    const isGood = isInside && end - at === 1 && text.charCodeAt(at) === space;
    if (!isGood) {
      out += text.slice(runStart, at) + (isInside ? partingSign(text, at, end) : "");
      runStart = end;
    }
    at = nextSpace(text, end);
  }
  return runStart === 0 ? text : out + text.slice(runStart);
}

/** Where the text ends, if there is none. */
function nextSpace(text: string, from: number): number {
  let at = from;
  while (at < text.length && !isSpace(text.charCodeAt(at))) at += 1;
  return at;
}

function isSpace(code: number): boolean {
  if (code < noBreakSpace) return code <= space;

  return code === noBreakSpace || (code >= firstWide && wideSpaces.has(code));
}

function gapEnd(text: string, from: number): number {
  let end = from + 1;
  while (end < text.length && isSpace(text.charCodeAt(end))) end += 1;
  return end;
}

function partingSign(text: string, from: number, to: number): string {
  for (let at = from; at < to; at++) if (text.charCodeAt(at) === lineEnd) return "\n";
  return " ";
}
