// What a rule may mention by @: the names, lists and watches that are written elsewhere.
import type { EntityMention, Expression, ParsedExpression } from "./expression.ts";
import type { Entity } from "./watch.ts";

export type Known = {
  readonly entities: ReadonlyMap<string, Entity>;
  /** Words by the name of their list. */
  readonly lists?: ReadonlyMap<string, readonly string[]>;
  /** Rules as written, by the name of their watch. */
  readonly rules?: ReadonlyMap<string, string>;
  /** The watch whose rule is read, which it cannot mention. */
  readonly name?: string;
  /** Names and lists that were read before, of these entities and lists: many rules mention one, and one reading is enough. */
  readonly mentions?: Map<string, EntityMention>;
};

export type References = Required<Omit<Known, "name">> & {
  /** The watches whose rules are being read, outermost first. */
  readonly path: readonly string[];
  /** Rules that were read before, so that one that many mention is read once. */
  readonly read: Map<string, ReadRule>;
  readonly parseRule: (rule: string, references: References) => ParsedExpression;
};

/** `size` counts the parts of the rule, those of the rules it mentions included. */
export type ReadRule =
  | { readonly kind: "expression"; readonly expression: Expression; readonly size: number }
  | { readonly kind: "problem"; readonly message: string };

export function referencesOf(known: Known, parseRule: References["parseRule"]): References {
  const { entities, name, lists = new Map(), rules = new Map(), mentions = new Map() } = known;
  return { entities, lists, rules, mentions, path: name === undefined ? [] : [name], read: new Map(), parseRule };
}

/** Parts of the expression and of everything it mentions; a rule mentioned twice counts twice, for it is asked twice. */
export function sizeOf(expression: Expression, references: References): number {
  switch (expression.kind) {
    case "and":
    case "or":
    case "of":
      return expression.operands.reduce((sum, operand) => sum + sizeOf(operand, references), 1);
    case "not":
    case "field":
    case "first":
      return 1 + sizeOf(expression.operand, references);
    case "rule": {
      const read = references.read.get(expression.name);
      return 1 + (read?.kind === "expression" ? read.size : 0);
    }
    default:
      return 1;
  }
}
