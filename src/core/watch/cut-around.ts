// Cuts a long sentence down to the part that holds its marks.
import type { Span } from "../alert/alert.ts";
import { limits } from "../limits.ts";

export type CutSentence = { readonly text: string; readonly marks: readonly Span[] };

/** `marks` come in order and point into `text`; those given back point into the sentence, which is a piece of `text`. */
export function cutAround(text: string, sentence: Span, marks: readonly Span[]): CutSentence {
  const window = sentence.to - sentence.from <= limits.sentenceCharsMax ? sentence : windowOf(text, sentence, marks);
  return {
    text: text.slice(window.from, window.to),
    marks: marks
      .map(({ from, to }) => ({ from: Math.max(from, window.from), to: Math.min(to, window.to) }))
      .filter(({ from, to }) => from < to)
      .map(({ from, to }) => ({ from: from - window.from, to: to - window.from })),
  };
}

/** The stretch with the most whole marks, with as much of the sentence before it as behind it. */
function windowOf(text: string, sentence: Span, marks: readonly Span[]): Span {
  const charsMax = limits.sentenceCharsMax;
  const core = fullestCore(marks, charsMax) ?? { from: sentence.from, to: sentence.from };
  const spare = Math.max(0, charsMax - (core.to - core.from));
  const wanted = core.from - Math.floor(spare / 2);
  const from = Math.max(sentence.from, Math.min(wanted, sentence.to - charsMax));
  return atWordEdges(text, { from, to: Math.min(sentence.to, from + charsMax) }, { sentence, core });
}

function fullestCore(marks: readonly Span[], charsMax: number): Span | undefined {
  let fullest: Span | undefined;
  let most = 0;
  for (const [at, first] of marks.entries()) {
    const held = marks.slice(at).filter(({ to }) => to - first.from <= charsMax);
    const last = held.at(-1) ?? { to: first.from + charsMax };
    if (held.length > most || fullest === undefined) fullest = { from: first.from, to: last.to };
    most = Math.max(most, held.length);
  }
  return fullest;
}

/** Draws the ends of the window in to the next spaces, but never into the core; without spaces, off half a letter. */
function atWordEdges(text: string, window: Span, { sentence, core }: { sentence: Span; core: Span }): Span {
  const before = window.from === sentence.from ? -1 : text.slice(window.from, core.from).search(/\s/u);
  const after = window.to === sentence.to ? undefined : /\s\S*$/u.exec(text.slice(core.to, window.to));
  const from = before === -1 ? afterHalfLetter(text, window.from) : window.from + before + 1;
  const to = after === undefined || after === null ? beforeHalfLetter(text, window.to) : core.to + after.index;
  return { from, to };
}

function afterHalfLetter(text: string, at: number): number {
  return isHalfLetter(text.charCodeAt(at)) ? at + 1 : at;
}

function beforeHalfLetter(text: string, at: number): number {
  return isHalfLetter(text.charCodeAt(at)) ? at - 1 : at;
}

/** The second half of a surrogate pair. */
function isHalfLetter(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}
