// Reads what an entity writes as its aliases, and as what only looks like them, into the words to look for.
import type { Exception, ExpressionProblem, WordPattern, Words } from "./expression.ts";
import { type Manner, type ParsedWords, parseWords } from "./parse-words.ts";

export type EntityWords =
  | { readonly kind: "words"; readonly aliases: readonly Words[] }
  | { readonly kind: "problem"; readonly alias: string; readonly problem: ExpressionProblem };

/** The signs that a rule, too, changes the manner of comparing with. */
const manners: ReadonlyMap<string, Manner> = new Map([
  ["{", "case"],
  ["=", "accents"],
  ["~", "forms"],
]);
const apostropheInside = /\p{L}['’ʼ]\p{L}/u;

/** A word or phrase, with * for any ending; or {Exact Case}, =accents, ~endings, each for the whole alias. */
export function parseAlias(alias: string): ParsedWords {
  const manner = manners.get(alias.charAt(0)) ?? "folded";
  if (manner === "folded") return parseWords(alias);
  if (manner === "case" && !alias.endsWith("}")) {
    const message = "this brace is never closed: {Exact Case}";
    return { kind: "problem", problem: { offset: 0, length: 1, message } };
  }
  const parsed = parseWords(alias.slice(1, manner === "case" ? -1 : undefined), manner);
  if (parsed.kind === "words") return { kind: "words", words: { ...parsed.words, written: alias } };

  return { kind: "problem", problem: { ...parsed.problem, offset: parsed.problem.offset + 1 } };
}

/** The aliases, each without those finds that share a word with one of `not`. */
export function entityWords(written: readonly string[], not: readonly string[] = []): EntityWords {
  const aliases = parseAll(written);
  const exceptions = parseAll(not);
  if (aliases.kind === "problem") return aliases;
  if (exceptions.kind === "problem") return exceptions;

  const except = exceptions.aliases.map(exceptionOf);
  const read = new Map(aliases.aliases.map((words) => [words.key, withExceptions(words, except)]));
  return { kind: "words", aliases: [...read.values()] };
}

function parseAll(written: readonly string[]): EntityWords {
  const aliases: Words[] = [];
  for (const alias of written) {
    const parsed = parseAlias(alias);
    if (parsed.kind === "problem") return { kind: "problem", alias, problem: parsed.problem };

    aliases.push(parsed.words);
  }
  return { kind: "words", aliases };
}

/** An apostrophe ties its words: Xi'an is a city, and "Xi, an old friend" is not. */
function exceptionOf(words: Words): Exception {
  return { words, isTied: apostropheInside.test(words.written) };
}

/** Only with those that can share a word with it: the others would cost time and change nothing. */
function withExceptions(words: Words, exceptions: readonly Exception[]): Words {
  const except = exceptions.filter((exception) => mayShare(words, exception.words));
  if (except.length === 0) return words;

  const keys = except.map((exception) => `${exception.isTied ? "'" : ""}${exception.words.key}`);
  return { ...words, key: `${words.key} not ${keys.join(" or ")}`, except };
}

function mayShare(one: Words, other: Words): boolean {
  return one.parts.some((part) => other.parts.some((otherPart) => mayBeSame(part, otherPart)));
}

function mayBeSame(one: WordPattern, other: WordPattern): boolean {
  return (
    one.word === other.word ||
    (one.prefix && other.word.startsWith(one.word)) ||
    (other.prefix && one.word.startsWith(other.word))
  );
}
