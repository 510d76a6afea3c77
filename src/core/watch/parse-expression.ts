// Reads a watch's rule into an expression, or names everything that is wrong with it.
import { limits } from "../limits.ts";
import { pairBrackets } from "./brackets.ts";
import { type Expression, type ExpressionProblem, type ParsedExpression, problemAt } from "./expression.ts";
import { lex } from "./lexemes.ts";
import { parseLevel } from "./parse-level.ts";
import type { RuleReader } from "./rule-reader.ts";
import type { Entity } from "./watch.ts";

/**
 * The language: words, "phrases", prefix*, @entity; AND, OR, NOT with brackets wherever AND meets OR;
 * NEAR/n; title: before a part. `docs/watches.md` tells it with examples.
 */
export function parseExpression(rule: string, entities: ReadonlyMap<string, Entity>): ParsedExpression {
  if (rule.length > limits.expressionCharsMax) {
    const message = `a rule has at most ${limits.expressionCharsMax} characters, this one has ${rule.length}`;
    return problemsOf([problemAt({ from: limits.expressionCharsMax, to: rule.length }, message)]);
  }

  const lexed = lex(rule);
  const paired = pairBrackets(lexed);
  const problems = [...lexed.problems, ...paired.problems];
  if (paired.tooDeep) return problemsOf(problems);

  const reader: RuleReader = { rule, lexemes: paired.lexemes, entities, problems, next: 0 };
  const expression = parseLevel(reader);
  if (expression === undefined || problems.length > 0) return problemsOf(problems);
  if (!requiresSomething(expression)) return problemsOf([problemAt({ from: 0, to: rule.length }, nothingRequired)]);

  return { kind: "expression", expression };
}

const nothingRequired = "an article with none of these words would meet this rule; add with AND what it must say";

function problemsOf(problems: readonly ExpressionProblem[]): ParsedExpression {
  return { kind: "problems", problems: problems.toSorted((one, other) => one.offset - other.offset) };
}

/** Says whether only a text that holds some word of the rule can meet it. */
function requiresSomething(expression: Expression): boolean {
  switch (expression.kind) {
    case "and":
      return expression.operands.some(requiresSomething);
    case "or":
      return expression.operands.every(requiresSomething);
    case "title":
      return requiresSomething(expression.operand);
    case "not":
      return false;
    default:
      return true;
  }
}
