// Says what a rule leaves out that it has to ask for, so that it cannot be met by nearly every article.
import type { Expression, Pattern } from "./expression.ts";

/** Undefined for a rule that asks for something, and beside each pattern for words. */
export function whatIsNotRequired(expression: Expression): string | undefined {
  const pattern = loosePattern(expression, false);
  if (pattern !== undefined) {
    return `${pattern.written} is searched only beside words that must be there: ... AND ${pattern.written}`;
  }
  if (requiresSomething(expression)) return undefined;

  return "an article with none of these words would meet this rule; add with AND what it must say";
}

/** Says whether only a text that holds some word, or is of some source, language or other kind, can meet it. */
export function requiresSomething(expression: Expression): boolean {
  return requires(expression, isAskedFor);
}

/** Says whether only a text that holds some word can meet it. */
export function requiresWords(expression: Expression): boolean {
  return requires(expression, ({ kind }) => kind !== "about" && kind !== "pattern" && isAskedFor({ kind }));
}

function isAskedFor({ kind }: Pick<Expression, "kind">): boolean {
  return kind !== "not" && kind !== "length" && kind !== "age";
}

function requires(expression: Expression, isEnough: (leaf: Expression) => boolean): boolean {
  switch (expression.kind) {
    case "and":
      return expression.operands.some((operand) => requires(operand, isEnough));
    case "or":
      return expression.operands.every((operand) => requires(operand, isEnough));
    case "of": {
      const idle = expression.operands.filter((operand) => !requires(operand, isEnough)).length;
      return idle < expression.count;
    }
    case "field":
    case "first":
    case "rule":
      return requires(expression.operand, isEnough);
    default:
      return isEnough(expression);
  }
}

/** A pattern with no words beside it on any of the levels around it: every article would have to be searched for it. */
function loosePattern(expression: Expression, isHeld: boolean): Pattern | undefined {
  switch (expression.kind) {
    case "pattern":
      return isHeld ? undefined : expression;
    case "and":
      return firstLoose(expression.operands, isHeld || expression.operands.some(requiresWords));
    case "or":
    case "of":
      return firstLoose(expression.operands, isHeld);
    case "not":
    case "field":
    case "first":
    case "rule":
      return loosePattern(expression.operand, isHeld);
    default:
      return undefined;
  }
}

function firstLoose(operands: readonly Expression[], isHeld: boolean): Pattern | undefined {
  for (const operand of operands) {
    const loose = loosePattern(operand, isHeld);
    if (loose !== undefined) return loose;
  }
  return undefined;
}
