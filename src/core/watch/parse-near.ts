// Joins two parts of a rule by NEAR, where they are of a kind that has places in a text.
import type { Expression, Near, NearSide, Words } from "./expression.ts";
import type { Lexeme } from "./lexemes.ts";
import { complain, type RuleReader } from "./rule-reader.ts";

export type NearParts = {
  readonly left: Expression | undefined;
  readonly near: Extract<Lexeme, { readonly kind: "near" }>;
  readonly right: Expression | undefined;
};

export function joinNear(reader: RuleReader, { left, near, right }: NearParts): Near | undefined {
  const sides = [left, right].map((part) => {
    const fault = part && faultBesideNear(part);
    if (fault !== undefined) complain(reader, near, fault);
    return part && fault === undefined ? sideOf(part) : undefined;
  });
  const [leftSide, rightSide] = sides;
  if (leftSide === undefined || rightSide === undefined) return undefined;

  const written = `${leftSide.written} NEAR/${near.wordsMax} ${rightSide.written}`;
  return { kind: "near", written, left: leftSide, right: rightSide, wordsMax: near.wordsMax };
}

function faultBesideNear(part: Expression): string | undefined {
  if (part.kind === "title") return "title: goes before the whole of NEAR: title:(a NEAR/5 b)";
  if (choicesOf(part) !== undefined) return undefined;

  return `beside NEAR stand words, "phrases", @entities, and brackets that join them by OR; ${part.written} is none of these`;
}

function sideOf(part: Expression): NearSide {
  return { written: part.written, choices: choicesOf(part) ?? [] };
}

/** The words any of which will do; undefined for a part that is more than a choice of words. */
function choicesOf(part: Expression): readonly Words[] | undefined {
  if (part.kind === "words") return [part];
  if (part.kind === "entity") return part.aliases;
  if (part.kind !== "or") return undefined;

  const choices: Words[] = [];
  for (const operand of part.operands) {
    const found = choicesOf(operand);
    if (found === undefined) return undefined;

    choices.push(...found);
  }
  return choices;
}
