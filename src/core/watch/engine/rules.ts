// The rules of an engine: their programs, the words they are filed under, and what is known of words.
import type { Expression } from "../expression.ts";
import { coverOf } from "./cover.ts";
import { type Dictionary, openDictionary } from "./dictionary.ts";
import { type Ints, noInts, roomFor } from "./ints.ts";
import { offsetOf, pageOf } from "./pages.ts";
import { fileRule, openPostings, type Postings, takeOut } from "./postings.ts";
import { addProgram, openPrograms, type Programs, removeProgram } from "./programs.ts";

export type Rules = {
  readonly dictionary: Dictionary;
  readonly programs: Programs;
  readonly postings: Postings;
  /** Some numbers of each rule in a row. */
  list: Ints;
  /** One more than the highest number given. */
  end: number;
  readonly free: number[];
};

/** The place of its program; `noProgram` for a number that no rule has. */
const programOfRule = 0;
/** What was known of words when it was filed. */
export const filedAtOfRule = 1;
/** How often it was looked into in vain since then. */
export const wasteOfRule = 2;
export const ruleLength = 3;

const noProgram = -1;

export function openRules(): Rules {
  return {
    dictionary: openDictionary(),
    programs: openPrograms(),
    postings: openPostings(),
    list: noInts(),
    end: 0,
    free: [],
  };
}

export function addRule(rules: Rules, expression: Expression): number {
  const rule = rules.free.pop() ?? rules.end;
  rules.end = Math.max(rules.end, rule + 1);
  rules.list = roomFor(rules.list, rules.end * ruleLength);
  setRule(rules, rule, expression);
  return rule;
}

export function changeRule(rules: Rules, rule: number, expression: Expression): void {
  unsetRule(rules, rule);
  setRule(rules, rule, expression);
}

export function removeRule(rules: Rules, rule: number): void {
  unsetRule(rules, rule);
  rules.free.push(rule);
}

/** Files a rule anew by what has been learned of words. */
export function refileRule(rules: Rules, rule: number): void {
  takeOut(rules.postings, rule);
  file(rules, rule);
}

/** Grows by one whenever the articles seen have doubled: rules filed before that may be filed better. */
export function learnedSoFar({ articles }: Dictionary): number {
  return Math.floor(Math.log2(articles / learnFromArticles + 1) / 2);
}

/** So many articles change nothing yet. */
const learnFromArticles = 8;

function setRule(rules: Rules, rule: number, expression: Expression): void {
  const at = rule * ruleLength;
  rules.list[at + programOfRule] = addProgram(rules.programs, rules.dictionary, expression);
  file(rules, rule);
}

function unsetRule(rules: Rules, rule: number): void {
  const at = rule * ruleLength + programOfRule;
  const program = rule < rules.end ? (rules.list[at] ?? noProgram) : noProgram;
  if (program === noProgram) throw new Error(`The engine has no rule of the number ${rule}.`);

  takeOut(rules.postings, rule);
  removeProgram(rules.programs, rules.dictionary, program);
  rules.list[at] = noProgram;
}

function file({ programs, dictionary, postings, list }: Rules, rule: number): void {
  const at = rule * ruleLength;
  const program = list[at + programOfRule] ?? noProgram;
  fileRule(postings, { rule, program }, coverOf(pageOf(programs.code, program), offsetOf(program), dictionary));
  list[at + filedAtOfRule] = learnedSoFar(dictionary);
  list[at + wasteOfRule] = 0;
}
