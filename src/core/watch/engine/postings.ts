// Files rules under keys: the rules of one key lie in one run, so that they are read in a row.
import type { Filing } from "./cover.ts";
import { type Ints, newInts, noInts, roomFor } from "./ints.ts";
import { giveBack, offsetOf, openPages, type Pages, pageOf, takeRun } from "./pages.ts";

/** A run is a head, which says how many postings it has room for and how many it holds, and the postings. */
export type Postings = {
  readonly runs: Pages<Ints>;
  count: number;
  /** By key: the place of its run. */
  runOfKey: Ints;
  /** By rule: the place of a run of the keys that it is filed under, behind their number. */
  keysOfRule: Ints;
};

/** What is filed. A rule keeps its program for as long as it is filed. */
export type Filed = { readonly rule: number; readonly program: number };

export const noRun = -1;
const roomInRun = 0;
export const countInRun = 1;
export const runHead = 2;

/** The rule's number, twice, and one more when it is met wherever both keys stand. */
export const postingRule = 0;
export const postingSecond = 1;
export const postingProgram = 2;
export const postingLength = 3;

export function openPostings(): Postings {
  return { runs: openPages(newInts), count: 0, runOfKey: noInts(), keysOfRule: noInts() };
}

export function fileRule(postings: Postings, { rule, program }: Filed, filings: readonly Filing[]): void {
  noteKeys(postings, rule, filings);
  for (const { key, second, isSure } of filings) {
    const place = runWithRoom(postings, key);
    const page = pageOf(postings.runs, place);
    const run = offsetOf(place);
    const count = page[run + countInRun] ?? 0;
    const at = run + runHead + count * postingLength;
    page[at + postingRule] = (rule << 1) | (isSure ? 1 : 0);
    page[at + postingSecond] = second;
    page[at + postingProgram] = program;
    page[run + countInRun] = count + 1;
    postings.count += 1;
  }
}

export function takeOut(postings: Postings, rule: number): void {
  const { runs, keysOfRule } = postings;
  const place = keysOfRule[rule] ?? noRun;
  const page = pageOf(runs, place);
  const run = offsetOf(place);
  const end = run + 1 + (page[run] ?? 0);
  for (let at = run + 1; at < end; at += 1) takeOutOf(postings, rule, page[at] ?? 0);
  giveBack(runs, place, end - run);
  keysOfRule[rule] = noRun;
}

function noteKeys(postings: Postings, rule: number, filings: readonly Filing[]): void {
  const place = takeRun(postings.runs, 1 + filings.length);
  const page = pageOf(postings.runs, place);
  const run = offsetOf(place);
  page[run] = filings.length;
  for (const [at, { key }] of filings.entries()) page[run + 1 + at] = key;
  postings.keysOfRule = roomFor(postings.keysOfRule, rule + 1, noRun);
  postings.keysOfRule[rule] = place;
}

/** Takes out all postings of the rule under a key. */
function takeOutOf(postings: Postings, rule: number, key: number): void {
  const place = postings.runOfKey[key] ?? noRun;
  if (place === noRun) return;

  const page = pageOf(postings.runs, place);
  const run = offsetOf(place);
  const first = run + runHead;
  const before = page[run + countInRun] ?? 0;
  let end = first + before * postingLength;
  for (let at = first; at < end; at += postingLength) {
    if ((page[at + postingRule] ?? 0) >>> 1 !== rule) continue;

    end -= postingLength;
    page.copyWithin(at, end, end + postingLength);
    at -= postingLength;
  }
  const count = (end - first) / postingLength;
  page[run + countInRun] = count;
  postings.count -= before - count;
  if (count > 0) return;

  giveBack(postings.runs, place, lengthFor(page[run + roomInRun] ?? 0));
  postings.runOfKey[key] = noRun;
}

/** The key's run; when it is full, it is copied to one with twice the room. */
function runWithRoom(postings: Postings, key: number): number {
  postings.runOfKey = roomFor(postings.runOfKey, key + 1, noRun);
  const { runs, runOfKey } = postings;
  const place = runOfKey[key] ?? noRun;
  if (place === noRun) return newRun(postings, key, 1);

  const page = pageOf(runs, place);
  const run = offsetOf(place);
  const room = page[run + roomInRun] ?? 0;
  const count = page[run + countInRun] ?? 0;
  if (count < room) return place;

  const wider = newRun(postings, key, room * 2);
  const from = run + countInRun;
  pageOf(runs, wider).set(page.subarray(from, run + lengthFor(room)), offsetOf(wider) + countInRun);
  giveBack(runs, place, lengthFor(room));
  return wider;
}

function newRun({ runs, runOfKey }: Postings, key: number, room: number): number {
  const place = takeRun(runs, lengthFor(room));
  const page = pageOf(runs, place);
  const run = offsetOf(place);
  page[run + roomInRun] = room;
  page[run + countInRun] = 0;
  runOfKey[key] = place;
  return place;
}

function lengthFor(room: number): number {
  return runHead + room * postingLength;
}
