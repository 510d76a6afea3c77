// A rule as a test knows it, apart from how the product keeps it; how it is written; random ones of every kind.

/** A word as a rule asks for it. Words are known by their folded form; `how` says what else must fit. */
export type PlainTerm = {
  readonly word: string;
  readonly how: "folded" | "prefix" | "glob" | "case" | "accents" | "forms";
};

export type PlainWords = { readonly kind: "words"; readonly terms: readonly PlainTerm[] };
export type PlainRule =
  | PlainWords
  | { readonly kind: "entity" | "mention"; readonly name: string }
  | { readonly kind: "and" | "or"; readonly operands: readonly PlainRule[] }
  | { readonly kind: "of"; readonly count: number; readonly operands: readonly PlainRule[] }
  | { readonly kind: "not"; readonly operand: PlainRule }
  | { readonly kind: "field"; readonly field: "title" | "lead" | "body"; readonly operand: PlainRule }
  | { readonly kind: "first"; readonly count: number; readonly operand: PlainRule }
  | PlainPair
  | { readonly kind: "at-least"; readonly count: number; readonly side: readonly PlainWords[] }
  | { readonly kind: "about"; readonly field: keyof typeof aboutValues; readonly value: string }
  | { readonly kind: "length"; readonly more: boolean; readonly words: number }
  | { readonly kind: "age"; readonly older: boolean; readonly hours: number }
  | { readonly kind: "pattern"; readonly source: string };

export type PlainPair = {
  readonly kind: "pair";
  readonly operator: "NEAR" | "ONEAR" | "NOT NEAR" | "SENTENCE" | "PARAGRAPH";
  readonly count: number;
  readonly left: readonly PlainWords[];
  readonly right: readonly PlainWords[];
};

/** A printed word with its forms: folded; folded but for case; folded but for accents. */
export type PlainWord = readonly [printed: string, folded: string, cased: string, accented: string];

/** A script as words and what stands between them; `forms` are what ~ takes in of these words. */
export type Script = {
  readonly words: readonly PlainWord[];
  readonly gap: string;
  readonly hasEndings: boolean;
  readonly forms: Readonly<Record<string, readonly string[]>>;
  readonly patterns: readonly string[];
};

const same = (...words: readonly string[]): readonly PlainWord[] => words.map((word) => [word, word, word, word]);

export const scripts: readonly Script[] = [
  {
    words: [
      ...same("xi", "visit", "visits", "visitor", "moscow", "elan"),
      ["Visit", "visit", "Visit", "visit"],
      ["Élan", "elan", "Elan", "élan"],
      ["Xi", "xi", "Xi", "xi"],
    ],
    gap: " ",
    hasEndings: true,
    forms: { visit: ["visit", "visits"], visits: ["visit", "visits"], moscow: ["moscow"] },
    patterns: ["vis[a-z]+ xi", "(?i)élan", "x.* m", "s|t"],
  },
  {
    words: [
      ...same("путина", "путиным", "визит", "визита", "си", "елка"),
      ["Путин", "путин", "Путин", "путин"],
      ["ёлка", "елка", "елка", "ёлка"],
    ],
    gap: " — ",
    hasEndings: true,
    forms: { путин: ["путин", "путина", "путиным"], визит: ["визит", "визита"], визита: ["визит", "визита"] },
    patterns: ["визит[а-я]", "(?i)путин — си", "ёл"],
  },
  {
    words: same("习", "近", "平", "普", "京", "访", "𠮷"),
    gap: "",
    hasEndings: false,
    forms: {},
    patterns: ["习.平", "普京", "访+"],
  },
  {
    words: same("プ", "ー", "チ", "ン", "が", "か"),
    gap: "",
    hasEndings: false,
    forms: {},
    patterns: ["プ.チ", "が|か"],
  },
  {
    words: [...same("بوتين", "وبوتين", "شيء", "زيارة", "زيارات"), ["بُوتين", "بوتين", "بوتين", "بُوتين"]],
    gap: "، ",
    hasEndings: true,
    forms: { بوتين: ["بوتين", "وبوتين"], شيء: ["شيء"] },
    patterns: ["زيار[ةا]", "بوتين، شيء"],
  },
];

export const aboutValues = {
  url: ["news.example", "/sport/", "RU.example"],
  author: ["ivan", "petrov", "ivan petrov"],
  source: ["daily", "daily news", "tass"],
  lang: ["ru", "en"],
  country: ["RU", "cn"],
  tag: ["war", "gas deal"],
} as const;
const aboutNames = ["url", "author", "source", "lang", "country", "tag"] as const;

/** A small generator with a seed, so that what failed once fails again. */
export function dice(seed: number): (sides: number) => number {
  let state = seed;
  return (sides) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % sides;
  };
}
export type Dice = ReturnType<typeof dice>;

export type Making = { readonly roll: Dice; readonly script: Script; readonly names: readonly string[] };

function pick<T>(roll: Dice, from: readonly T[]): T {
  const found = from[roll(from.length)];
  if (found === undefined) throw new Error("nothing to pick from");
  return found;
}

function someTerm(making: Making, isAlone: boolean): PlainTerm {
  const { roll, script } = making;
  const word = pick(roll, script.words);
  return (isAlone ? someForm(making, word) : undefined) ?? someEnding(making, word) ?? { word: word[1], how: "folded" };
}

/** Only a word that stands alone is asked for as printed, or with its forms. */
function someForm({ roll, script }: Making, [, folded, cased, accented]: PlainWord): PlainTerm | undefined {
  const choice = roll(8);
  if (choice === 0) return { word: cased, how: "case" };
  if (choice === 1) return { word: accented, how: "accents" };
  return choice === 2 && script.forms[folded] !== undefined ? { word: folded, how: "forms" } : undefined;
}

