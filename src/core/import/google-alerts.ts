// Google Alerts: words side by side must all be there, OR binds before that, a minus leaves out.
import type { Dialect, Made } from "./foreign.ts";
import { brackets, fields, nearBy, openQuote, phrase, refused, sign, termOf } from "./patterns.ts";

function writeWord(word: string): Made {
  if (word === "*") return { problem: "* for a whole word has no counterpart; write NEAR for the words around it" };
  if (/^\d*\.\.\d*$/.test(word)) return { problem: `${word} asks for a range of numbers, which has no counterpart` };

  return termOf(word.replace(/^\+/u, ""), false);
}

export const googleAlerts: Dialect = {
  name: "google-alerts",
  patterns: [
    ...brackets,
    phrase,
    openQuote,
    nearBy(/AROUND\s?\((\d+)\)/y, { joint: "NEAR", less: 0 }),
    sign(/OR(?=[\s(]|$)|\|/y, { kind: "or" }),
    sign(/AND(?=[\s(]|$)/y, { kind: "and" }),
    sign(/-(?=[^\s-])/y, { kind: "not" }),
    refused(/~\S+/y, "asks for synonyms; list them with OR"),
    fields({ intitle: "title:", inurl: "url:", site: "url:", intext: "body:" }, ":"),
  ],
  order: ["joint", "or", "and"],
  bracketsNeeded: false,
  beside: "and",
  besideGroup: "and",
  frontTakes: "part",
  queryPerLine: true,
  writeWord,
};
