// Runs the tests of watches on the engine that judges live articles, and says of each that fails why.
import { markedText } from "../alert/alert-text.ts";
import { judge, readText, type Verdict } from "../watch/judge.ts";
import type { Watch } from "../watch/watch.ts";
import type { WatchTest } from "../watch/watch-test.ts";
import type { WatchText } from "../watch/watch-text.ts";

export type TestOutcome = {
  readonly test: WatchTest;
  /** One reason to a line; empty when the test passes. */
  readonly faults: readonly string[];
};

/** In the order of the watches; tests of watches that are not among them are left out. */
export function runWatchTests(watches: readonly Watch[]): readonly TestOutcome[] {
  return watches.flatMap((watch) => (watch.tests ?? []).map((test) => ({ test, faults: faultsOf(test, watch) })));
}

export function failed(outcomes: readonly TestOutcome[]): readonly TestOutcome[] {
  return outcomes.filter(({ faults }) => faults.length > 0);
}

function faultsOf({ given, expect, spans }: WatchTest, watch: Watch): readonly string[] {
  if (given.kind === "unreadable") return [given.why];

  const text = readText(given.article);
  const verdict = judge(text, watch);
  if (verdict.kind === "no-match") return expect === "match" ? [`expected a match: ${verdict.why}`] : [];
  if (expect === "match") return spanFaults(text, verdict, spans);

  return ["expected no match, but it is met by", ...verdict.evidence.sentences.map((sentence) => markedText(sentence))];
}

type Match = Extract<Verdict, { readonly kind: "match" }>;

function spanFaults(text: WatchText, { evidence }: Match, spans: readonly string[]): readonly string[] {
  const marked = [
    ...evidence.titleSpans.map(({ from, to }) => text.title.slice(from, to)),
    ...evidence.bodySpans.map(({ from, to }) => text.body.slice(from, to)),
  ];
  const missing = spans.filter((span) => !marked.includes(span));
  if (missing.length === 0) return [];

  return [`it is met, but not by ${quoted(missing)}; marked are ${quoted([...new Set(marked)])}`];
}

function quoted(words: readonly string[]): string {
  return words.length === 0 ? "no words" : words.map((word) => `"${word}"`).join(", ");
}
