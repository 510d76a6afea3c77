// What a group of features is: names for its columns, and a writer that fills them for one block.
import type { Rows } from "./row.ts";
import type { Survey } from "./survey.ts";

export type FeatureGroup = {
  readonly names: readonly string[];
  /** Puts one figure for each name, in that order, for the block at `index`. */
  readonly put: (survey: Survey, index: number, rows: Rows) => void;
};
