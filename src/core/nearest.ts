// Finds the valid name that someone who mistyped most likely meant.

/** One wrong letter in three is still a slip; more is another word. */
const lettersPerSlip = 3;

/** The name nearest to what was written, case aside; undefined when none is near enough. The first of equals wins. */
export function nearest(written: string, names: Iterable<string>): string | undefined {
  let found: string | undefined;
  let least = Math.max(1, Math.floor(written.length / lettersPerSlip)) + 1;
  for (const name of names) {
    if (Math.abs(name.length - written.length) >= least) continue;

    const slips = editDistance(written.toLowerCase(), name.toLowerCase());
    if (slips < least) {
      found = name;
      least = slips;
    }
  }
  return found;
}

/**
 * How many letters have to be added, left out, changed, or swapped with their neighbour to make one name of the other
 * (optimal string alignment: Damerau 1964, restricted so that no part is edited twice).
 */
export function editDistance(one: string, other: string): number {
  let before: readonly number[] = [];
  let above: readonly number[] = Array.from({ length: other.length + 1 }, (_, column) => column);
  for (let row = 1; row <= one.length; row += 1) {
    const line = [row];
    for (let column = 1; column <= other.length; column += 1) {
      const isSame = one[row - 1] === other[column - 1];
      const isSwapped = one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      line.push(
        Math.min(
          cell(above, column) + 1,
          cell(line, column - 1) + 1,
          cell(above, column - 1) + (isSame ? 0 : 1),
          isSwapped ? cell(before, column - 2) + 1 : Number.POSITIVE_INFINITY,
        ),
      );
    }
    before = above;
    above = line;
  }
  return cell(above, other.length);
}

function cell(line: readonly number[], column: number): number {
  return line[column] ?? Number.POSITIVE_INFINITY;
}
