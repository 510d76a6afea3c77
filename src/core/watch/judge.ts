// Judges whether an article meets a watch, and shows by which words, or why not.
import type { Evidence } from "../alert/alert.ts";
import { firstUnmet, type Unmet } from "./evaluate.ts";
import type { Expression } from "./expression.ts";
import { markedSentences } from "./marked-sentences.ts";
import { chooseMarks } from "./marks.ts";
import { mergeSpans } from "./merge-spans.ts";
import { metParts } from "./met-parts.ts";
import { anywhere } from "./scope.ts";
import type { Watch } from "./watch.ts";
import type { WatchText } from "./watch-text.ts";
import { whyNot } from "./why-not.ts";

export { readText } from "./watch-text.ts";

export type Verdict =
  | { readonly kind: "match"; readonly evidence: Evidence }
  | { readonly kind: "no-match"; readonly why: string };

/** `why` names the first part of the rule that is not met. */
export function judge(text: WatchText, watch: Watch): Verdict {
  const unmet = firstUnmet(text, watch.expression, anywhere);
  if (unmet !== undefined) return noMatch(text, unmet);

  return { kind: "match", evidence: evidenceOf(text, watch.expression) };
}

/** Most articles meet no watch and nobody asks why, so the words are found when they are asked for. */
function noMatch(text: WatchText, unmet: Unmet): Verdict {
  return {
    kind: "no-match",
    get why() {
      return whyNot(text, unmet);
    },
  };
}

export function evidenceOf(text: WatchText, expression: Expression): Evidence {
  const marks = chooseMarks(text, metParts(text, expression, anywhere));
  return {
    titleSpans: mergeSpans(marks.filter(({ field }) => field === "title")),
    bodySpans: mergeSpans(marks.filter(({ field }) => field === "body")),
    sentences: markedSentences(text, marks),
  };
}
