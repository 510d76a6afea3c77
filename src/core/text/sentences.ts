// Finds the sentences of a text in the scripts of the news, also where the space after a full stop is missing.
import type { Span } from "../alert/alert.ts";
import { isShortened } from "./shortened.ts";

/** A line's end, or end marks with the quotes and brackets that close behind them. */
const stops = /[\n\r\u2028\u2029]|[.!?…。！？｡؟۔।]+["'”’»)\]）」』】》〉]*/gu;
const lineEnd = /^[\n\r\u2028\u2029]/u;
/** These marks end a sentence whatever follows. */
const hardStop = /[。！？｡؟۔।]/u;
const closesQuote = /["'”’»)\]）」』】》〉]$/u;
const wordBefore = /[\p{L}\p{M}]+$/u;
const wordBehind = /^["'“‘«([]*([\p{L}\p{M}]+)/u;
/** Space, a dash or opening quotes and brackets, and the first letter behind them. */
const whatFollows = /^(\s*)(?:[—–]\s+)?["'“‘«([]*(.?)/su;
const lineEndInside = /[\n\r\u2028\u2029]/u;
const smallLetter = /\p{Ll}/u;
const capitalLetter = /\p{Lu}/u;
/** What may stand before a full stop that has no space behind it: a word, a year, or a quote that closed. */
const endsGlued = /[\p{Ll}\d%”’»")\]]/u;
/** Names that are written with a full stop inside: Lenta.Ru, Amazon.Com, ASP.NET. */
const dottedName = /^(?:com|org|net|ru|su|cn|io|gov|edu|uk|de|fr|eu|ua|js|tv|info|news|ai)$/iu;
/** A Japanese quotation goes on into what is done with it, a Chinese one into who says so. */
const quotedThen =
  /^(?:と|って|との|など|は|が|を|に|も|や|の|、|，|——|[^\s。！？，、：“”「」]{1,25}?(?:说|說|表示|称|稱|指出|强调|強調|写道|寫道|问道|答道)[。，：,])/u;

const lookAroundChars = 40;

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
  if (lineEnd.test(stop)) return true;

  const following = text.slice(at + stop.length, at + stop.length + lookAroundChars);
  if (hardStop.test(stop)) return !(closesQuote.test(stop) && quotedThen.test(following));

  const [, space = "", first = ""] = whatFollows.exec(following) ?? [];
  if (first === "" || lineEndInside.test(space)) return true;

  const before = text.slice(Math.max(0, at - lookAroundChars), at);
  const next = wordBehind.exec(following.trimStart())?.[1] ?? first;
  if (stop.startsWith(".") && isShortened(before, next, space)) return false;
  if (space !== "") return !smallLetter.test(first);

  return isGlued(`${before}${stop.slice(1)}`, next);
}

/** "alliance.What" is two sentences; "3.5", "www.example.com", "Lenta.Ru" and "U.S.-led" are not. */
function isGlued(before: string, next: string): boolean {
  if (!endsGlued.test(before.at(-1) ?? "") || !capitalLetter.test(next.charAt(0))) return false;

  const isName = dottedName.test(next) && wordBefore.test(before);
  return !isName;
}

function addTrimmed(spans: Span[], text: string, { from, to }: Span): void {
  const sentence = text.slice(from, to);
  const start = from + (sentence.length - sentence.trimStart().length);
  const end = from + sentence.trimEnd().length;
  if (start < end) spans.push({ from: start, to: end });
}
