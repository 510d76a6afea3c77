// Reads what a rule asks of an article's address, author, source, language, country and tags.
import { type About, type AboutField, type Expression, type Words, withoutBrackets } from "./expression.ts";
import type { Lexeme } from "./lexeme.ts";
import { complain, type RuleReader } from "./rule-reader.ts";

type FieldLexeme = Extract<Lexeme, { readonly kind: "field" }>;
type Made = About | { readonly kind: "fault"; readonly message: string };

const languageCode = /^[a-z]{2,3}$/;
const countryCode = /^[a-z]{2}$/;

/** `operand` is what stands behind the field: a term, or terms in brackets that OR joins. */
export function parseAbout(reader: RuleReader, lexeme: FieldLexeme, operand: Expression): Expression | undefined {
  const field = lexeme.field;
  if (operand.kind === "or") {
    const operands = operand.operands.map((one) => parseAbout(reader, lexeme, one));
    const whole = operands.filter((one) => one !== undefined);
    return whole.length < operands.length
      ? undefined
      : { kind: "or", written: `${field}:${operand.written}`, operands: whole };
  }
  const made = operand.kind === "words" ? aboutOf(field, operand) : undefined;
  if (made !== undefined && made.kind !== "fault") return made;

  const message = `behind ${field}: stands a word or a "phrase", or brackets that join such by OR`;
  complain(reader, lexeme, made?.message ?? message);
  return undefined;
}

function aboutOf(field: FieldLexeme["field"], words: Words): Made | undefined {
  const bare = withoutBrackets(words.written);
  const written = `${field}:${bare}`;
  const value = bare.replace(/^"|"$/gu, "").trim().toLowerCase();
  switch (field) {
    case "author":
    case "source":
    case "tag":
      return { kind: "about", written, field, words };
    case "url":
      return value.includes("*") ? fault("url: takes any part of the address, without *") : urlOf(written, value);
    case "lang":
      return codeOf({ field, written, value }, languageCode, "lang: takes the code of a language, such as ru or zh");
    case "country":
      return codeOf({ field, written, value }, countryCode, "country: takes a code of two letters, such as RU or CN");
    default:
      return undefined;
  }
}

function urlOf(written: string, value: string): About {
  return { kind: "about", written, field: "url", value };
}

type Coded = {
  readonly field: Extract<AboutField, "lang" | "country">;
  readonly written: string;
  readonly value: string;
};

function codeOf({ field, written, value }: Coded, code: RegExp, message: string): Made {
  return code.test(value) ? { kind: "about", written, field, value } : fault(message);
}

function fault(message: string): Made {
  return { kind: "fault", message };
}
