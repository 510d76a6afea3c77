// Which containers of a page are made by one template, and how much they say.
import { type Block, type Container, isParagraph } from "../block.ts";
import { add, type Sums } from "./container-sums.ts";
import { at } from "./row.ts";

export type Looks = {
  /** For every container the number of its template: tag, classes, and those of its parent. */
  readonly looks: Int32Array;
  /** By number: how many containers have each look, and how much running text they hold together. */
  readonly lookCounts: Float64Array;
  readonly lookRunning: Float64Array;
  /** By number: how much the paragraphs say that stand directly in containers of the look. */
  readonly ownLookRunning: Float64Array;
  /** For every container, how many children of its parent look like it. */
  readonly siblings: Float64Array;
};

export function mapLooks(blocks: readonly Block[], containers: readonly Container[], sums: Sums): Looks {
  const looks = lookNumbers(containers);
  return { looks, ownLookRunning: runningByLook(blocks, looks), ...sumLooks(containers, looks, sums) };
}

function lookNumbers(containers: readonly Container[]): Int32Array {
  const names = new Map<string, number>();
  const pairs = new Map<number, number>();
  const own = new Int32Array(containers.length);
  const looks = new Int32Array(containers.length);
  containers.forEach(({ tag, look, parent }, index) => {
    own[index] = numberOf(names, `${tag}.${look}`);
    looks[index] = numberOf(pairs, at(own, index) * (containers.length + 1) + (parent < 0 ? 0 : at(own, parent) + 1));
  });
  return looks;
}

/** Keys are numbered in the order in which they are met. */
function numberOf<Key>(numbers: Map<Key, number>, key: Key): number {
  const known = numbers.get(key);
  if (known !== undefined) return known;

  numbers.set(key, numbers.size);
  return numbers.size - 1;
}

function sumLooks(
  containers: readonly Container[],
  looks: Int32Array,
  sums: Sums,
): Pick<Looks, "lookCounts" | "lookRunning" | "siblings"> {
  const lookCounts = new Float64Array(containers.length);
  const lookRunning = new Float64Array(containers.length);
  const alike = new Map<number, number>();
  const keys = containers.map(({ parent }, index) => at(looks, index) * containers.length + parent);
  containers.forEach((_, index) => {
    add(lookCounts, at(looks, index), 1);
    add(lookRunning, at(looks, index), at(sums.running, index));
    const key = at(keys, index);
    alike.set(key, (alike.get(key) ?? 0) + 1);
  });
  const siblings = Float64Array.from(containers, (_, index) => alike.get(at(keys, index)) ?? 0);
  return { lookCounts, lookRunning, siblings };
}

function runningByLook(blocks: readonly Block[], looks: Int32Array): Float64Array {
  const running = new Float64Array(looks.length);
  for (const block of blocks) if (isParagraph(block)) add(running, at(looks, block.container), block.weight);
  return running;
}
