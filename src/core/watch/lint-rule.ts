// Finds what is allowed in a rule but hardly meant: clauses that do nothing, that can never be met, that take too much.
import { limits } from "../limits.ts";
import { type Expression, type ExpressionProblem, textFields } from "./expression.ts";
import { implies } from "./implies.ts";
import { requiresWords } from "./requirements.ts";

export type LintKind =
  | "no-words"
  | "wildcards-only"
  | "never-met"
  | "always-met"
  | "superfluous"
  | "odd-count"
  | "duplicate"
  | "matches-none"
  | "matches-too-much";

/** Something to look at; a rule with findings still works. */
export type LintFinding = ExpressionProblem & { readonly kind: LintKind };

type Linting = { readonly rule: string; readonly findings: LintFinding[]; pairs: number };

/** `rule` is the text that `expression` was read from. */
export function lintRule(rule: string, expression: Expression): readonly LintFinding[] {
  const linting: Linting = { rule, findings: [], pairs: 0 };
  if (!requiresWords(expression)) {
    add(linting, { kind: "no-words", at: rule }, "no word has to be there: every article of the kind asked for is met");
  } else if (wildcardsOnly(expression)) {
    const message = "short beginnings with * are all that is asked for; add a whole word, or write the endings";
    add(linting, { kind: "wildcards-only", at: rule }, message);
  }
  walk(linting, expression, []);
  return linting.findings.toSorted((one, other) => one.offset - other.offset);
}

/** `given` is what the clauses around this one already ask for. */
function walk(linting: Linting, expression: Expression, given: readonly Expression[]): void {
  switch (expression.kind) {
    case "and":
      lintAnd(linting, expression.operands, given);
      return;
    case "or":
      lintOr(linting, expression.operands);
      for (const operand of expression.operands) walk(linting, operand, given);
      return;
    case "of":
      lintCount(linting, expression);
      for (const operand of expression.operands) walk(linting, operand, given);
      return;
    case "not":
      walk(linting, expression.operand, []);
      return;
    case "field":
    case "first":
      walk(linting, expression.operand, []);
      return;
    case "not-near":
      if (implies(expression.left.part, expression.right.part)) {
        add(linting, { kind: "never-met", at: expression.written }, neverFar);
      }
      return;
    default:
      return;
  }
}

const neverFar = "this can never be met: the left part is itself the right part, and so never far from it";

function lintAnd(linting: Linting, operands: readonly Expression[], given: readonly Expression[]): void {
  for (const [at, operand] of operands.entries()) {
    const others = operands.filter((_, other) => other !== at);
    const denier = find(linting, [...given, ...others], (other) => denies(other, operand));
    if (denier !== undefined && (given.includes(denier) || operands.indexOf(denier) < at)) {
      add(linting, { kind: "never-met", at: operand.written }, `this can never be met beside ${denier.written}`);
    }
    const giver = find(linting, [...given, ...others], (other) => isDoneBy(other, operand, operands));
    if (giver !== undefined) {
      const message = `this asks for nothing new: whatever meets ${giver.written} meets it too`;
      add(linting, { kind: "superfluous", at: operand.written }, message);
    }
    walk(linting, operand, [...given, ...others]);
  }
}

/** Of two clauses that ask for the same, the second is the superfluous one. */
function isDoneBy(giver: Expression, operand: Expression, operands: readonly Expression[]): boolean {
  if (!implies(giver, operand)) return false;

  const isMutual = implies(operand, giver);
  const giverAt = operands.indexOf(giver);
  return !isMutual || giverAt === -1 || giverAt < operands.indexOf(operand);
}

function lintOr(linting: Linting, operands: readonly Expression[]): void {
  for (const operand of operands) {
    const others = operands.filter((other) => other !== operand);
    const wider = find(linting, others, (other) => isTakenBy(operand, other, operands));
    if (wider !== undefined) {
      const message = `this choice adds nothing: whatever meets it meets ${wider.written} too`;
      add(linting, { kind: "superfluous", at: operand.written }, message);
    }
    const opposite = find(linting, others, (other) => other.kind === "not" && implies(other.operand, operand));
    if (opposite !== undefined) {
      add(linting, { kind: "always-met", at: operand.written }, `with ${opposite.written} this is always met`);
    }
  }
}

function isTakenBy(operand: Expression, wider: Expression, operands: readonly Expression[]): boolean {
  if (!implies(operand, wider)) return false;

  return !implies(wider, operand) || operands.indexOf(wider) < operands.indexOf(operand);
}

function denies(one: Expression, other: Expression): boolean {
  if (other.kind === "not" && implies(one, other.operand)) return true;
  if (one.kind === "not" && implies(other, one.operand)) return true;
  if (one.kind === "length" && other.kind === "length") return lengthsApart(one, other) || lengthsApart(other, one);
  if (one.kind === "about" && other.kind === "about") {
    const isSingle = one.field === "lang" || one.field === "country";
    return isSingle && other.field === one.field && other.value !== one.value;
  }
  return false;
}

type Length = Extract<Expression, { readonly kind: "length" }>;

function lengthsApart(more: Length, fewer: Length): boolean {
  return more.compare === "more" && fewer.compare === "fewer" && fewer.words <= more.words + 1;
}

function lintCount(linting: Linting, { written, count, operands }: Extract<Expression, { readonly kind: "of" }>): void {
  if (count === 1) add(linting, { kind: "odd-count", at: written }, "1 OF is what OR says: write (a OR b)");
  if (count === operands.length)
    add(linting, { kind: "odd-count", at: written }, "all of them is what AND says: write (a AND b)");
}

/** Words with a short beginning are met by too many others, as in an*; names are lists that were thought over. */
function wildcardsOnly(expression: Expression): boolean {
  switch (expression.kind) {
    case "words":
      return expression.parts.every(
        ({ word, prefix, also }) => prefix && also === undefined && [...word].length < shortLetters,
      );
    case "and":
    case "or":
      return expression.operands.filter(({ kind }) => kind !== "not").every(wildcardsOnly);
    case "field":
      return textFields.includes(expression.field) && wildcardsOnly(expression.operand);
    default:
      return false;
  }
}

const shortLetters = 4;

/** Looks at a bounded number of pairs in all: a list of thousands of words is looked through only in part. */
function find(
  linting: Linting,
  others: readonly Expression[],
  holds: (other: Expression) => boolean,
): Expression | undefined {
  return others.find((other) => {
    linting.pairs += 1;
    return linting.pairs <= limits.lintPairsMax && holds(other);
  });
}

function add(linting: Linting, { kind, at }: { kind: LintKind; at: string }, message: string): void {
  const { rule, findings } = linting;
  const place = lastPlaceOf(rule, at);
  findings.push({ kind, message, ...place });
}

/** The last place in the rule where these words are written, for of two that are alike the second is meant. */
function lastPlaceOf(rule: string, written: string): { readonly offset: number; readonly length: number } {
  const at = rule.lastIndexOf(written);
  if (at !== -1) return { offset: at, length: written.length };

  const pattern = written.split(" ").map(escaped).join(String.raw`\s+`);
  const found = [...rule.matchAll(new RegExp(pattern, "gu"))].at(-1);
  return found === undefined ? { offset: 0, length: rule.length } : { offset: found.index, length: found[0].length };
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/gu, String.raw`\$&`);
}
