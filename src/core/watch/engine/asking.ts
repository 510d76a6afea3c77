// What a rule's program is asked with: the rule, the article at hand, and where to note what is found.
import type { Expression } from "../expression.ts";
import type { Dictionary } from "./dictionary.ts";
import type { Ints } from "./ints.ts";
import type { Places } from "./places.ts";
import type { Programs } from "./programs.ts";

/** Places where words or phrases begin, and the places behind them. */
export type Runs = { froms: Ints; tos: Ints; used: number };

export type Asking = {
  readonly programs: Programs;
  /** The page of programs that holds the rule at hand. */
  code: Ints;
  readonly dictionary: Dictionary;
  readonly places: Places;
  /** The places that count, `to` not included: all of them, or those of one field. */
  from: number;
  to: number;
  /** Asks the evaluator of expressions. */
  ask: (expression: Expression) => boolean;
  readonly left: Runs;
  readonly right: Runs;
};
