// Nexis' terms and connectors: OR binds first, then the W/n with the smallest number, AND after them, AND NOT last.
import type { Dialect, Made, TokenPattern } from "./foreign.ts";
import { brackets, openQuote, phrase, refused, sign, termOf } from "./patterns.ts";

const sections: Readonly<Record<string, string>> = {
  headline: "title:",
  title: "title:",
  lead: "lead:",
  body: "body:",
  byline: "author:",
  publication: "source:",
};

const section: TokenPattern = {
  found: /([a-z-]+)(?=\s?\()/iy,
  make: ([written = "", name = ""]) => {
    const front = sections[name.toLowerCase()];
    return front === undefined
      ? { problem: `${written}(...) has no counterpart here` }
      : { token: { kind: "front", front } };
  },
};

const atLeast: TokenPattern = {
  found: /atleast\s?(\d+)(?=\s?\()/iy,
  make: ([, digits = ""]) => ({ token: { kind: "front", front: `ATLEAST/${digits}` } }),
};

const length: TokenPattern = {
  found: /length\s*\(?\s*([<>])\s*(\d+)\s*\)?/iy,
  make: ([, compare = "", digits = ""]) => ({
    token: { kind: "term", text: `words${compare}${digits}`, loose: false },
  }),
};

const within: TokenPattern["make"] = ([written = "", joint = "", digits = ""]) => {
  const name = /^(pre|onear)/i.test(joint) ? "ONEAR" : "NEAR";
  const negated = /^not/i.test(written) ? "NOT " : "";
  return {
    token: { kind: "joint", joint: `${negated}${name}/${digits}` },
    note: `${written.trim()} is read as at most ${digits} words between; Nexis passes over short common words`,
  };
};

/** `!` takes every ending, `*` any one letter. */
function writeWord(word: string): Made {
  return termOf(word.replaceAll("*", "?").replace(/!$/u, "*"), false);
}

export const nexis: Dialect = {
  name: "nexis",
  patterns: [
    ...brackets,
    phrase,
    openQuote,
    refused(/not\s+(?:w\/(?:s|p|seg|sent|para)|pre\/\d+)(?=[\s(])/iy, "has no counterpart here"),
    { found: /(?:not\s+)(w)\/(\d+)(?=[\s(])/iy, make: within },
    { found: /(w|pre|near|onear)\/(\d+)(?=[\s(])/iy, make: within },
    sign(/w\/s(?:ent)?(?=[\s(])/iy, { kind: "joint", joint: "SENTENCE" }),
    sign(/w\/p(?:ara)?(?=[\s(])/iy, { kind: "joint", joint: "PARAGRAPH" }),
    refused(/w\/seg(?=[\s(])/iy, "has no counterpart here; write title:(...) or body:(...) around both"),
    atLeast,
    length,
    sign(/(?:and\s+)?not(?=[\s(])/iy, { kind: "not" }),
    sign(/and(?=[\s(])/iy, { kind: "and" }),
    sign(/or(?=[\s(])/iy, { kind: "or" }),
    section,
  ],
  order: ["or", "joint", "and", "not"],
  bracketsNeeded: false,
  beside: "phrase",
  besideGroup: "unknown",
  frontTakes: "part",
  queryPerLine: false,
  writeWord,
};
