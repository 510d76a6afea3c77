// Brings a query of another system into our language, or says part by part what cannot be brought.
import { limits } from "../limits.ts";
import { unreachable } from "../outcome.ts";
import { formatExpression } from "../watch/format-expression.ts";
import { parseExpression } from "../watch/parse-expression.ts";
import type { Dialect, Foreign, Remark } from "./foreign.ts";
import { lexForeign } from "./lex-foreign.ts";
import { parseForeign } from "./parse-foreign.ts";

export type ImportedQuery = {
  /** Undefined when a part could not be translated: a rule without it would say something else. */
  readonly rule: string | undefined;
  readonly problems: readonly Remark[];
  /** What is translated, but means a little more or less than it did. */
  readonly notes: readonly Remark[];
};

/** What comes out is read by our own parser before anybody sees it. */
export function importQuery(query: string, dialect: Dialect): ImportedQuery {
  if (query.length > limits.importCharsMax) {
    const message = `a query has at most ${limits.importCharsMax} characters`;
    return { rule: undefined, problems: [{ from: 0, to: query.length, message }], notes: [] };
  }
  const lexed = lexForeign(query, dialect);
  const problems = [...lexed.problems];
  const read = lexed.problems.length > 0 ? undefined : parseForeign(lexed.tokens, dialect, problems);
  const notes = lexed.notes;
  if (read === undefined || problems.length > 0) return { rule: undefined, problems, notes };

  const parsed = parseExpression(write(read), new Map());
  if (parsed.kind === "expression") return { rule: formatExpression(parsed.expression), problems, notes };

  const told = parsed.problems.map(({ message }) => `its translation is refused: ${message}`);
  const whole = { from: 0, to: query.length };
  return { rule: undefined, problems: [...new Set(told)].map((message) => ({ ...whole, message })), notes };
}

/** What AND joins within an AND is one AND. */
function flat(operands: readonly Foreign[], kind: "and" | "or"): readonly Foreign[] {
  return operands.flatMap((operand) => (operand.kind === kind ? flat(operand.operands, kind) : [operand]));
}

/** Every part is in brackets; printing takes off those that are not needed. */
function write(part: Foreign): string {
  switch (part.kind) {
    case "term":
      return part.text;
    case "and":
    case "or":
      return `(${flat(part.operands, part.kind).map(write).join(` ${part.kind.toUpperCase()} `)})`;
    case "not":
      return `(NOT ${write(part.operand)})`;
    case "joint":
      return `(${write(part.left)} ${part.joint} ${write(part.right)})`;
    case "fronted":
      return part.front.endsWith(":") ? `${part.front}${write(part.operand)}` : `${part.front}(${write(part.operand)})`;
    default:
      return unreachable(part);
  }
}
