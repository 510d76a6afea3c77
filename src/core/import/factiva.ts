// Factiva's search language: near5 counts the fifth word, so four may stand between; words side by side are a phrase.
import type { Dialect, Made, TokenPattern } from "./foreign.ts";
import { brackets, fields, nearBy, openQuote, phrase, refused, sign, termOf } from "./patterns.ts";

const wordCount: TokenPattern = {
  found: /wc\s*([<>])\s*(\d+)/iy,
  make: ([, compare = "", digits = ""]) => ({
    token: { kind: "term", text: `words${compare}${digits}`, loose: false },
  }),
};

const firstWords: TokenPattern = {
  found: /\/F(\d+)\//iy,
  make: ([, digits = ""]) => ({
    token: { kind: "behind", front: `FIRST/${digits}` },
    note: `FIRST/${digits} looks at the first words of the title and of the body`,
  }),
};

const atLeast: TokenPattern = {
  found: /atleast\s*(\d+)(?=[\s(])/iy,
  make: ([, digits = ""]) => ({ token: { kind: "front", front: `ATLEAST/${digits}` } }),
};

/** `telecom$5` takes up to five more letters; ours takes any number, and says so. */
function writeWord(word: string): Made {
  const made = termOf(word.replace(/\$\d*$/u, "*"), false);
  const isBounded = /\$\d*$/u.test(word);
  return isBounded && "token" in made
    ? { ...made, note: `${word} is read as ${word.replace(/\$\d*$/u, "*")}, without its limit` }
    : made;
}

export const factiva: Dialect = {
  name: "factiva",
  patterns: [
    ...brackets,
    phrase,
    openQuote,
    nearBy(/\/N(\d+)\//iy, { joint: "NEAR", less: 1 }),
    firstWords,
    nearBy(/near(\d+)(?=[\s(])/iy, { joint: "NEAR", less: 1 }),
    nearBy(/adj\s?(\d*)(?=[\s(])/iy, { joint: "ONEAR", less: 1, otherwise: 1 }),
    nearBy(/w\s?\/\s?(\d*)(?=[\s(])/iy, { joint: "ONEAR", less: 1, otherwise: 1 }),
    sign(/same(?=[\s(])/iy, { kind: "joint", joint: "PARAGRAPH" }),
    atLeast,
    wordCount,
    sign(/(?:and\s+)?not(?=[\s(])/iy, { kind: "not" }),
    sign(/and(?=[\s(])/iy, { kind: "and" }),
    sign(/or(?=[\s(])/iy, { kind: "or" }),
    refused(/date\s+\S+(?:\s+\d\S*)*/iy, "asks for a time; a watch meets what comes in"),
    fields({ hd: "title:", by: "author:", la: "lang:" }, "="),
  ],
  order: ["joint", "not", "and", "or"],
  bracketsNeeded: false,
  beside: "phrase",
  besideGroup: "adjacent",
  frontTakes: "joint",
  queryPerLine: false,
  writeWord,
};
