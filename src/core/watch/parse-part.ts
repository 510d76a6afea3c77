// Reads one part of a rule: a term, brackets, or what stands before brackets.
import { type Expression, type InField, type TextField, textFields } from "./expression.ts";
import type { Lexeme } from "./lexeme.ts";
import { parseAbout } from "./parse-about.ts";
import { parseTerm } from "./parse-term.ts";
import { complain, complainOfNothing, peek, type RuleReader, take, writtenFrom } from "./rule-reader.ts";
import { readSide } from "./sides.ts";

export function parsePart(reader: RuleReader): Expression | undefined {
  const lexeme = take(reader, "field");
  if (lexeme === undefined) return parseUnmarked(reader);

  for (let again = take(reader, "field"); again !== undefined; again = take(reader, "field")) {
    const isSame = again.field === lexeme.field;
    complain(
      reader,
      again,
      isSame ? `${again.field}: stands twice` : `${lexeme.field}: stands before a part, not a field`,
    );
  }
  const field = textFields.find((name) => name === lexeme.field);
  const operand = parseUnmarked(reader);
  if (operand === undefined) return undefined;

  const written = writtenFrom(reader, lexeme.from);
  if (field === undefined) return parseAbout(reader, lexeme, operand);

  const other = fieldWithin(operand, field);
  if (other !== undefined) {
    complain(reader, lexeme, `nothing is both in ${field}: and in ${other.field}:; take one of them out of the other`);
  }
  return { kind: "field", written, field, operand };
}

function parseUnmarked(reader: RuleReader): Expression | undefined {
  const here = peek(reader);
  switch (here?.kind) {
    case "open":
      return parseBrackets(reader, reader.parseLevel);
    case "first":
    case "at-least":
    case "of":
      reader.next += 1;
      return parseCounted(reader, here);
    default:
      return parseTerm(reader);
  }
}

/** The part that `parse` reads between two brackets, written with them. */
function parseBrackets<Part extends Expression>(
  reader: RuleReader,
  parse: (reader: RuleReader) => Part | undefined,
): Part | undefined {
  const open = take(reader, "open");
  if (open === undefined) return undefined;

  const wasList = reader.isList;
  reader.isList = false;
  const inner = peek(reader)?.kind === "close" ? complainOfNothing(reader) : parse(reader);
  reader.isList = wasList;
  take(reader, "close");
  return inner && { ...inner, written: writtenFrom(reader, open.from) };
}

type Counted = Extract<Lexeme, { readonly kind: "first" | "at-least" | "of" }>;

function parseCounted(reader: RuleReader, lexeme: Counted): Expression | undefined {
  if (peek(reader)?.kind !== "open") {
    const written = reader.rule.slice(lexeme.from, lexeme.to);
    const example = lexeme.kind === "of" ? "(a, b, c)" : "(...)";
    complain(
      reader,
      lexeme,
      `${written} stands before brackets: ${written}${lexeme.kind === "of" ? " " : ""}${example}`,
    );
    return parseTerm(reader);
  }
  if (lexeme.kind === "of") return parseSomeOf(reader, lexeme);

  const operand = parseBrackets(reader, reader.parseLevel);
  if (operand === undefined) return undefined;

  const written = writtenFrom(reader, lexeme.from);
  if (lexeme.kind === "first") return { kind: "first", written, wordsMax: lexeme.count, operand };

  const read = readSide(operand);
  if (read.kind === "side") return { kind: "at-least", written, count: lexeme.count, side: read.side };

  complain(
    reader,
    lexeme,
    `ATLEAST counts words, "phrases", @entities, and those joined by OR; ${operand.written} is none`,
  );
  return undefined;
}

function parseSomeOf(reader: RuleReader, lexeme: Counted): Expression | undefined {
  const operands: Expression[] = [];
  let isWhole = true;
  const parseClauses = (inner: RuleReader): undefined => {
    inner.isList = true;
    do {
      const clause = inner.parseLevel(inner);
      if (clause === undefined) isWhole = false;
      else operands.push(clause);
    } while (take(inner, "comma") !== undefined);
  };
  parseBrackets(reader, parseClauses);
  if (!isWhole || operands.length === 0) return undefined;

  const fault = countFault(lexeme.count, operands.length);
  if (fault !== undefined) complain(reader, lexeme, fault);
  return { kind: "of", written: writtenFrom(reader, lexeme.from), count: lexeme.count, operands };
}

function countFault(count: number, clauses: number): string | undefined {
  if (clauses === 1) return "OF chooses from several clauses with commas between them: 2 OF (a, b, c)";
  if (count < 1) return "OF needs a number of at least 1";

  return count > clauses
    ? `only ${clauses} clauses stand in these brackets, so that ${count} of them are never met`
    : undefined;
}

/** The title and the body have no part in common; the lead is part of the body. */
function fieldWithin(expression: Expression, field: TextField): InField | undefined {
  switch (expression.kind) {
    case "and":
    case "or":
    case "of":
      return expression.operands.map((operand) => fieldWithin(operand, field)).find((found) => found !== undefined);
    case "not":
    case "first":
      return fieldWithin(expression.operand, field);
    case "field": {
      const isApart = (field === "title") !== (expression.field === "title");
      return isApart ? expression : fieldWithin(expression.operand, field);
    }
    default:
      return undefined;
  }
}
