// The figures of one page's blocks: a row a block, a column a feature.

/** Rows are filled from left to right, each by the same writers in the same order. */
export class Rows {
  readonly columns: number;
  readonly values: Float32Array;
  #cursor = 0;

  constructor(rows: number, columns: number) {
    this.columns = columns;
    this.values = new Float32Array(rows * columns);
  }

  startRow(row: number): void {
    this.#cursor = row * this.columns;
  }

  put(value: number): void {
    this.values[this.#cursor++] = value;
  }

  putFlag(value: boolean): void {
    this.values[this.#cursor++] = value ? 1 : 0;
  }

  /** How many figures have been put into the row that is being filled. */
  filled(row: number): number {
    return this.#cursor - row * this.columns;
  }
}

/** A place in an array of figures; what lies outside it counts as nothing. */
export function at(values: ArrayLike<number>, index: number): number {
  return values[index] ?? 0;
}

/** Lengths differ by orders of magnitude, and so they are told apart by their logarithm. */
export function logOf(value: number): number {
  return Math.log1p(Math.max(0, value));
}

export function shareOf(part: number, whole: number): number {
  return whole > 0 ? part / whole : 0;
}
