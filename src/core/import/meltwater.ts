// Meltwater's Boolean: NEAR/n is n words or fewer between, 4 when no number is given; NOT binds before AND, AND before OR.
import type { Dialect } from "./foreign.ts";
import { brackets, fields, nearBy, openQuote, phrase, plainWordOf, sign } from "./patterns.ts";

const nearDefault = 4;

export const meltwater: Dialect = {
  name: "meltwater",
  patterns: [
    ...brackets,
    phrase,
    openQuote,
    nearBy(/ONEAR(?:\/(\d+))?(?=[\s(]|$)/y, { joint: "ONEAR", less: 0 }),
    nearBy(/NEAR(?:\/(\d+))?(?=[\s(]|$)/y, { joint: "NEAR", less: 0, otherwise: nearDefault }),
    sign(/(?:AND\s+)?NOT(?=[\s(]|$)/y, { kind: "not" }),
    sign(/AND(?=[\s(]|$)/y, { kind: "and" }),
    sign(/OR(?=[\s(]|$)/y, { kind: "or" }),
    fields({ title: "title:", ingress: "lead:" }, ":"),
  ],
  order: ["joint", "not", "and", "or"],
  bracketsNeeded: false,
  beside: "unknown",
  besideGroup: "unknown",
  frontTakes: "part",
  queryPerLine: false,
  writeWord: plainWordOf,
};
