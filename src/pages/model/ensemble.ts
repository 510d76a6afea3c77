// An ensemble of regression trees, read from its compact form and evaluated over rows of features.
import type { Rows } from "./row.ts";
import { at } from "./row.ts";

/** As bench/train-extractor/train.py writes it. */
export type PackedTrees = {
  readonly trees: number;
  /** Leaf values are whole numbers of this part of one. */
  readonly valueSteps: number;
  /** How many thresholds each column has; the thresholds follow one another in `thresholds`, 32-bit floats in base64. */
  readonly thresholdCounts: readonly number[];
  readonly thresholds: readonly string[];
  /** Base64 of the nodes from the root down, left before right: see `unpackTrees`. */
  readonly nodes: readonly string[];
};

export type Trees = {
  readonly roots: Uint32Array;
  /** The column a node looks at, `leaf` for a leaf. */
  readonly column: Uint16Array;
  /** The threshold of a node, or the value of a leaf. A row with at most that much goes left, to the next node. */
  readonly figure: Float32Array;
  readonly right: Uint32Array;
};

const leaf = 65_535;
const nodeBytes = 4;
const figureByte = 2;
const leftByte = 3;
const bytesPerFloat = 4;

export function unpackTrees(packed: PackedTrees): Trees {
  const bytes = bytesOf(packed.nodes);
  const view = new DataView(bytes.buffer);
  const thresholds = thresholdsOf(packed);
  const count = bytes.length / nodeBytes;
  const trees = {
    roots: new Uint32Array(packed.trees),
    column: new Uint16Array(count),
    figure: new Float32Array(count),
    right: new Uint32Array(count),
  };
  for (let node = 0; node < count; node++) {
    const from = node * nodeBytes;
    const column = view.getUint16(from, true);
    trees.column[node] = column;
    if (column === leaf) {
      trees.figure[node] = view.getInt16(from + figureByte, true) / packed.valueSteps;
    } else {
      trees.figure[node] = thresholds[column]?.[at(bytes, from + figureByte)] ?? 0;
      trees.right[node] = node + 1 + at(bytes, from + leftByte);
    }
  }
  findRoots(trees);
  return trees;
}

/** The trees follow one another: each ends where every branch that was opened has come to its leaf. */
function findRoots({ roots, column }: Trees): void {
  let tree = 0;
  let open = 0;
  column.forEach((kind, node) => {
    if (open === 0) {
      roots[tree++] = node;
      open = 1;
    }
    open += kind === leaf ? -1 : 1;
  });
}

function thresholdsOf({ thresholds, thresholdCounts }: PackedTrees): readonly Float32Array[] {
  const bytes = bytesOf(thresholds);
  let from = 0;
  return thresholdCounts.map((count) => {
    const table = new Float32Array(bytes.buffer.slice(from, from + count * bytesPerFloat));
    from += count * bytesPerFloat;
    return table;
  });
}

function bytesOf(base64: readonly string[]): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64.join("")), (sign) => sign.charCodeAt(0));
}

/** The likelihood of each row, 0 to 1. */
export function likelihoodsOf(trees: Trees, rows: Rows): Float32Array {
  const count = rows.values.length / Math.max(1, rows.columns);
  const likelihoods = new Float32Array(count);
  for (let row = 0; row < count; row++) {
    likelihoods[row] =
      1 / (1 + Math.exp(-sumOf(trees, rows.values.subarray(row * rows.columns, (row + 1) * rows.columns))));
  }
  return likelihoods;
}

/** Most blocks of a page are far from any article: after so many trees, a row with so little is not looked at further. */
const hopelessAfterTrees = 100;
const hopelessSum = -2;

function sumOf(trees: Trees, row: Float32Array): number {
  const { roots, figure } = trees;
  let sum = 0;
  for (let tree = 0; tree < roots.length; tree++) {
    if (tree === hopelessAfterTrees && sum < hopelessSum) return sum;
    sum += figure[leafOf(trees, roots[tree] ?? 0, row)] ?? 0;
  }
  return sum;
}

/** Arrays are read without a helper here: a helper that sees arrays of several kinds makes this loop five times slower. */
function leafOf({ column, figure, right }: Trees, root: number, row: Float32Array): number {
  let node = root;
  for (let look = column[node] ?? leaf; look !== leaf; look = column[node] ?? leaf) {
    node = (row[look] ?? 0) <= (figure[node] ?? 0) ? node + 1 : (right[node] ?? 0);
  }
  return node;
}
