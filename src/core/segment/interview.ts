// Finds an interview in a text, and whose words each of its paragraphs holds.

import type { Line } from "../text/lines.ts";
import type { SpeakerTurn } from "../text-findings.ts";
import { type Labelled, speakerNames } from "./speakers.ts";

/** `first` and `last` are the places of its lines in the text's list of lines. */
export type Interview = { readonly first: number; readonly last: number; readonly turns: readonly SpeakerTurn[] };

const turnsMin = 4;
const speakersMin = 2;
const turnsEachMin = 2;
/** So many lines without a name may stand between two turns before they are no longer one conversation. */
const gapLinesMax = 8;
const question = /[?？؟;]["'”’»)」』\s]*$/u;
const thanks =
  /thank(?:s| you)|danke|merci|gracias|obrigad|grazie|спасибо|благодар|谢谢|感谢|謝謝|感謝|ありがとう|감사|شكر/iu;

type Turn = Labelled & { readonly at: number; readonly speaker: string };

/** `labels` are those of the lines; `isHeading` says of a line's place that it begins something new. */
export function findInterview(
  lines: readonly Line[],
  labels: readonly (Labelled | undefined)[],
  isHeading: (at: number) => boolean,
): Interview | undefined {
  const turns = longestRun(namedTurns(labels));
  const [first, last] = [turns[0], turns.at(-1)];
  if (first === undefined || last === undefined || !isConversation(turns)) return undefined;

  const end = endOf(last, { lines, isHeading, turns });
  const asker = interviewer(turns);
  const spans = turns.map((turn, index) => {
    const until = (turns[index + 1]?.at ?? end + 1) - 1;
    const to = (lines[until] ?? turn.line).to;
    return { from: turn.line.from, to, speaker: turn.speaker, role: roleOf(turn.speaker, asker) };
  });
  return { first: first.at, last: end, turns: spans };
}

/** A name that labels one line only labels nobody: it is a word before a colon. */
function namedTurns(labels: readonly (Labelled | undefined)[]): readonly Turn[] {
  const found = labels.flatMap((one, at) => (one === undefined ? [] : [{ ...one, at }]));
  const names = speakerNames(found.map((one) => one.label));
  const turns = found.map((one) => ({ ...one, speaker: names.get(one.label) ?? one.label }));
  const counts = countsOf(turns);
  return turns.filter(({ speaker }) => (counts.get(speaker) ?? 0) >= turnsEachMin);
}

function longestRun(turns: readonly Turn[]): readonly Turn[] {
  let best = { from: 0, to: 0 };
  let from = 0;
  for (const [index, turn] of turns.entries()) {
    if (turn.at - (turns[index - 1]?.at ?? turn.at) > gapLinesMax) from = index;
    if (index + 1 - from > best.to - best.from) best = { from, to: index + 1 };
  }
  return turns.slice(best.from, best.to);
}

/** Two who take turns, one of whom asks. */
function isConversation(turns: readonly Turn[]): boolean {
  const counts = [...countsOf(turns).values()].filter((count) => count >= turnsEachMin);
  const changes = turns.filter((turn, at) => at > 0 && turns[at - 1]?.speaker !== turn.speaker).length;
  return (
    turns.length >= turnsMin &&
    counts.length >= speakersMin &&
    changes * 2 >= turns.length &&
    turns.some(({ speech }) => question.test(speech))
  );
}

type Around = {
  readonly lines: readonly Line[];
  readonly isHeading: (at: number) => boolean;
  readonly turns: readonly Turn[];
};

/** After the asker's thanks nothing more is said; else the lines behind the last name are still that speaker's. */
function endOf(last: Turn, { lines, isHeading, turns }: Around): number {
  if (last.speaker === interviewer(turns) && thanks.test(last.speech)) return last.at;

  let at = last.at;
  while (at + 1 < lines.length && at - last.at < gapLinesMax && !isHeading(at + 1)) at += 1;
  return at;
}

/** Who asks most; undefined when nobody asks. */
function interviewer(turns: readonly Turn[]): string | undefined {
  const asked = countsOf(turns.filter(({ speech }) => question.test(speech)));
  return [...asked].toSorted(([, one], [, other]) => other - one)[0]?.[0];
}

function roleOf(speaker: string, asker: string | undefined): SpeakerTurn["role"] {
  if (asker === undefined) return "other";
  return speaker === asker ? "interviewer" : "interviewee";
}

function countsOf(turns: readonly Turn[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { speaker } of turns) counts.set(speaker, (counts.get(speaker) ?? 0) + 1);
  return counts;
}
