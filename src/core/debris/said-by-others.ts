// Tells what an article quotes from what it says itself: debris is only what nobody is quoted with.

const pairs: readonly (readonly [string, string])[] = [
  ["“", "”"],
  ["«", "»"],
  ["「", "」"],
  ["『", "』"],
  ["„", "“"],
  ["‹", "›"],
];
const straight = /"/g;
/** "Readers found this in their paper:" announces a quotation in the next line. */
const announces = /[:：]["'”’»)\s]*$/u;
const openQuote = /^["“«「『„‹'‘]/u;

/** Says whether the place is inside a quotation that began in the same line. */
export function isQuoted(line: string, at: number): boolean {
  const before = line.slice(0, at);
  if ((before.match(straight)?.length ?? 0) % 2 === 1) return true;

  return openQuote.test(line.slice(at)) || pairs.some(([open, close]) => opensLast(before, open, close));
}

/** Says whether the line before hands over to a quotation. */
export function isAnnounced(previous: string | undefined): boolean {
  return previous !== undefined && announces.test(previous);
}

function opensLast(before: string, open: string, close: string): boolean {
  const opened = before.lastIndexOf(open);
  return opened !== -1 && before.indexOf(close, opened + open.length) === -1;
}
