// Random rules with the names they mention, over random texts, each with the answer of the plain reading.
import type { ArticleText } from "../../src/core/watch/article-text.ts";
import type { Expression, ParsedExpression } from "../../src/core/watch/expression.ts";
import { parseExpression } from "../../src/core/watch/parse-expression.ts";
import type { Entity } from "../../src/core/watch/watch.ts";
import { isMetPlainly } from "./plain-reading.ts";
import {
  type Dice,
  dice,
  type PlainRule,
  type PlainWords,
  type Script,
  scripts,
  someRule,
  someWords,
  write,
} from "./plain-rule.ts";
import { type PlainText, someText } from "./plain-text.ts";

export type RandomCase = {
  readonly when: string;
  readonly expression: Expression;
  readonly given: ArticleText;
  readonly isMet: boolean;
  /** Reads another rule with the same names. */
  readonly read: (when: string) => ParsedExpression;
};

/** What may refuse a random rule: it asks for nothing, or for what cannot be. */
const refusals = /^an article with none|is searched only beside words|^nothing is both in/;

/** Gives `count` cases; every tenth rule is asked of several texts more. Throws when a rule is refused for another reason. */
export function* randomCases(seed: number, count: number): Generator<RandomCase> {
  const roll = dice(seed);
  for (let made = 0; made < count; ) {
    const script = scripts[made % scripts.length];
    if (script === undefined) return;

    const { rule, when, expression, entities, rules, read } = someReadable(roll, script);
    const texts = Array.from({ length: made % 10 === 0 ? 4 : 1 }, (): PlainText => someText(roll, script));
    for (const text of texts) {
      const isMet = isMetPlainly({ text, script, entities, rules }, rule);
      yield { when, expression, given: text.given, isMet, read };
    }
    made += 1;
  }
}

function someReadable(roll: Dice, script: Script) {
  for (;;) {
    const making = { roll, script, names: [] };
    const entities: Record<string, readonly PlainWords[]> = { "some-name": someAliases(roll, script) };
    const rules: Record<string, PlainRule> = { "watch-one": someRule(making, 2) };
    const rule = someRule({ ...making, names: ["some-name", "watch-one"] }, 3);
    const when = write(rule, script);
    const written = new Map(Object.entries(rules).map(([name, inner]) => [name, write(inner, script)]));
    const read = (other: string) => parseExpression(other, namesOf(entities, script), { rules: written });
    const parsed = read(when);
    if (parsed.kind === "expression") return { rule, when, expression: parsed.expression, entities, rules, read };

    const [problem] = parsed.problems;
    if (!refusals.test(problem?.message.replace(/^the rule of @watch-one has a problem: /, "") ?? "")) {
      throw new Error(`${when}: ${JSON.stringify(problem)}`);
    }
  }
}

/** An alias is written as it is, without quotes, braces or signs. */
function someAliases(roll: Dice, script: Script): readonly PlainWords[] {
  return Array.from({ length: 1 + roll(3) }, () => someWords({ roll, script, names: [] })).map(({ kind, terms }) => ({
    kind,
    terms: terms.map(({ word, how }) => {
      return how === "folded" || how === "prefix" ? { word, how } : { word: foldedOf(word, script), how: "folded" };
    }),
  }));
}

function foldedOf(word: string, { words }: Script): string {
  const found = words.find(([, , cased, accented]) => word === cased || word === accented);
  return found?.[1] ?? word.replaceAll("?", "t");
}

function namesOf(
  entities: Readonly<Record<string, readonly PlainWords[]>>,
  script: Script,
): ReadonlyMap<string, Entity> {
  return new Map(
    Object.entries(entities).map(([name, aliases]) => {
      const written = aliases.map((alias) => write(alias, script).replaceAll('"', ""));
      return [name, { name, aliases: { en: written } }];
    }),
  );
}
