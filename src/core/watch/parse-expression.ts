// Reads a watch's rule into an expression, or names everything that is wrong with it.
import { limits } from "../limits.ts";
import { pairBrackets } from "./brackets.ts";
import { type ExpressionProblem, type ParsedExpression, problemAt } from "./expression.ts";
import { lex } from "./lex.ts";
import { parseLevel } from "./parse-level.ts";
import { type Known, type References, referencesOf, sizeOf } from "./references.ts";
import { whatIsNotRequired } from "./requirements.ts";
import { complain, peek, type RuleReader } from "./rule-reader.ts";
import type { Entity } from "./watch.ts";

/** `docs/rule-language.md` is the language's grammar. `known` holds what else than entities a rule may mention. */
export function parseExpression(
  rule: string,
  entities: ReadonlyMap<string, Entity>,
  known: Omit<Known, "entities"> = {},
): ParsedExpression {
  return parseRule(rule, referencesOf({ entities, ...known }, parseRule));
}

function parseRule(rule: string, references: References): ParsedExpression {
  if (rule.length > limits.expressionCharsMax) {
    const message = `a rule has at most ${limits.expressionCharsMax} characters, this one has ${rule.length}`;
    return problemsOf([problemAt({ from: limits.expressionCharsMax, to: rule.length }, message)]);
  }

  const lexed = lex(rule);
  const paired = pairBrackets(lexed);
  const problems = [...lexed.problems, ...paired.problems];
  if (paired.tooDeep) return problemsOf(problems);

  const reader: RuleReader = {
    rule,
    lexemes: paired.lexemes,
    references,
    parseLevel,
    problems,
    next: 0,
    isList: false,
  };
  const expression = parseLevel(reader);
  const left = peek(reader);
  if (left !== undefined && problems.length === 0) complain(reader, left, "this belongs to nothing before it");
  if (expression === undefined || problems.length > 0) return problemsOf(problems);

  const missing = sizeOf(expression, references) > limits.expressionPartsMax ? tooLarge : whatIsNotRequired(expression);
  if (missing !== undefined) return problemsOf([problemAt({ from: 0, to: rule.length }, missing)]);

  return { kind: "expression", expression };
}

const tooLarge = `with the rules it mentions this rule has more than ${limits.expressionPartsMax} parts`;

function problemsOf(problems: readonly ExpressionProblem[]): ParsedExpression {
  return { kind: "problems", problems: problems.toSorted((one, other) => one.offset - other.offset) };
}
