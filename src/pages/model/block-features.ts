// All features of all blocks of a page, as the first look of the model takes them.
import type { FeatureGroup } from "./feature.ts";
import { orderFeatures } from "./order-features.ts";
import { placeFeatures } from "./place-features.ts";
import { Rows } from "./row.ts";
import type { Survey } from "./survey.ts";
import { textFeatures } from "./text-features.ts";
import { toldFeatures } from "./told-features.ts";

const groups: readonly FeatureGroup[] = [textFeatures, placeFeatures, orderFeatures, toldFeatures];

/** The order is that of the model's columns: a model fits only the features that it was trained on. */
export const blockFeatureNames: readonly string[] = groups.flatMap((group) => group.names);

export function blockFeatures(survey: Survey): Rows {
  const rows = new Rows(survey.blocks.length, blockFeatureNames.length);
  for (let index = 0; index < survey.blocks.length; index++) {
    rows.startRow(index);
    for (const group of groups) group.put(survey, index, rows);
  }
  return rows;
}
