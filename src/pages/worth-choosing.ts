// Finds from which likelihood on a page's blocks are worth choosing.
import { at } from "./model/row.ts";

export type Candidates = {
  /** How much each block says. */
  readonly weights: ArrayLike<number>;
  /** How likely each belongs to the article, 0 to 1; 0 for what cannot. */
  readonly likelihoods: ArrayLike<number>;
};

/**
 * The likelihood of the last block that raises the F1 expected of choosing all that are at least as likely:
 * twice what is expected to be right, over all that is chosen and all that is expected to be the article's.
 * A page of doubtful blocks asks for less of each than a page whose article is plain. 1 when nothing is likely.
 */
export function worthChoosing({ weights, likelihoods }: Candidates): number {
  const order = Array.from(likelihoods, (_, index) => index)
    .filter((index) => at(likelihoods, index) > 0)
    .sort((left, right) => at(likelihoods, right) - at(likelihoods, left));
  const expected = order.reduce((sum, index) => sum + at(likelihoods, index) * at(weights, index), 0);
  let right = 0;
  let chosen = 0;
  let best = 0;
  let line = 1;
  for (const index of order) {
    right += at(likelihoods, index) * at(weights, index);
    chosen += at(weights, index);
    const score = (2 * right) / (chosen + expected);
    if (score <= best) continue;
    best = score;
    line = at(likelihoods, index);
  }
  return line;
}
