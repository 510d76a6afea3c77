// The rule language read slowly and plainly, straight from its documentation: what every engine must agree with.

import type { PlainPair, PlainRule, PlainTerm, PlainWords, Script } from "./plain-rule.ts";
import type { PlacedWord, PlainText } from "./plain-text.ts";

export type Meaning = {
  readonly text: PlainText;
  readonly script: Script;
  readonly entities: Readonly<Record<string, readonly PlainWords[]>>;
  readonly rules: Readonly<Record<string, PlainRule>>;
};

/** How many words of the title and of the body may be looked at. */
type Window = { readonly title: number; readonly body: number };
type Both = readonly [left: Place, right: Place];
type Place = { readonly field: "title" | "body"; readonly from: number; readonly to: number };

const hourMs = 3_600_000;
const leadWordsMin = 30;
const leadWordsMax = 100;

export function isMetPlainly(meaning: Meaning, rule: PlainRule): boolean {
  return isMet(meaning, rule, { title: meaning.text.title.length, body: meaning.text.body.length });
}

function isMet(meaning: Meaning, rule: PlainRule, window: Window): boolean {
  const inner = (operand: PlainRule) => isMet(meaning, operand, window);
  switch (rule.kind) {
    case "words":
      return places(meaning, [rule], window).length > 0;
    case "entity":
      return places(meaning, meaning.entities[rule.name] ?? [], window).length > 0;
    case "mention": {
      const mentioned = meaning.rules[rule.name];
      return mentioned !== undefined && inner(mentioned);
    }
    case "and":
      return rule.operands.every(inner);
    case "or":
      return rule.operands.some(inner);
    case "of":
      return rule.operands.filter(inner).length >= rule.count;
    case "not":
      return !inner(rule.operand);
    case "field":
      return isMet(meaning, rule.operand, fieldWindow(meaning.text, rule.field, window));
    case "first":
      return isMet(meaning, rule.operand, {
        title: Math.min(window.title, rule.count),
        body: Math.min(window.body, rule.count),
      });
    case "pair":
      return isPairMet(meaning, rule, window);
    case "at-least":
      return mostApart(places(meaning, rule.side, window)) >= rule.count;
    case "about":
      return isAbout(meaning.text, rule.field, rule.value);
    case "length":
      return rule.more ? meaning.text.body.length > rule.words : meaning.text.body.length < rule.words;
    case "age":
      return isOfAge(meaning.text, rule);
    default:
      return isPatternFound(meaning.text, rule.source, window);
  }
}

function fieldWindow({ body }: PlainText, field: "title" | "lead" | "body", window: Window): Window {
  if (field === "title") return { title: window.title, body: 0 };
  if (field === "body") return { title: 0, body: window.body };

  let lead = 0;
  for (const paragraph of new Set(body.map((word) => word.paragraph))) {
    if (lead < leadWordsMin) lead += body.filter((word) => word.paragraph === paragraph).length;
  }
  return { title: 0, body: Math.min(window.body, lead, leadWordsMax) };
}

/** Every place where any of the choices stands, found by trying them all. */
function places(meaning: Meaning, choices: readonly PlainWords[], window: Window): readonly Place[] {
  const { text, script } = meaning;
  return (["title", "body"] as const).flatMap((field) => {
    const words = text[field].slice(0, window[field]);
    return words.flatMap((_, from) =>
      choices
        .filter(({ terms }) => standsAt(words, { terms, from, script }))
        .map(({ terms }): Place => ({ field, from, to: from + terms.length })),
    );
  });
}

type Sought = { readonly terms: readonly PlainTerm[]; readonly from: number; readonly script: Script };

function standsAt(words: readonly PlacedWord[], { terms, from, script }: Sought): boolean {
  return terms.every((term, at) => {
    const word = words[from + at];
    return word !== undefined && word.run === words[from]?.run && fits(word, term, script);
  });
}

function fits({ word: [, folded, cased, accented] }: PlacedWord, { word, how }: PlainTerm, script: Script): boolean {
  switch (how) {
    case "folded":
      return folded === word;
    case "prefix":
      return folded.startsWith(word);
    case "glob":
      return folded.length === word.length && [...word].every((letter, at) => letter === "?" || letter === folded[at]);
    case "case":
      return cased === word;
    case "accents":
      return accented === word;
    default:
      return script.forms[word]?.includes(folded) === true;
  }
}

