// Walks from the words of an article to the rules filed under them, and looks into those that may be met.
import { limits } from "../../limits.ts";
import type { Asking } from "./asking.ts";
import { anyText } from "./dictionary.ts";
import { holds } from "./holds.ts";
import { type Ints, roomFor } from "./ints.ts";
import { offsetOf, pageOf } from "./pages.ts";
import { stands } from "./places.ts";
import { countInRun, noRun, postingLength, postingProgram, postingRule, postingSecond, runHead } from "./postings.ts";
import { filedAtOfRule, learnedSoFar, type Rules, refileRule, ruleLength, wasteOfRule } from "./rules.ts";

/** Rules that are seldom looked into in vain are not worth the work, the less so the more was known when they were filed. */
const wasteMin = 4;

/** A bit for each rule; lists that are used again for the next article. */
export type Rows = { tried: Ints; met: Ints };

type Walk = {
  readonly rules: Rules;
  readonly asking: Asking;
  readonly learned: number;
  readonly triedRow: Ints;
  readonly metRow: Ints;
  tried: number;
  /** Rules that were looked into in vain again and again, and may be filed better by what has been learned since. */
  readonly wasted: number[];
};

const bitsPlaces = 5;
const bitsMask = 31;

/** Marks in `rows.met` the rules that are met, and gives how many were tried. `asking` holds the article's places. */
export function metRules(rules: Rules, asking: Asking, rows: Rows): number {
  const length = (rules.end >>> bitsPlaces) + 1;
  rows.tried = roomFor(rows.tried, length).fill(0, 0, length);
  rows.met = roomFor(rows.met, length).fill(0, 0, length);
  const learned = learnedSoFar(rules.dictionary);
  const walk: Walk = { rules, asking, learned, triedRow: rows.tried, metRow: rows.met, tried: 0, wasted: [] };
  const { met, metCount } = asking.places;
  for (let at = 0; at < metCount; at += 1) {
    const run = rules.postings.runOfKey[met[at] ?? anyText] ?? noRun;
    if (run !== noRun) walkRun(walk, run);
  }
  for (const rule of walk.wasted) refileRule(rules, rule);
  return walk.tried;
}

function walkRun(walk: Walk, run: number): void {
  const { asking, rules } = walk;
  const page = pageOf(rules.postings.runs, run);
  const from = offsetOf(run);
  const end = from + runHead + (page[from + countInRun] ?? 0) * postingLength;
  for (let at = from + runHead; at < end; at += postingLength) {
    if (!stands(asking.places, page[at + postingSecond] ?? anyText)) continue;

    const marked = page[at + postingRule] ?? 0;
    if (isFirstTry(walk, marked >>> 1)) tryRule(walk, marked, page[at + postingProgram] ?? 0);
  }
}

/** A rule may be filed under several of an article's words; it is looked into once. */
function isFirstTry(walk: Walk, rule: number): boolean {
  const { triedRow } = walk;
  const at = rule >>> bitsPlaces;
  const bit = 1 << (rule & bitsMask);
  const row = triedRow[at] ?? 0;
  triedRow[at] = row | bit;
  return (row & bit) === 0;
}

function tryRule(walk: Walk, marked: number, program: number): void {
  const { asking, rules, metRow } = walk;
  const rule = marked >>> 1;
  walk.tried += 1;
  if ((marked & 1) === 0) {
    asking.code = pageOf(rules.programs.code, program);
    if (!holds(asking, offsetOf(program))) {
      noteWaste(walk, rule);
      return;
    }
  }
  const at = rule >>> bitsPlaces;
  metRow[at] = (metRow[at] ?? 0) | (1 << (rule & bitsMask));
}

function noteWaste({ rules, learned, wasted }: Walk, rule: number): void {
  const { list } = rules;
  const at = rule * ruleLength;
  const waste = (list[at + wasteOfRule] ?? 0) + 1;
  list[at + wasteOfRule] = waste;
  const isFiledWell = waste < wasteMin << learned || list[at + filedAtOfRule] === learned;
  if (isFiledWell || wasted.length >= limits.refiledPerArticleMax) return;

  list[at + filedAtOfRule] = learned;
  wasted.push(rule);
}
