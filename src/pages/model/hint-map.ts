// For every container, how far above it each hint stands, and how much the outermost element with that hint holds.
import type { Container, Hint } from "../block.ts";
import { at } from "./row.ts";

/** The order is that of the model's columns. */
export const hintOrder: readonly Hint[] = [
  "navigation",
  "aside",
  "header",
  "footer",
  "form",
  "comments",
  "related",
  "share",
  "promotion",
  "caption",
  "byline",
  "hidden",
  "lead",
  "title",
  "tags",
  "card",
  "list",
  "media",
  "quote",
  "live",
  "content",
  "body",
];

export const hintDistanceMax = 20;

export type HintMap = {
  /** Steps up to the nearest element with the hint, `hintDistanceMax` when there is none; a row a container. */
  readonly distances: Uint8Array;
  /** The outermost container with the hint, -1 when there is none; a row a container. */
  readonly outermost: Int32Array;
};

const columns = hintOrder.length;
const columnOf: ReadonlyMap<Hint, number> = new Map(hintOrder.map((hint, column) => [hint, column]));

export function mapHints(containers: readonly Container[]): HintMap {
  const distances = new Uint8Array(containers.length * columns).fill(hintDistanceMax);
  const outermost = new Int32Array(containers.length * columns).fill(-1);
  containers.forEach(({ parent, hints }, index) => {
    const row = index * columns;
    if (parent >= 0) inherit({ distances, outermost }, row, parent * columns);
    for (const hint of hints) {
      const cell = row + (columnOf.get(hint) ?? 0);
      distances[cell] = 0;
      if (outermost[cell] === -1) outermost[cell] = index;
    }
  });
  return { distances, outermost };
}

function inherit({ distances, outermost }: HintMap, row: number, above: number): void {
  for (let column = 0; column < columns; column++) {
    distances[row + column] = Math.min(hintDistanceMax, at(distances, above + column) + 1);
    outermost[row + column] = at(outermost, above + column);
  }
}

export function hintDistance(map: HintMap, container: number, column: number): number {
  return at(map.distances, container * columns + column);
}

export function outermostHinted(map: HintMap, container: number, column: number): number {
  return at(map.outermost, container * columns + column);
}
