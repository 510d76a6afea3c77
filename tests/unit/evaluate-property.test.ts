// Random rules over random texts in five scripts: the engine and a slow, plain reading of the language must agree.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { judge, readText } from "../../src/core/watch/judge.ts";
import { parseExpression } from "../../src/core/watch/parse-expression.ts";

/** A script as words and what stands between them; Han words are single letters. */
type Script = { readonly words: readonly string[]; readonly gap: string; readonly prefixes: boolean };

const scripts: readonly Script[] = [
  { words: ["xi", "visit", "visits", "visitor", "moscow", "the", "to"], gap: " ", prefixes: true },
  { words: ["путин", "путина", "путиным", "визит", "визита", "си"], gap: " — ", prefixes: true },
  { words: ["习", "近", "平", "普", "京", "访"], gap: "", prefixes: false },
  { words: ["プ", "ー", "チ", "ン", "訪", "問"], gap: "", prefixes: false },
  { words: ["بوتين", "شي", "شيء", "زيارة", "زيارات"], gap: "، ", prefixes: true },
];

/** A rule as the test knows it, apart from how the engine keeps it. */
type Rule =
  | { readonly kind: "words"; readonly words: readonly string[]; readonly prefix: boolean }
  | { readonly kind: "and" | "or"; readonly operands: readonly Rule[] }
  | { readonly kind: "not" | "title"; readonly operand: Rule }
  | {
      readonly kind: "near";
      readonly left: readonly Rule[];
      readonly right: readonly Rule[];
      readonly wordsMax: number;
    };

type Text = { readonly title: readonly string[]; readonly body: readonly string[] };

/** A small generator with a seed, so that what failed once fails again. */
function dice(seed: number) {
  let state = seed;
  return (sides: number): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % sides;
  };
}
type Dice = ReturnType<typeof dice>;

function someWords(roll: Dice, script: Script): Rule {
  const words = Array.from({ length: 1 + roll(3) }, () => script.words[roll(script.words.length)] ?? "");
  if (!script.prefixes || roll(3) > 0) return { kind: "words", words, prefix: false };

  const cut = words.map((word, at) =>
    at === words.length - 1 ? word.slice(0, Math.max(2, word.length - roll(3))) : word,
  );
  return { kind: "words", words: cut, prefix: true };
}

function someRule(roll: Dice, script: Script, depth: number): Rule {
  const choice = depth === 0 ? 0 : roll(7);
  const deeper = () => someRule(roll, script, depth - 1);
  const side = () => Array.from({ length: 1 + roll(2) }, () => someWords(roll, script));
  if (choice <= 1) return someWords(roll, script);
  if (choice === 2) return { kind: "title", operand: deeper() };
  if (choice === 3) return { kind: "near", left: side(), right: side(), wordsMax: roll(5) };

  const operands: Rule[] = Array.from({ length: 2 + roll(2) }, deeper);
  if (choice === 4) operands.push({ kind: "not", operand: deeper() });
  return { kind: choice === 5 ? "or" : "and", operands };
}

function write(rule: Rule, script: Script): string {
  const join = (rules: readonly Rule[], operator: string) => rules.map((one) => write(one, script)).join(operator);
  switch (rule.kind) {
    case "words":
      return `"${rule.words.join(script.gap)}${rule.prefix ? "*" : ""}"`;
    case "title":
      return `title:(${write(rule.operand, script)})`;
    case "not":
      return `NOT ${write(rule.operand, script)}`;
    case "near":
      return `((${join(rule.left, " OR ")}) NEAR/${rule.wordsMax} (${join(rule.right, " OR ")}))`;
    default:
      return `(${join(rule.operands, ` ${rule.kind.toUpperCase()} `)})`;
  }
}

/** Every place where the words stand, found by trying them all. */
function placesIn(field: readonly string[], rule: Rule): readonly (readonly [number, number])[] {
  if (rule.kind !== "words") return [];
  const last = rule.words.length - 1;
  return field.flatMap((_, start): readonly (readonly [number, number])[] => {
    const stands = rule.words.every((word, at) => {
      const found = field[start + at];
      return rule.prefix && at === last ? found?.startsWith(word) === true : found === word;
    });
    return stands ? [[start, start + rule.words.length]] : [];
  });
}

function plainly(rule: Rule, text: Text): boolean {
  const fields = [text.title, text.body];
  switch (rule.kind) {
    case "words":
      return fields.some((field) => placesIn(field, rule).length > 0);
    case "and":
      return rule.operands.every((operand) => plainly(operand, text));
    case "or":
      return rule.operands.some((operand) => plainly(operand, text));
    case "not":
      return !plainly(rule.operand, text);
    case "title":
      return plainly(rule.operand, { title: text.title, body: [] });
    case "near":
      return fields.some((field) => isNearSomewhere(rule, field));
    default:
      return assert.fail();
  }
}

function isNearSomewhere(rule: Extract<Rule, { readonly kind: "near" }>, field: readonly string[]): boolean {
  const lefts = rule.left.flatMap((one) => placesIn(field, one));
  const rights = rule.right.flatMap((one) => placesIn(field, one));
  const fits = (gap: number) => gap >= 0 && gap <= rule.wordsMax;
  return lefts.some(([from, to]) => rights.some((right) => fits(right[0] - to) || fits(from - right[1])));
}

describe("judge: against a plain reading of the language", () => {
  scripts.forEach((script, at) => {
    test(`judge: 800 random rules over random texts like ${script.words[0]} -> the same matches`, () => {
      const roll = dice(1_000 + at);
      const counts = { match: 0, "no-match": 0 };
      for (let round = 0; round < 800; round += 1) {
        const some = (length: number) => Array.from({ length }, () => script.words[roll(script.words.length)] ?? "");
        const text: Text = { title: some(roll(6)), body: some(roll(25)) };
        const rule = someRule(roll, script, 3);
        const when = write(rule, script);
        const parsed = parseExpression(when, new Map());
        if (parsed.kind === "problems") {
          assert.match(parsed.problems[0]?.message ?? "", /^an article with none of these words/, when);
          continue;
        }
        const read = readText({ title: text.title.join(script.gap), body: text.body.join(script.gap) });
        const found = judge(read, { name: "w", title: "W", level: "low", when, expression: parsed.expression });
        assert.equal(found.kind === "match", plainly(rule, text), `${when} in ${JSON.stringify(text)}`);
        counts[found.kind] += 1;
      }
      assert.ok(counts.match > 100 && counts["no-match"] > 100, JSON.stringify(counts));
    });
  });
});
