// Makes watches and articles for benchmarks: invented words that occur as words of a language do, from a seed.

/** What a rule is made of; the same rule can be written in our language and in PostgreSQL's. */
export type Clause =
  | { readonly kind: "word" | "prefix" | "title"; readonly word: string }
  | { readonly kind: "phrase"; readonly words: readonly string[] }
  | {
      readonly kind: "near";
      readonly left: string;
      readonly right: string;
      readonly wordsMax: number;
      readonly ordered: boolean;
    }
  | { readonly kind: "and" | "or"; readonly clauses: readonly Clause[] }
  | { readonly kind: "not"; readonly clause: Clause };

export type BenchArticle = { readonly title: string; readonly body: string };
export type Workload = { readonly rules: readonly Clause[]; readonly articles: readonly BenchArticle[] };

/** How common the words of the rules are: `sparse` rules are seldom met, `dense` ones often. */
export const densities = { sparse: 10_000, mix: 500, dense: 100 } as const;
export type Density = keyof typeof densities;

const vocabularyWords = 20_000;
const articleWords = 655;
const titleWords = 10;
const syllables = "ba ce di fo gu ha je ki lo mu na pe ri so tu va we xi yo zu bra cle dri flo gru".split(" ");

export function makeWorkload(density: Density, count: { readonly rules: number; readonly articles: number }): Workload {
  const random = randomFrom(7);
  const pick = zipf(random);
  const articles = Array.from({ length: count.articles }, () => ({
    title: Array.from({ length: titleWords }, () => wordOf(pick())).join(" "),
    body: Array.from({ length: articleWords }, () => wordOf(pick())).join(" "),
  }));
  const maker = ruleMaker(random, articles, densities[density]);
  return { rules: Array.from({ length: count.rules }, maker), articles };
}

/** Between 0 and 1, the same each time for a seed. */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** The word of a rank in the order of frequency; no two ranks share one, and words past the vocabulary occur nowhere. */
export function wordOf(rank: number): string {
  const letters: string[] = [];
  for (let left = rank + syllables.length; left > 0; left = Math.floor(left / syllables.length)) {
    letters.push(syllables[left % syllables.length] ?? "");
  }
  return letters.join("");
}

/** Ranks as often as words of such a rank occur in a language. */
function zipf(random: () => number): () => number {
  const sums: number[] = [];
  let sum = 0;
  for (let rank = 0; rank < vocabularyWords; rank += 1) {
    sum += 1 / (rank + 2.7) ** 1.05;
    sums.push(sum);
  }
  return () => {
    const wanted = random() * sum;
    let low = 0;
    let high = sums.length - 1;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((sums[middle] ?? 0) < wanted) low = middle + 1;
      else high = middle;
    }
    return low;
  };
}

function ruleMaker(random: () => number, articles: readonly BenchArticle[], commonest: number): () => Clause {
  const below = (end: number) => Math.floor(random() * end);
  const bodies = articles.map(({ body }) => body.split(" "));
  /** Half of the words are of names that no article has. */
  const rank = () => {
    if (random() < 0.4) return vocabularyWords + below(40_000);
    return Math.floor(commonest * (vocabularyWords / commonest) ** random());
  };
  const word = (): Clause => ({ kind: "word", word: wordOf(rank()) });
  const real = (): string => wordOf(Math.floor(commonest * (vocabularyWords / commonest) ** random()));
  const common = new Set(Array.from({ length: commonest }, (_, at) => wordOf(at)));
  /** Half of the phrases are taken from articles, where one of their words is not among the commonest. */
  const phrase = (): Clause => {
    const body = bodies[below(bodies.length)] ?? [];
    const at = below(articleWords - 3);
    const words = body.slice(at, at + 2 + below(2));
    const isTaken = random() < 0.5 && words.some((taken) => !common.has(taken));
    return { kind: "phrase", words: isTaken ? words : [real(), real()] };
  };
  const some = (least: number, more: number, make: () => Clause): Clause => ({
    kind: "or",
    clauses: Array.from({ length: least + below(more) }, make),
  });
  const prefix = (): Clause => ({ kind: "prefix", word: real().slice(0, 6) });
  const near = (wordsMax: number, ordered: boolean): Clause => ({
    kind: "near",
    left: real(),
    right: real(),
    wordsMax,
    ordered,
  });
  const and = (...clauses: readonly Clause[]): Clause => ({ kind: "and", clauses });
  const not = (clause: Clause): Clause => ({ kind: "not", clause });

  const shapes: readonly (readonly [share: number, make: () => Clause])[] = [
    [25, () => and(some(2, 3, word), near(9, false), not(word()))],
    [20, () => and(phrase(), some(2, 2, word))],
    [15, () => and(some(2, 2, word), word(), word())],
    [15, () => and(prefix(), word())],
    [10, () => some(2, 3, phrase)],
    [5, () => and({ kind: "title", word: real() }, some(2, 2, word))],
    [5, () => and(near(4, true), not(phrase()))],
    [3, () => some(3, 1, prefix)],
    [2, () => and(some(20, 20, word), some(15, 10, word), not(some(5, 10, word)))],
  ];
  return () => {
    let left = below(100);
    for (const [share, make] of shapes) {
      if (left < share) return make();
      left -= share;
    }
    return word();
  };
}
