// An expression in the few kinds of node that the engine decides by itself.
import type { Expression, Words } from "../expression.ts";

/** Words without further checks: their spelling is all there is to them. */
export type Run = { readonly kind: "run"; readonly parts: Words["parts"] };

export type Sketch =
  | Run
  | { readonly kind: "and" | "or"; readonly operands: readonly Sketch[] }
  | { readonly kind: "not"; readonly operand: Sketch }
  | { readonly kind: "of"; readonly count: number; readonly operands: readonly Sketch[] }
  | SketchedNear
  | { readonly kind: "within"; readonly field: "title" | "body"; readonly operand: Sketch }
  /** What only the evaluator of expressions can tell, and what every text that meets it holds. */
  | { readonly kind: "check"; readonly expression: Expression; readonly necessary: Sketch };

export type SketchedNear = {
  readonly kind: "near";
  readonly wordsMax: number;
  readonly ordered: boolean;
  readonly left: readonly Run[];
  readonly right: readonly Run[];
};
