// For every container, how far above it each of the tags stands that say what their content is.
import type { Container } from "../block.ts";
import { hintDistanceMax } from "./hint-map.ts";
import { at } from "./row.ts";

/** The order is that of the model's columns. */
export const aroundTags: readonly string[] = [
  "article",
  "main",
  "ul",
  "ol",
  "table",
  "section",
  "dl",
  "figure",
  "blockquote",
];

const columns = aroundTags.length;
const columnOf: ReadonlyMap<string, number> = new Map(aroundTags.map((tag, column) => [tag, column]));

/** Steps up to the nearest element with the tag, `hintDistanceMax` when there is none; a row a container. */
export function mapTagDistances(containers: readonly Container[]): Uint8Array {
  const distances = new Uint8Array(containers.length * columns).fill(hintDistanceMax);
  containers.forEach(({ tag, parent }, index) => {
    const row = index * columns;
    for (let column = 0; parent >= 0 && column < columns; column++) {
      distances[row + column] = Math.min(hintDistanceMax, at(distances, parent * columns + column) + 1);
    }
    const own = columnOf.get(tag);
    if (own !== undefined) distances[row + own] = 0;
  });
  return distances;
}