function isPairMet(meaning: Meaning, pair: PlainPair, window: Window): boolean {
  const lefts = places(meaning, pair.left, window);
  const rights = places(meaning, pair.right, window);
  const { text } = meaning;
  if (pair.operator === "NOT NEAR") {
    return lefts.some((left) => !rights.some((right) => isClose(text, [left, right], pair.count)));
  }
  return lefts.some((left) => rights.some((right) => stand(text, pair, [left, right])));
}

function stand(text: PlainText, { operator, count }: PlainPair, [left, right]: Both): boolean {
  const isShared = left.field === right.field && left.from < right.to && right.from < left.to;
  if (isShared) return false;
  if (operator === "SENTENCE") return unitOf(text, left, "sentence") === unitOf(text, right, "sentence");
  if (operator === "PARAGRAPH") return unitOf(text, left, "paragraph") === unitOf(text, right, "paragraph");

  return isClose(text, [left, right], count) && (operator === "NEAR" || left.to <= right.from);
}

/** At most `count` words between, or words in common. */
function isClose(text: PlainText, [left, right]: Both, count: number): boolean {
  const runs = [left, right].map(({ field, from }) => `${field} ${text[field][from]?.run}`);
  return runs[0] === runs[1] && right.from - left.to <= count && left.from - right.to <= count;
}

/** A name of its own for what runs over a unit's end, so that it is never the same as another. */
function unitOf(text: PlainText, { field, from, to }: Place, unit: "sentence" | "paragraph"): string | symbol {
  if (field === "title") return "the title";

  const units = new Set(text.body.slice(from, to).map((word) => word[unit]));
  const [only] = units;
  return units.size === 1 && only !== undefined ? only : Symbol("over the end");
}

/** The most places that share no word, by trying from the right. */
function mostApart(found: readonly Place[]): number {
  return (["title", "body"] as const).reduce((sum, field) => {
    const own = found.filter((place) => place.field === field);
    const end = Math.max(0, ...own.map(({ to }) => to));
    const best = new Array<number>(end + 1).fill(0);
    for (let at = end - 1; at >= 0; at -= 1) {
      const here = own.filter(({ from }) => from === at).map(({ to }) => 1 + (best[to] ?? 0));
      best[at] = Math.max(best[at + 1] ?? 0, ...here);
    }
    return sum + (best[0] ?? 0);
  }, 0);
}

function isAbout({ given }: PlainText, field: string, value: string): boolean {
  const sought = value.toLowerCase();
  if (field === "url") return given.url?.toLowerCase().includes(sought) === true;
  if (field === "lang") return given.lang?.slice(0, 2) === sought;
  if (field === "country") return given.country?.toLowerCase() === sought;

  const facts = field === "tag" ? (given.tags ?? []) : [field === "author" ? given.author : given.source];
  return facts.some((fact) => ` ${fact?.toLowerCase().replaceAll(/[.,]/g, "") ?? ""} `.includes(` ${sought} `));
}

function isOfAge({ given }: PlainText, { older, hours }: { readonly older: boolean; readonly hours: number }): boolean {
  if (given.publishedAt === undefined || given.now === undefined) return false;

  const age = given.now.getTime() - given.publishedAt.getTime();
  return older ? age > hours * hourMs : age < hours * hourMs;
}

function isPatternFound(text: PlainText, source: string, window: Window): boolean {
  const [, flag = "", rest = ""] = /^(\(\?i\))?(.*)$/.exec(source) ?? [];
  const pattern = new RegExp(rest, flag === "" ? "gu" : "giu");
  return (["title", "body"] as const).some((field) => {
    const flagged = field === "body" ? (text.given.flagged ?? []) : [];
    return [...text.given[field].matchAll(pattern)].some(({ 0: found, index }) => {
      const end = index + found.length;
      if (flagged.some(({ from, to }) => from < end && index < to)) return false;

      const touched = text[field].flatMap(({ from, to }, at) => (from < end && index < to ? [at] : []));
      return touched.length > 0 && touched.every((at) => at < window[field]);
    });
  });
}
