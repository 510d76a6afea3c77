// Finds, of many rules at once, those that an article meets: its words look up the few rules that can be met at all.
import type { Expression } from "../expression.ts";
import { meets } from "../meets.ts";
import { anywhere } from "../scope.ts";
import type { WatchText } from "../watch-text.ts";
import { ascending } from "./ascending.ts";
import { keysInUse } from "./dictionary.ts";
import { noInts } from "./ints.ts";
import { metRules, type Rows } from "./met-rules.ts";
import { openPlaces, readPlaces } from "./places.ts";
import { addRule, changeRule, openRules, type Rules, removeRule } from "./rules.ts";
import { noRuns } from "./runs.ts";

export type Engine = {
  /** Takes a rule in and gives its number, which it keeps until it is removed; then another rule may get the number. */
  add(expression: Expression): number;
  change(rule: number, expression: Expression): void;
  remove(rule: number): void;
  /** The numbers of the rules that the text meets, ascending. */
  match(text: WatchText): readonly number[];
  figures(): EngineFigures;
};

export type EngineFigures = {
  readonly rules: number;
  /** How often a rule is filed under a word. */
  readonly filings: number;
  /** Numbers that all programs are made of. */
  readonly programNumbers: number;
  /** Parts of rules that are left to the evaluator of expressions. */
  readonly checks: number;
  /** Words and prefixes that rules ask for. */
  readonly askedWords: number;
  /** Words that only articles brought. */
  readonly passingWords: number;
  /** Of the last text: the rules that were looked into. */
  readonly tried: number;
};

export function openEngine(): Engine {
  const rules = openRules();
  const { dictionary, programs } = rules;
  const places = openPlaces();
  const left = noRuns();
  const right = noRuns();
  const rows: Rows = { tried: noInts(), met: noInts() };
  let tried = 0;
  return {
    add: (expression) => addRule(rules, expression),
    change: (rule, expression) => changeRule(rules, rule, expression),
    remove: (rule) => removeRule(rules, rule),
    match(text) {
      readPlaces(places, dictionary, text.placed);
      const ask = (expression: Expression) => meets(text, expression, anywhere);
      const asking = { programs, code: noInts(), dictionary, places, from: 0, to: places.end, ask, left, right };
      tried = metRules(rules, asking, rows);
      return ascending(rows.met, rules.end);
    },
    figures: () => ({ ...figuresOf(rules), tried }),
  };
}

function figuresOf({ dictionary, programs, postings, end, free }: Rules): Omit<EngineFigures, "tried"> {
  const { passing } = dictionary;
  return {
    rules: end - free.length,
    filings: postings.count,
    programNumbers: programs.inUse,
    checks: programs.checks.length - programs.freeChecks.length,
    askedWords: keysInUse(dictionary) - passing.size,
    passingWords: passing.size,
  };
}
