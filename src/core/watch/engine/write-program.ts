// Writes a sketch down as a program, and takes note of the words it asks for.
import { unreachable } from "../../outcome.ts";
import type { Expression, WordPattern } from "../expression.ts";
import { anyText, type Dictionary, usePrefix, useWord } from "./dictionary.ts";
import { fieldNumbers, headOf, nearMiddleAt, nodeKinds, partsAt } from "./program.ts";
import type { Run, Sketch, SketchedNear } from "./sketched.ts";

export type Writing = {
  readonly code: number[];
  readonly dictionary: Dictionary;
  /** Keeps what the evaluator will be asked, and gives its number. */
  readonly keepCheck: (expression: Expression) => number;
};

export function writeProgram(writing: Writing, drawn: Sketch): void {
  switch (drawn.kind) {
    case "run":
      writeRun(writing, drawn);
      break;
    case "and":
      writeGroup(writing, { kind: nodeKinds.and, numbers: [], operands: drawn.operands.toSorted(byPrice) });
      break;
    case "or":
      writeOr(writing, drawn.operands);
      break;
    case "not":
      writeGroup(writing, { kind: nodeKinds.not, numbers: [], operands: [drawn.operand] });
      break;
    case "of":
      writeGroup(writing, { kind: nodeKinds.of, numbers: [drawn.count], operands: drawn.operands });
      break;
    case "near":
      writeNear(writing, drawn);
      break;
    case "within":
      writeGroup(writing, { kind: nodeKinds.within, numbers: [fieldNumbers[drawn.field]], operands: [drawn.operand] });
      break;
    case "check": {
      const numbers = [writing.keepCheck(drawn.expression)];
      writeGroup(writing, { kind: nodeKinds.check, numbers, operands: [drawn.necessary] });
      break;
    }
    default:
      unreachable(drawn);
  }
}

type Group = { readonly kind: number; readonly numbers: readonly number[]; readonly operands: readonly Sketch[] };

function writeGroup(writing: Writing, { kind, numbers, operands }: Group): void {
  const { code } = writing;
  const at = code.length;
  code.push(kind, ...numbers);
  for (const operand of operands) writeProgram(writing, operand);
  code[at] = headOf(kind, code.length - at);
}

/** Single words lie side by side, so that a long list of them is looked through at once. */
function writeOr(writing: Writing, operands: readonly Sketch[]): void {
  const { code, dictionary } = writing;
  const others = operands.filter((operand) => !isWord(operand));
  const at = code.length;
  if (others.length > 0) code.push(nodeKinds.or);
  const anyAt = code.length;
  code.push(nodeKinds.any);
  for (const operand of operands) {
    if (isWord(operand)) code.push(keyOf(dictionary, operand.parts[0]));
  }
  code[anyAt] = headOf(nodeKinds.any, code.length - anyAt);
  if (others.length === 0) return;

  for (const operand of others) writeProgram(writing, operand);
  code[at] = headOf(nodeKinds.or, code.length - at);
}

function isWord(drawn: Sketch): drawn is Run & { readonly parts: readonly [WordPattern] } {
  return drawn.kind === "run" && drawn.parts.length === 1;
}

const prices = { run: 0, or: 1, not: 1, of: 2, and: 2, within: 2, near: 3, check: 4 } as const;

/** What is decided soonest comes first. */
function byPrice(one: Sketch, other: Sketch): number {
  return prices[one.kind] - prices[other.kind];
}

function writeRun({ code, dictionary }: Writing, { parts }: Run): void {
  const [only] = parts;
  if (parts.length === 1 && only !== undefined) {
    code.push(headOf(nodeKinds.word, partsAt + 1), keyOf(dictionary, only));
    return;
  }
  code.push(headOf(nodeKinds.phrase, partsAt + parts.length));
  for (const part of parts) code.push(part.prefix ? ~keyOf(dictionary, part) : keyOf(dictionary, part));
}

function keyOf(dictionary: Dictionary, { word, prefix }: WordPattern): number {
  if (word === "" && prefix) return anyText;

  return prefix ? usePrefix(dictionary, word) : useWord(dictionary, word);
}

function writeNear(writing: Writing, { wordsMax, ordered, left, right }: SketchedNear): void {
  const { code } = writing;
  const at = code.length;
  code.push(nodeKinds.near, wordsMax, ordered ? 1 : 0, 0);
  for (const run of left) writeRun(writing, run);
  code[at + nearMiddleAt] = code.length - at;
  for (const run of right) writeRun(writing, run);
  code[at] = headOf(nodeKinds.near, code.length - at);
}
