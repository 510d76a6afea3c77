// Cuts a query of another system into tokens, by the patterns of its dialect.
import type { Dialect, Made, Remark, Token } from "./foreign.ts";

export type Lexed = {
  readonly tokens: readonly Token[];
  readonly problems: readonly Remark[];
  readonly notes: readonly Remark[];
};

const wordPattern = /[^\s()[\]"“”„]+/y;
/** Signs of operators that may stand at a word's end without a space. */
const glued = /\/[NF]\d+\//iu;
/** What no dialect writes as a word: the query is of another system, and taken for words it would never be met. */
const strangeJoint = /^(?:near|onear|adj|pre|w|n)\/\d+$/iu;

export function lexForeign(query: string, dialect: Dialect): Lexed {
  const tokens: Token[] = [];
  const problems: Remark[] = [];
  const notes: Remark[] = [];
  let at = 0;
  while (at < query.length) {
    if (/\s/u.test(query.charAt(at))) {
      at += 1;
      continue;
    }
    const { made, to } = nextAt(query, at, dialect);
    const span = { from: at, to };
    if ("problem" in made) problems.push({ ...span, message: made.problem });
    else tokens.push({ ...made.token, ...span });
    if ("note" in made && made.note !== undefined) notes.push({ ...span, message: made.note });
    at = to;
  }
  return { tokens, problems, notes };
}

type Next = { readonly made: Made; readonly to: number };

function nextAt(query: string, at: number, dialect: Dialect): Next {
  for (const { found, make } of dialect.patterns) {
    const parts = matchAt(found, query, at);
    if (parts !== null && parts[0] !== "") return { made: make(parts), to: at + parts[0].length };
  }
  const word = matchAt(wordPattern, query, at)?.[0] ?? query.charAt(at);
  const joined = dialect.name === "factiva" ? word.search(glued) : -1;
  const own = joined > 0 ? word.slice(0, joined) : word;
  if (strangeJoint.test(own))
    return { made: { problem: `${own} is no operator of ${dialect.name}` }, to: at + own.length };

  return { made: dialect.writeWord(own), to: at + own.length };
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  const sticky = new RegExp(pattern.source, pattern.flags);
  sticky.lastIndex = at;
  return sticky.exec(text);
}
