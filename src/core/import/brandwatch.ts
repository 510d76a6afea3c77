// Brandwatch's query language: NEAR/n and "a b"~n leave n words or fewer between, NEAR/nf keeps the order, {X} keeps the case.
import type { Dialect, Made, TokenPattern } from "./foreign.ts";
import { brackets, fields, nearBy, openQuote, phrase, plainWordOf, sign, termOf } from "./patterns.ts";

/** A phrase with a distance is a pair; of more words nobody says which two the distance is between. */
const loosePhrase: TokenPattern = {
  found: /"([^"]*)"~(\d+)/y,
  make: ([written = "", inside = "", digits]) => {
    const words = inside.trim().split(/\s+/u);
    if (words.length !== 2)
      return { problem: `${written} is no pair of words; write NEAR/${digits ?? ""} between each two` };

    const [left, right] = words.map((word) => termOf(word, true));
    const text = `(${writtenOf(left)} NEAR/${digits ?? ""} ${writtenOf(right)})`;
    return { token: { kind: "term", text, loose: false } };
  },
};

const exactCase: TokenPattern = {
  found: /\{([^}]*)\}|raw:"([^"]*)"|raw:([^\s()]+)/y,
  make: ([, braced, quoted, raw]) => {
    const text = (braced ?? quoted ?? raw ?? "").trim();
    if (text === "" || /[{}]/.test(text)) return { problem: "there is nothing between the braces" };
    return { token: { kind: "term", text: `{${text}}`, loose: false } };
  },
};

function writtenOf(made: Made | undefined): string {
  return made !== undefined && "token" in made && made.token.kind === "term" ? made.token.text : '""';
}

export const brandwatch: Dialect = {
  name: "brandwatch",
  patterns: [
    ...brackets,
    loosePhrase,
    phrase,
    openQuote,
    exactCase,
    nearBy(/NEAR\/(\d+)f(?=[\s(]|$)/y, { joint: "ONEAR", less: 0 }),
    nearBy(/NEAR\/(\d+)(?=[\s(]|$)/y, { joint: "NEAR", less: 0 }),
    sign(/(?:AND\s+)?NOT(?=[\s(]|$)/y, { kind: "not" }),
    sign(/AND(?=[\s(]|$)/y, { kind: "and" }),
    sign(/OR(?=[\s(]|$)/y, { kind: "or" }),
    fields({ title: "title:", url: "url:", site: "url:", author: "author:", language: "lang:" }, ":"),
  ],
  order: ["joint", "not", "and", "or"],
  bracketsNeeded: true,
  beside: "unknown",
  besideGroup: "unknown",
  frontTakes: "part",
  queryPerLine: false,
  writeWord: plainWordOf,
};
