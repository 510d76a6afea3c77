// Reads the smallest parts of a rule: a word, a phrase, or the name of an entity.
import type { EntityMention, Words } from "./expression.ts";
import type { Lexeme } from "./lexemes.ts";
import { findEntity } from "./parse-entity.ts";
import { parseWords } from "./parse-words.ts";
import { complain, complainOfNothing, peek, type RuleReader } from "./rule-reader.ts";

export function parseTerm(reader: RuleReader): Words | EntityMention | undefined {
  const lexeme = peek(reader);
  if (lexeme?.kind === "entity") {
    reader.next += 1;
    return mention(reader, lexeme);
  }
  if (lexeme?.kind === "word" || lexeme?.kind === "phrase") {
    reader.next += 1;
    return words(reader, lexeme);
  }
  return complainOfNothing(reader);
}

function words(reader: RuleReader, lexeme: Extract<Lexeme, { readonly text: string }>): Words | undefined {
  const parsed = parseWords(lexeme.text);
  const written = reader.rule.slice(lexeme.from, lexeme.to);
  if (parsed.kind === "words") return { ...parsed.words, written };

  const { offset, length, message } = parsed.problem;
  const from = lexeme.from + (lexeme.kind === "phrase" ? 1 : 0) + offset;
  complain(reader, length === 0 ? lexeme : { from, to: from + length }, message);
  return undefined;
}

function mention(reader: RuleReader, lexeme: Extract<Lexeme, { readonly kind: "entity" }>): EntityMention | undefined {
  const found = findEntity(lexeme.name, reader.entities);
  if (found.kind === "aliases") {
    return { kind: "entity", written: `@${lexeme.name}`, name: lexeme.name, aliases: found.aliases };
  }
  complain(reader, lexeme, found.message);
  return undefined;
}
