// Chooses the sentences that show best why a watch was met, and marks the words in them.
import type { MarkedSentence, Span } from "../alert/alert.ts";
import { limits } from "../limits.ts";
import { cutAround } from "./cut-around.ts";
import type { Mark } from "./marks.ts";
import { mergeSpans } from "./merge-spans.ts";
import type { WatchText } from "./watch-text.ts";

/** A sentence of the body with the marks in it; `isNear` when NEAR chose one of them. */
type Candidate = {
  readonly span: Span;
  readonly marks: readonly Mark[];
  readonly parts: ReadonlySet<number>;
  readonly isNear: boolean;
};

/** The title first, when it holds marks; then the chosen sentences of the body in their order. */
export function markedSentences(text: WatchText, marks: readonly Mark[]): readonly MarkedSentence[] {
  const inTitle = marks.filter(({ field }) => field === "title");
  const inBody = marks.filter(({ field }) => field === "body");
  const shown = new Set(inTitle.map(({ part }) => part));
  const rowsMax = limits.evidenceSentencesMax - (inTitle.length > 0 ? 1 : 0);
  const chosen = choose(candidatesOf(text.bodySentences(), inBody), shown, rowsMax);

  const title = { span: { from: 0, to: text.title.length }, marks: inTitle };
  return [
    ...(inTitle.length > 0 ? [marked("title", text.title, title)] : []),
    ...chosen.map((candidate) => marked("body", text.body, candidate)),
  ];
}

function marked(
  field: MarkedSentence["field"],
  text: string,
  { span, marks }: Pick<Candidate, "span" | "marks">,
): MarkedSentence {
  return { field, ...cutAround(text, span, mergeSpans(marks)) };
}

function candidatesOf(spans: readonly Span[], marks: readonly Mark[]): readonly Candidate[] {
  if (marks.length === 0) return [];

  return joinedWhere(spans, marks).flatMap((span) => {
    const held = marks.filter(({ from }) => from >= span.from && from < span.to);
    return held.length > 0 ? [candidateOf(span, held)] : [];
  });
}

/** Words that run over the end of a sentence make one of it and the next. */
function joinedWhere(spans: readonly Span[], marks: readonly Mark[]): readonly Span[] {
  const joined: Span[] = [];
  for (const span of spans) {
    const last = joined.at(-1);
    const runsOver = last !== undefined && marks.some(({ from, to }) => from < last.to && to > last.to);
    if (runsOver) joined[joined.length - 1] = { from: last.from, to: span.to };
    else joined.push(span);
  }
  return joined;
}

function candidateOf(span: Span, marks: readonly Mark[]): Candidate {
  return {
    span,
    marks,
    parts: new Set(marks.map(({ part }) => part)),
    isNear: marks.some(({ isNear }) => isNear),
  };
}

/**
 * Sentences that show a part not shown yet come before those that repeat, so that no part of the rule goes unseen;
 * among equals those of NEAR, then those with the most parts, then the earlier.
 */
function choose(candidates: readonly Candidate[], shown: Set<number>, rowsMax: number): readonly Candidate[] {
  const ranked = candidates.toSorted(
    (one, other) => Number(other.isNear) - Number(one.isNear) || other.parts.size - one.parts.size,
  );
  const chosen = new Set<Candidate>();
  for (const candidate of ranked) {
    const isNews = [...candidate.parts].some((part) => !shown.has(part));
    if (!isNews || chosen.size >= rowsMax) continue;

    chosen.add(candidate);
    for (const part of candidate.parts) shown.add(part);
  }
  for (const candidate of ranked) if (chosen.size < rowsMax) chosen.add(candidate);
  return candidates.filter((candidate) => chosen.has(candidate));
}
