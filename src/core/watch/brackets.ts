// Pairs the brackets of a rule before it is read, so that the reader meets none without its other half.
import { limits } from "../limits.ts";
import { type ExpressionProblem, problemAt } from "./expression.ts";
import type { Lexed, Lexeme } from "./lexeme.ts";

export type Paired = {
  readonly lexemes: readonly Lexeme[];
  readonly problems: readonly ExpressionProblem[];
  /** Brackets stand too deep inside one another to be read at all. */
  readonly tooDeep: boolean;
};

/** Leaves out brackets that close nothing and closes those left open at the end; both are problems. */
export function pairBrackets({ lexemes, endsInQuote }: Lexed): Paired {
  const paired: Lexeme[] = [];
  const problems: ExpressionProblem[] = [];
  const open: Lexeme[] = [];
  for (const lexeme of lexemes) {
    if (lexeme.kind === "open") open.push(lexeme);
    if (open.length > limits.expressionDepthMax) {
      return { lexemes: [], problems: [problemAt(lexeme, tooDeepMessage)], tooDeep: true };
    }
    if (lexeme.kind === "close" && open.pop() === undefined)
      problems.push(problemAt(lexeme, "this bracket closes nothing"));
    else paired.push(lexeme);
  }

  if (!endsInQuote) problems.push(...open.map((lexeme) => problemAt(lexeme, "this bracket is never closed")));
  const end = lexemes.at(-1)?.to ?? 0;
  const closing = open.map(() => ({ kind: "close", from: end, to: end }) as const);
  return { lexemes: [...paired, ...closing], problems, tooDeep: false };
}

const tooDeepMessage = `brackets may stand at most ${limits.expressionDepthMax} deep in one another`;
