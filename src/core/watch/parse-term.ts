// Reads the smallest parts of a rule: a word, a phrase, a name, a pattern, a fact.
import type { Expression, Words } from "./expression.ts";
import { findReference } from "./find-reference.ts";
import type { Lexeme } from "./lexeme.ts";
import { type Manner, parseWords } from "./parse-words.ts";
import { makePattern } from "./pattern.ts";
import { complain, complainOfNothing, peek, type RuleReader } from "./rule-reader.ts";

export function parseTerm(reader: RuleReader): Expression | undefined {
  const lexeme = peek(reader);
  switch (lexeme?.kind) {
    case "word":
    case "phrase":
      return words(reader, lexeme, "folded");
    case "exact":
      return words(reader, lexeme, "case");
    case "sign":
      return signed(reader, lexeme);
    case "entity":
      reader.next += 1;
      return mention(reader, lexeme);
    case "pattern":
      reader.next += 1;
      return pattern(reader, lexeme);
    case "fact":
      reader.next += 1;
      return { ...lexeme.fact, written: reader.rule.slice(lexeme.from, lexeme.to) };
    default:
      return complainOfNothing(reader);
  }
}

type LexemeOf<Kind> = Extract<Lexeme, { readonly kind: Kind }>;

function words(reader: RuleReader, lexeme: LexemeOf<"word" | "phrase" | "exact">, manner: Manner): Words | undefined {
  reader.next += 1;
  const parsed = parseWords(lexeme.text, manner);
  const sign = reader.lexemes[reader.next - 2];
  const from = sign?.kind === "sign" ? sign.from : lexeme.from;
  const written = reader.rule.slice(from, lexeme.to).replace(/\s+/gu, " ");
  if (parsed.kind === "words") return { ...parsed.words, written };

  const { offset, length, message } = parsed.problem;
  const start = lexeme.from + (lexeme.kind === "word" ? 0 : 1) + offset;
  complain(reader, length === 0 ? lexeme : { from: start, to: start + length }, message);
  return undefined;
}

function signed(reader: RuleReader, { sign, from, to }: LexemeOf<"sign">): Expression | undefined {
  reader.next += 1;
  const lexeme = peek(reader);
  if (lexeme?.kind === "word" || lexeme?.kind === "phrase") {
    return words(reader, lexeme, sign === "=" ? "accents" : "forms");
  }
  complain(reader, { from, to }, `${sign} stands right before a word or a "phrase": ${sign}word`);
  return lexeme?.kind === "sign" ? undefined : parseTerm(reader) && undefined;
}

function mention(reader: RuleReader, lexeme: LexemeOf<"entity">): Expression | undefined {
  const found = findReference(lexeme.name, reader.references);
  if (found.kind !== "problem") return found;

  complain(reader, lexeme, found.message);
  return undefined;
}

function pattern(reader: RuleReader, lexeme: LexemeOf<"pattern">): Expression | undefined {
  const made = makePattern(lexeme.source, reader.rule.slice(lexeme.from, lexeme.to));
  if (made.kind === "pattern") return made.pattern;

  complain(reader, lexeme, made.message);
  return undefined;
}
