// Finds where a tag of a feed's markup ends, whatever became of its quotes.

const endPattern = /[^"'<>]*(?:>|<|"[^"<]*"|'[^'<]*')/y;
const plainEndPattern = /[^<>]*>/y;

/**
 * Where the tag ends. Quotes may hold a ">", but no tag reaches over a "<": XML forbids it in attributes, and a quote
 * that was never closed would else swallow all that follows.
 */
export function tagEnd(markup: string, from: number): number | undefined {
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
