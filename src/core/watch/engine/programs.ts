// Keeps the programs of all rules, and gives the place of one that left to the next of its length.
import type { Expression } from "../expression.ts";
import { type Dictionary, forgetUse } from "./dictionary.ts";
import { type Ints, newInts } from "./ints.ts";
import { giveBack, offsetOf, openPages, type Pages, pageOf, takeRun } from "./pages.ts";
import { endAt, innerAt, isLeaf, keysOfProgram, kindAt, nodeKinds, numberAt } from "./program.ts";
import { sketch } from "./sketch.ts";
import { writeProgram } from "./write-program.ts";

export type Programs = {
  readonly code: Pages<Ints>;
  /** Numbers in programs that have not left. */
  inUse: number;
  /** What the evaluator is asked, by number. */
  readonly checks: (Expression | undefined)[];
  readonly freeChecks: number[];
};

export function openPrograms(): Programs {
  return { code: openPages(newInts), inUse: 0, checks: [], freeChecks: [] };
}

/** Gives the place of the expression's program. */
export function addProgram(programs: Programs, dictionary: Dictionary, expression: Expression): number {
  const draft: number[] = [];
  const keepCheck = (asked: Expression) => {
    const number = programs.freeChecks.pop() ?? programs.checks.length;
    programs.checks[number] = asked;
    return number;
  };
  writeProgram({ code: draft, dictionary, keepCheck }, sketch(expression));

  programs.inUse += draft.length;
  const place = takeRun(programs.code, draft.length);
  pageOf(programs.code, place).set(draft, offsetOf(place));
  return place;
}

export function removeProgram(programs: Programs, dictionary: Dictionary, place: number): void {
  const code = pageOf(programs.code, place);
  const at = offsetOf(place);
  const length = endAt(code, at) - at;
  programs.inUse -= length;
  for (const key of keysOfProgram(code, at)) forgetUse(dictionary, key);
  forgetChecks(programs, code, at);
  giveBack(programs.code, place, length);
}

function forgetChecks(programs: Programs, code: Ints, at: number): void {
  const kind = kindAt(code, at);
  if (isLeaf(kind)) return;

  if (kind === nodeKinds.check) {
    const number = code[at + numberAt] ?? 0;
    programs.checks[number] = undefined;
    programs.freeChecks.push(number);
  }
  const end = endAt(code, at);
  for (let inner = innerAt(code, at); inner < end; inner = endAt(code, inner)) forgetChecks(programs, code, inner);
}
