// Takes out of a text the spaces that say nothing.

const space = 0x20;
const lineEnd = 0x0a;
const firstWide = 0xa0;
// What JavaScript and HTML take for space, of the characters past ASCII.
const wideSpaces: ReadonlySet<number> = new Set([
  ...[0xa0, 0x1680, 0x2000, 0x2001, 0x2002, 0x2003, 0x2004, 0x2005, 0x2006, 0x2007, 0x2008, 0x2009, 0x200a],
  ...[0x2028, 0x2029, 0x202f, 0x205f, 0x3000],
]);

/**
 * One line end where there was any between two words, else one space; nothing before the first word and behind the
 * last. Control characters count as spaces. What is between two gaps is copied in one go.
 */
export function squeezed(text: string): string {
  let out = "";
  let runStart = 0;
  let at = 0;
  while (at < text.length) {
    if (!isSpace(text.charCodeAt(at))) {
      at += 1;
      continue;
    }
    const end = gapEnd(text, at);
    const isInside = at > 0 && end < text.length;
    if (!isInside || end - at > 1 || text.charCodeAt(at) !== space) {
      out += text.slice(runStart, at) + (isInside ? partingSign(text, at, end) : "");
      runStart = end;
    }
    at = end;
  }
  return runStart === 0 ? text : out + text.slice(runStart);
}

function isSpace(code: number): boolean {
  return code <= space || (code >= firstWide && wideSpaces.has(code));
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
