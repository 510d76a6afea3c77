// Finds the sentences of a text in the scripts of the news, also where the space after a full stop is missing.
import type { Span } from "../alert/alert.ts";

/** A line's end, or end marks with the quotes and brackets that close behind them. */
const stops = /[\n\r\u2028\u2029]|[.!?…。！？｡؟۔।]+["'”’»)\]）」』】》〉]*/gu;
const lineEnd = /^[\n\r\u2028\u2029]/u;
/** These marks end a sentence whatever follows. */
const hardStop = /[。！？｡؟۔।]/u;
const wordBefore = /\p{L}+$/u;
/** Space, opening quotes and brackets, and the first letter behind them. */
const whatFollows = /^(\s*)["'“‘«([]*(.?)/su;
const lineEndInside = /[\n\r\u2028\u2029]/u;
const smallLetter = /\p{Ll}/u;
const capitalLetter = /\p{Lu}/u;
const digit = /\p{N}/u;

const lookAroundChars = 40;

/** Shortened words that stand before a name, so that a capital behind them starts no sentence. */
const beforeNames = new Set(
  (
    "mr mrs ms dr prof gen col lt sgt capt maj adm sen rep gov pres amb hon rev st jr sr ph vs messrs mme mlle sra " +
    "им тов гг ул проф акад ген св"
  ).split(" "),
);
/** Shortened words that stand before a number. */
const beforeNumbers = new Set(
  "no nr nos vol fig sec art pp jan feb mar apr jun jul aug sep sept oct nov dec ст стр рис".split(" "),
);

/** Sentences in order, without the space around them; together they hold everything that is not space. */
export function sentences(text: string): readonly Span[] {
  const spans: Span[] = [];
  let from = 0;
  for (const stop of text.matchAll(stops)) {
    const after = stop.index + stop[0].length;
    if (!isEnd(text, stop.index, stop[0])) continue;

    addTrimmed(spans, text, { from, to: after });
    from = after;
  }
  addTrimmed(spans, text, { from, to: text.length });
  return spans;
}

function isEnd(text: string, at: number, stop: string): boolean {
  if (lineEnd.test(stop) || hardStop.test(stop)) return true;

  const after = at + stop.length;
  const [, space = "", first = ""] = whatFollows.exec(text.slice(after, after + lookAroundChars)) ?? [];
  if (first === "" || lineEndInside.test(space)) return true;

  const word = wordBefore.exec(text.slice(Math.max(0, at - lookAroundChars), at))?.[0] ?? "";
  if (stop.startsWith(".") && isShortened(word, first)) return false;

  return space === "" ? isGlued(word, first) : !smallLetter.test(first);
}

/** Initials and the letters of U.S. or a.m. count as shortened, although a sentence may now and then end with one. */
function isShortened(word: string, next: string): boolean {
  if ([...word].length === 1) return true;

  const small = word.toLowerCase();
  return beforeNames.has(small) || (beforeNumbers.has(small) && digit.test(next));
}

/** "alliance.What" is two sentences; "3.5", "www.example.com" and "U.S.-led" are not. */
function isGlued(word: string, next: string): boolean {
  return smallLetter.test(word.at(-1) ?? "") && capitalLetter.test(next);
}

function addTrimmed(spans: Span[], text: string, { from, to }: Span): void {
  const sentence = text.slice(from, to);
  const start = from + (sentence.length - sentence.trimStart().length);
  const end = from + sentence.trimEnd().length;
  if (start < end) spans.push({ from: start, to: end });
}
