// Reads parts of a rule as a choice of words, which is what has places in a text.
import type { Expression, Side, Words } from "./expression.ts";

export type ReadSide =
  | { readonly kind: "side"; readonly side: Side }
  | { readonly kind: "fault"; readonly message: string };

/** One side of NEAR and its like. */
export function readSide(part: Expression): ReadSide {
  const choices = choicesOf(part);
  if (choices !== undefined) return { kind: "side", side: { written: part.written, choices, part } };
  if (part.kind === "field") {
    return { kind: "fault", message: `${part.field}: goes before the whole of NEAR: ${part.field}:(a NEAR/5 b)` };
  }
  if (isPair(part)) {
    return { kind: "fault", message: `beside NEAR stands no other NEAR; ${both} ${part.written} is none of these` };
  }
  return { kind: "fault", message: `${both} ${part.written} is none of these` };
}

const both = `beside NEAR stand words, "phrases", @entities, and brackets that join them by OR;`;

function isPair({ kind }: Expression): boolean {
  return kind === "near" || kind === "not-near" || kind === "together";
}

/** The words any of which will do; undefined for a part that is more than a choice of words. */
export function choicesOf(part: Expression): readonly Words[] | undefined {
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