function someEnding({ roll, script }: Making, [, folded]: PlainWord): PlainTerm | undefined {
  const choice = roll(6);
  if (!script.hasEndings || folded.length < 3 || choice > 1) return undefined;
  if (choice === 0) return { word: folded.slice(0, Math.max(2, folded.length - roll(3))), how: "prefix" };

  const at = 2 + roll(folded.length - 2);
  return { word: `${folded.slice(0, at)}?${folded.slice(at + 1)}`, how: "glob" };
}

export function someWords(making: Making): PlainWords {
  const first = someTerm(making, true);
  const isSpecial = first.how === "case" || first.how === "accents" || first.how === "forms";
  if (isSpecial || making.roll(3) === 0) return { kind: "words", terms: [first] };

  const others = Array.from({ length: 1 + making.roll(2) }, () => someTerm(making, false));
  const terms = [first, ...others].map((term): PlainTerm => {
    const isPlain = term.how === "folded" || term.how === "prefix";
    return isPlain ? term : { word: term.word.replaceAll("?", "t").toLowerCase(), how: "folded" };
  });
  return { kind: "words", terms };
}

function someSide(making: Making): readonly PlainWords[] {
  return Array.from({ length: 1 + making.roll(2) }, () => someWords(making));
}

const operators = ["NEAR", "ONEAR", "NOT NEAR", "SENTENCE", "PARAGRAPH"] as const;

export function someRule(making: Making, depth: number): PlainRule {
  const { roll, script } = making;
  const choice = depth === 0 ? roll(4) : roll(20);
  if (choice <= 3) return choice === 3 ? someMention(making) : someWords(making);
  if (choice <= 8) return somePair(making, choice === 8);

  const deeper = () => someRule(making, depth - 1);
  if (choice === 9) return { kind: "first", count: 1 + roll(20), operand: deeper() };
  if (choice <= 11) return { kind: "field", field: pick(roll, ["title", "lead", "body"] as const), operand: deeper() };
  if (choice === 12) return someFact(making);

  const operands = Array.from({ length: 2 + roll(3) }, deeper);
  const pattern = { kind: "pattern", source: pick(roll, script.patterns) } as const;
  if (choice === 13) return { kind: "of", count: 1 + roll(operands.length), operands };
  if (choice === 14) return { kind: "and", operands: [...operands, pattern] };
  if (choice <= 16) return { kind: "and", operands: [...operands, { kind: "not", operand: deeper() }] };
  return { kind: choice === 17 ? "and" : "or", operands };
}

function somePair(making: Making, isCount: boolean): PlainRule {
  const { roll } = making;
  if (isCount) return { kind: "at-least", count: 1 + roll(4), side: someSide(making) };

  const count = roll(5);
  return { kind: "pair", operator: pick(roll, operators), count, left: someSide(making), right: someSide(making) };
}

function someMention(making: Making): PlainRule {
  const { roll, names } = making;
  if (names.length === 0) return someWords(making);

  const name = pick(roll, names);
  return { kind: name.startsWith("watch") ? "mention" : "entity", name };
}

function someFact({ roll }: Making): PlainRule {
  const choice = roll(8);
  if (choice === 0) return { kind: "length", more: roll(2) === 0, words: roll(60) };
  if (choice === 1) return { kind: "age", older: roll(2) === 0, hours: 1 + roll(48) };

  const field = pick(roll, aboutNames);
  return { kind: "about", field, value: pick(roll, aboutValues[field]) };
}

/** The rule in the product's language. */
export function write(rule: PlainRule, script: Script): string {
  const join = (rules: readonly PlainRule[], operator: string) => rules.map((one) => write(one, script)).join(operator);
  switch (rule.kind) {
    case "words":
      return writeWords(rule, script);
    case "entity":
    case "mention":
      return `@${rule.name}`;
    case "and":
    case "or":
      return `(${join(rule.operands, ` ${rule.kind.toUpperCase()} `)})`;
    case "of":
      return `${rule.count} OF (${join(rule.operands, ", ")})`;
    case "not":
      return `NOT ${write(rule.operand, script)}`;
    case "field":
      return `${rule.field}:(${write(rule.operand, script)})`;
    case "first":
      return `FIRST/${rule.count}(${write(rule.operand, script)})`;
    case "pair": {
      const operator = rule.operator.endsWith("NEAR") ? `${rule.operator}/${rule.count}` : rule.operator;
      return `((${join(rule.left, " OR ")}) ${operator} (${join(rule.right, " OR ")}))`;
    }
    case "at-least":
      return `ATLEAST/${rule.count}(${join(rule.side, " OR ")})`;
    case "about":
      return `${rule.field}:"${rule.value}"`;
    case "length":
      return `words${rule.more ? ">" : "<"}${rule.words}`;
    case "age":
      return `age${rule.older ? ">" : "<"}${rule.hours}h`;
    default:
      return `/${rule.source}/`;
  }
}

function writeWords({ terms }: PlainWords, script: Script): string {
  const [only] = terms;
  const text = terms.map(({ word, how }) => (how === "prefix" ? `${word}*` : word)).join(script.gap);
  if (only === undefined || terms.length > 1) return `"${text}"`;
  if (only.how === "case") return `{${text}}`;
  if (only.how === "accents") return `=${text}`;

  return only.how === "forms" ? `~${text}` : `"${text}"`;
}
