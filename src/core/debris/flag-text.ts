// Finds everything in an article's text that is no news, each stretch with its reason.

import type { CutLine, CutText } from "../text/cut-text.ts";
import type { Line } from "../text/lines.ts";
import type { FlaggedSpan, FlagReason } from "../text-findings.ts";
import { isCaption, isPlaceholder, isStandIn, mayNamePicture } from "./captions.ts";
import { furniturePatterns } from "./furniture-patterns.ts";
import { machineDebris } from "./machine-debris.ts";
import { templateSlots } from "./template-slots.ts";
import { type TitleLines, titleLines } from "./title-lines.ts";

/** A line longer than this says something of its own, whatever it begins with. */
const furnitureCharsMax = 300;
const placeholderLineCharsMax = 250;
/** Shorter sentences are said twice without being copies: "Thank you." */
const repeatedCharsMin = 40;
const trailingSentencesMax = 4;
/** These are said in one breath with a paragraph, when a page glues them to it. */
const gluedReasons: ReadonlySet<FlagReason> = new Set(["comment-footer", "read-more", "subscribe", "cookie"]);
const gluedCharsMin = 9;

export type FlaggedText = {
  readonly title: string;
  readonly cut: CutText;
  readonly known?: readonly FlaggedSpan[];
};

/** In order and without overlaps. `known` are spans that others found: they come before those found here. */
export function flagText({ title, cut, known = [] }: FlaggedText): readonly FlaggedSpan[] {
  const { text, lines } = cut;
  const titles = titleLines(title);
  const debris = machineDebris(cut).map((span) => ({ ...span, reason: "machine-debris" as const }));
  const whole = lines.flatMap((line, at) => lineFlags(line, { titles, text, next: lines[at + 1] }));
  const slots = templateSlots(text).map((span) => ({ ...span, reason: "placeholder" as const }));
  const certain = apart([...known, ...debris, ...whole, ...slots]);
  return apart([...certain, ...repeats(cut, certain)]);
}

type Around = { readonly titles: TitleLines; readonly text: string; readonly next: Line | undefined };

function lineFlags(line: CutLine, around: Around): readonly FlaggedSpan[] {
  const reason = lineReason(line.text, around);
  return reason === undefined ? gluedFlags(line, around.text) : [{ from: line.from, to: line.to, reason }];
}

function lineReason(line: string, { titles, next }: Around): FlagReason | undefined {
  if (titles.isBreadcrumb(line)) return "breadcrumb";
  if (titles.isRepeated(line)) return "repeated-title";
  if (line.length <= placeholderLineCharsMax && isPlaceholder(line)) return "placeholder";

  const furniture = furnitureReason(line);
  if (furniture !== undefined) return furniture;

  return isCaption(line) || namesNextPicture(line, next) ? "caption" : undefined;
}

/** A credit is no sign of this: in instructions it stands below a heading. */
function namesNextPicture(line: string, next: Line | undefined): boolean {
  if (next === undefined || !mayNamePicture(line)) return false;
  return next.text.length <= placeholderLineCharsMax && (isPlaceholder(next.text) || isStandIn(next.text));
}

function furnitureReason(line: string): FlagReason | undefined {
  if (line.length > furnitureCharsMax) return undefined;
  return furniturePatterns.find(({ sign, pattern }) => sign?.test(line) !== false && pattern.test(line))?.reason;
}

/** "...in the region.Leave a Comment": the last sentences of a paragraph, as long as each is furniture. */
function gluedFlags({ sentences }: CutLine, text: string): readonly FlaggedSpan[] {
  const flags: FlaggedSpan[] = [];
  for (const { from, to } of sentences.slice(1).slice(-trailingSentencesMax).reverse()) {
    const reason = to - from < gluedCharsMin ? undefined : furnitureReason(text.slice(from, to));
    if (reason === undefined || !gluedReasons.has(reason)) break;

    flags.unshift({ from, to, reason });
  }
  return flags;
}

/** What is said twice in the same words counts once. */
function repeats({ text, lines }: CutText, flagged: readonly FlaggedSpan[]): readonly FlaggedSpan[] {
  const seen = new Set<string>();
  const found: FlaggedSpan[] = [];
  let next = 0;
  for (const span of lines.flatMap((line) => line.sentences)) {
    while ((flagged[next]?.to ?? Number.POSITIVE_INFINITY) <= span.from) next += 1;
    if (span.to - span.from < repeatedCharsMin || (flagged[next]?.from ?? span.to) < span.to) continue;

    const said = text.slice(span.from, span.to);
    if (seen.has(said)) found.push({ ...span, reason: "repeated" });
    seen.add(said);
  }
  return found;
}

/** Sorted; of two that overlap the one listed first stays. */
function apart(spans: readonly FlaggedSpan[]): readonly FlaggedSpan[] {
  const ranked = spans.map((span, rank) => ({ span, rank }));
  ranked.sort((one, other) => one.span.from - other.span.from || one.rank - other.rank);
  const kept: typeof ranked = [];
  for (const one of ranked) {
    const last = kept.at(-1);
    if (last === undefined || last.span.to <= one.span.from) kept.push(one);
    else if (one.rank < last.rank && one.span.to >= last.span.to) kept[kept.length - 1] = one;
  }
  return kept.map(({ span }) => span);
}
