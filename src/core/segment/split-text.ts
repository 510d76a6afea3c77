// Splits a text into its pieces: the report, an interview, the entries of a live report, an article appended to it.
import type { CutText } from "../text/cut-text.ts";
import { endsSentence, type Line, linesIn } from "../text/lines.ts";
import type { FlaggedSpan, Segment } from "../text-findings.ts";
import { findInterview, type Interview } from "./interview.ts";
import { liveEntries } from "./live-entries.ts";
import { type Labelled, labelled } from "./speakers.ts";

const headingCharsMax = 160;
const headingCharsMin = 8;
/** An interview's own headline stands above its first turn, with an introduction between. */
const introductionLinesMax = 4;
/** A report that begins with a dateline is a piece of its own when so much stands before it. */
const linesBeforeMin = 2;

export type SplitText = {
  readonly cut: CutText;
  /** Lines in these are never headings. */
  readonly flagged: readonly FlaggedSpan[];
  /** Where the reports begin that say place and agency: a second one begins a second article. */
  readonly datelines: readonly number[];
  /** Where the lines begin that the page sets as headings, with a full stop or without. */
  readonly headings: ReadonlySet<number>;
};

/** In order; together they hold the whole text, and there is always one when there is any text. */
export function splitText({ cut: { lines }, flagged, datelines, headings }: SplitText): readonly Segment[] {
  if (lines.length === 0) return [];

  const flaggedLines = linesIn(lines, flagged);
  const isFlagged = (line: Line) => flaggedLines.has(line);
  const lastSaid = lines.findLastIndex((line) => !isFlagged(line));
  const labels = lines.map(labelled);
  const isNamed = speakersOf(labels);
  const isHeading = (at: number) => {
    const line = lines[at];
    if (line === undefined || isNamed(at) || isFlagged(line)) return false;
    return headings.has(line.from) || mayBeHeading(line.text);
  };
  const interview = findInterview(lines, labels, (at) => isHeading(at) || at > lastSaid);
  const entries = interview === undefined ? liveEntries(lines) : [];
  const starts = [
    ...(interview === undefined
      ? []
      : interviewStarts(lines, interview, {
          isHeading,
          lastSaid,
          isDebris: debrisLines(lines, flagged),
        })),
    ...entries.map(({ first, at }) => ({ first, kind: "live-entry" as const, at })),
    ...appendedStarts(lines, datelines, isHeading),
  ];
  return segmentsFrom(lines, starts);
}

type Start = Pick<Segment, "kind" | "title" | "at" | "turns"> & { readonly first: number };

type Known = {
  readonly isHeading: (at: number) => boolean;
  /** The place of the last line that is not flagged. */
  readonly lastSaid: number;
  readonly isDebris: (line: Line) => boolean;
};

/** What is only furniture behind an interview is no piece of its own. */
function interviewStarts(
  lines: readonly Line[],
  interview: Interview,
  { isHeading, lastSaid, isDebris }: Known,
): readonly Start[] {
  const heading = headingAbove(interview.first, isHeading);
  const title = heading === undefined ? {} : { title: lines[heading]?.text };
  const first = heading ?? afterDebris(lines, interview.first, isDebris);
  const start = { first, kind: "interview" as const, turns: interview.turns, ...title };
  const after = interview.last + 1;
  return after > lastSaid ? [start] : [start, { first: after, kind: "report" }];
}

/** The nearest one above the first turn, with no more than an introduction between. */
function headingAbove(first: number, isHeading: (at: number) => boolean): number | undefined {
  for (let at = first - 1; at >= Math.max(0, first - introductionLinesMax); at -= 1) {
    if (isHeading(at)) return at;
  }
  return undefined;
}

/** Where a program gave up writing, what follows is another piece, also when its headline is lost. */
function afterDebris(lines: readonly Line[], first: number, isDebris: (line: Line) => boolean): number {
  const debris = lines.slice(0, first).findLastIndex(isDebris);
  return debris !== -1 && first - debris <= introductionLinesMax ? debris + 1 : first;
}

function debrisLines(lines: readonly Line[], flagged: readonly FlaggedSpan[]): (line: Line) => boolean {
  const debris = linesIn(
    lines,
    flagged.filter(({ reason }) => reason === "machine-debris"),
  );
  return (line) => debris.has(line);
}

function appendedStarts(
  lines: readonly Line[],
  datelines: readonly number[],
  isHeading: (at: number) => boolean,
): readonly Start[] {
  return datelines.flatMap((from) => {
    const at = lines.findIndex((line) => line.from === from);
    const first = isHeading(at - 1) ? at - 1 : at;
    if (first < linesBeforeMin) return [];
    return [{ first, kind: "appended" as const, ...(first < at ? { title: lines[first]?.text } : {}) }];
  });
}

/** A headline may have a colon too: only a name that comes again is a speaker's. */
function speakersOf(labels: readonly (Labelled | undefined)[]): (at: number) => boolean {
  const seen = new Set<string>();
  const again = new Set<string>();
  const small = labels.map((found) => found?.label.toLowerCase());
  for (const label of small) {
    if (label === undefined) continue;

    if (seen.has(label)) again.add(label);
    seen.add(label);
  }
  return (at) => again.has(small[at] ?? "");
}

function mayBeHeading(line: string): boolean {
  return line.length >= headingCharsMin && line.length <= headingCharsMax && !endsSentence(line);
}

/** The first line of all begins a report, unless another piece begins there. */
function segmentsFrom(lines: readonly Line[], starts: readonly Start[]): readonly Segment[] {
  const byLine = new Map<number, Start>([[0, { first: 0, kind: "report" }]]);
  for (const start of starts) byLine.set(start.first, start);
  const ordered = [...byLine.values()].sort((one, other) => one.first - other.first);
  return ordered.map(({ first, ...piece }, index) => {
    const last = (ordered[index + 1]?.first ?? lines.length) - 1;
    const to = lines[last]?.to ?? 0;
    return { ...piece, ...turnsUntil(piece.turns, to), from: lines[first]?.from ?? 0, to };
  });
}

/** Another piece may begin before an interview's last turn has ended. */
function turnsUntil(turns: Start["turns"], end: number): Pick<Segment, "turns"> {
  if (turns === undefined) return {};
  return { turns: turns.filter(({ from }) => from < end).map((turn) => ({ ...turn, to: Math.min(turn.to, end) })) };
}
