// A watch: an operator's standing rule, ready to be met by articles.
import type { Level } from "../alert/alert.ts";
import type { Duty } from "./duty.ts";
import type { Expression } from "./expression.ts";
import type { WatchTest } from "./watch-test.ts";

export type Watch = Duty & {
  readonly name: string;
  readonly title: string;
  readonly level: Level;
  /** The rule as written. */
  readonly when: string;
  readonly expression: Expression;
  /** Who answers for it. */
  readonly owner?: string | undefined;
  readonly labels?: readonly string[] | undefined;
  /** An address where people read more about it. */
  readonly docs?: string | undefined;
  /** It may raise as many alerts as it likes. */
  readonly allowMany?: boolean | undefined;
  readonly tests?: readonly WatchTest[] | undefined;
  readonly place?: WatchPlace | undefined;
};

/** Where a watch is written; lines and columns count from 1. */
export type WatchPlace = {
  readonly file: string;
  readonly line: number | undefined;
  readonly column: number | undefined;
};

/** A named list of aliases, by language, as in `config/entities`. */
export type Entity = {
  readonly name: string;
  readonly aliases: Readonly<Record<string, readonly string[]>>;
  /** Words that look like one of the aliases and name something else, wherever the two share a word. */
  readonly not?: readonly string[];
};
