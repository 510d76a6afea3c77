// A watch: an operator's standing rule, ready to be met by articles.
import type { Level } from "../alert/alert.ts";
import type { Expression } from "./expression.ts";

export type Watch = {
  readonly name: string;
  readonly title: string;
  readonly level: Level;
  /** The rule as written. */
  readonly when: string;
  readonly expression: Expression;
};

/** A named list of aliases, by language, as in `config/entities.yaml`. */
export type Entity = {
  readonly name: string;
  readonly aliases: Readonly<Record<string, readonly string[]>>;
};
