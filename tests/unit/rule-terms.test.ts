// Terms beyond plain words: ? and *, exact case, exact accents, forms, patterns; and what is refused of them.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { judge, readText } from "../../src/core/watch/judge.ts";
import { parseExpression } from "../../src/core/watch/parse-expression.ts";
import { makePattern } from "../../src/core/watch/pattern.ts";
import { wordForms } from "../../src/core/watch/word-forms.ts";

function isMet(when: string, title: string): boolean {
  const parsed = parseExpression(when, new Map());
  if (parsed.kind === "problems") assert.fail(JSON.stringify(parsed.problems));
  const watch = { name: "w", title: "W", level: "low", when, expression: parsed.expression } as const;
  return judge(readText({ title, body: title }), watch).kind === "match";
}

function told(rule: string): readonly (readonly [string, string])[] {
  const parsed = parseExpression(rule, new Map());
  const problems = parsed.kind === "problems" ? parsed.problems : assert.fail(`${rule} is read`);
  return problems.map(({ offset, length, message }) => [rule.slice(offset, offset + length), message]);
}

describe("judge: terms", () => {
  const cases: readonly (readonly [string, string, boolean])[] = [
    ["wom?n", "Women", true],
    ["wom?n", "womaan", false],
    ["wom?n*", "womanly", true],
    ["an?l?e*", "Analysed", false],
    ["ana???e*", "Analysed", true],
    ["vis?t", "vis\u00edt", true],
    ["fu?ball", "Fußball", false],
    ["fu??ball", "Fußball", true],
    ['"state vis?ts to"', "state visits to", true],
    ["{Xi}", "Xi's visit", true],
    ["{Xi}", "XI arrives", false],
    ["{Xi Jinping}", "Xi Jinping", true],
    ["{Xi Jinping}", "xi Jinping", false],
    ["{Elysee}", "Élysée", true],
    ["{Élysée}", "Elysee", true],
    ["{Put*}", "Putinism", true],
    ["{Put*}", "putin", false],
    ["{İstanbul}", "Istanbul", true],
    ["{ИИ}", "ИИ помог", true],
    ["{ИИ}", "Ии помог", false],
    ["{习近平}", "习近平", true],
    ["=Élysée", "élysée", true],
    ["=Élysée", "Elysee", false],
    ["=elysee", "Élysée", false],
    ["=всё", "Всё", true],
    ["=все", "всё", false],
    ['="café noir"', "CAFÉ NOIR", true],
    ["=schön*", "Schönheit", true],
    ["=schön*", "Schonheit", false],
    ["~visit", "visiting", true],
    ["~story", "stories", true],
    ["~plan", "planned", true],
    ["~arrive", "arriving", true],
    ["~visiting", "visit", true],
    ["~news", "new", true],
    ["~bus", "buses", true],
    ["~визит", "визитом", true],
    ["~визит", "визу", false],
    ["~москва", "в Москве", true],
    ["~россия", "с Россией", true],
    ["~встреча", "встречу", true],
    ["~российский", "российского", true],
    ["~بوتين", "لبوتين", true],
    ["~الرئيس", "والرئيس", true],
    ["~الرئيس", "للرئيس", true],
    ['~"joint statement"', "joint statements", true],
    ["xi AND /Xi+/", "Xi", true],
    ["xi AND /xi+/", "Xi", false],
    ["xi AND /(?i)xi+/", "Xi", true],
    ["xi AND (visit OR /№ ?\\d+/)", "Xi № 5", true],
    ["xi AND /\\W/", "Xi, Xi", false],
    ["ปูติน", "ประธานาธิบดีปูตินเยือน", true],
    ["ปูติน", "ปูตาน", false],
  ];
  for (const [when, title, expected] of cases) {
    test(`judge: ${when} in "${title}" -> ${expected ? "match" : "no match"}`, () => {
      assert.equal(isMet(when, title), expected);
    });
  }
});

describe("parseExpression: terms that cannot be", () => {
  const cases: readonly (readonly [string, string, string])[] = [
    ["?tin", "?tin", "? stands for one letter of a word and needs at least 2 letters before it"],
    ["p?tin", "p?tin", "? stands for one letter of a word and needs at least 2 letters before it"],
    ["{Xi", "{", "this brace is never closed: {Exact Case}"],
    ["Xi}", "}", "this brace closes nothing"],
    ["{}", "{}", "there is nothing to look for"],
    ["{Pu?in}", "Pu?in", "? goes together with neither { } nor = nor ~"],
    ["~visit*", "visit*", "* takes every ending, so that ~ before the same words says nothing"],
    [
      "~习近平",
      "习",
      "~ knows the endings of Latin and Cyrillic letters and the prefixes of Arabic; leave it out here",
    ],
    ["xi AND = visit", "=", '= stands right before a word or a "phrase": =word'],
    ["==visit", "==", "write = once"],
    ["xi AND ~(a OR b)", "~", '~ stands right before a word or a "phrase": ~word'],
    ["xi AND /(/", "/(/", "this pattern cannot be read: missing closing ): `(`; look-around and \\1 do not exist"],
    ["xi AND /x*/", "/x*/", "this pattern is found in an empty text too; it has to ask for at least one character"],
    ["xi AND /a/i", "/a/i", "flags go to the pattern's start: write /(?i)a/"],
    ["/a+/", "/a+/", "/a+/ is searched only beside words that must be there: ... AND /a+/"],
    ["xi OR /a+/", "xi OR /a+/", "/a+/ is searched only beside words that must be there: ... AND /a+/"],
    ["lang:ru AND /a+/", "lang:ru AND /a+/", "/a+/ is searched only beside words that must be there: ... AND /a+/"],
    [
      "/a+/ NEAR/2 xi",
      "NEAR/2",
      'beside NEAR stand words, "phrases", @entities, and brackets that join them by OR; /a+/ is none of these',
    ],
    ["words>=5 AND xi", "words>=5", "write words>200 or words<50, with a whole number"],
    ["age<24 AND xi", "age<24", "write age<24h or age>7d, in m, h, d or w, of ten years at most"],
    ["lang:russian", "lang:", "lang: takes the code of a language, such as ru or zh"],
    ["country:*", "*", "* has no letter or digit to look for"],
    ["url:news*", "url:", "url: takes any part of the address, without *"],
    [
      "source:(tass AND ria)",
      "source:",
      'behind source: stands a word or a "phrase", or brackets that join such by OR',
    ],
    [
      "title:(xi AND body:visit)",
      "title:",
      "nothing is both in title: and in body:; take one of them out of the other",
    ],
    ["title:lead:xi", "lead:", "title: stands before a part, not a field"],
    ["FIRST/0(xi)", "FIRST/0", "FIRST takes a number from 1 to 10000"],
    ["FIRST/5 xi", "FIRST/5", "FIRST/5 stands before brackets: FIRST/5(...)"],
    ["first/5(xi)", "first/5", "first/5 should be FIRST/5(...)"],
    [
      "ATLEAST/2(a1 AND b1)",
      "ATLEAST/2",
      'ATLEAST counts words, "phrases", @entities, and those joined by OR; (a1 AND b1) is none',
    ],
    ["4 OF (gas, oil)", "4 OF", "only 2 clauses stand in these brackets, so that 4 of them are never met"],
    ["2 OF (gas)", "2 OF", "OF chooses from several clauses with commas between them: 2 OF (a, b, c)"],
    ["2 of (gas, oil)", "of", "write 2 OF (a, b, c), with OF in upper case"],
    ["gas, oil", ",", "a comma parts only the clauses of 2 OF (a, b, c); write AND or OR"],
    ["2 OF (gas, , oil)", ",", ", has nothing to its left"],
    ["xi NOT SENTENCE putin", "SENTENCE", "write NOT before the whole of it: NOT (a SENTENCE b)"],
    ["xi NOT ONEAR/5 putin", "ONEAR/5", "NOT goes with NEAR: a NOT NEAR/5 b"],
    [
      "xi SENTENCE putin SENTENCE li",
      "SENTENCE",
      "SENTENCE and PARAGRAPH join two parts; join a third with AND: a SENTENCE b AND b SENTENCE c",
    ],
    [
      '"who wins?"',
      "wins?",
      "in a phrase ? stands only inside a word, for one letter; leave out the question mark, or write * for any ending",
    ],
  ];
  for (const [rule, at, message] of cases) {
    test(`parseExpression: ${rule} -> ${message}`, () => {
      assert.deepEqual(told(rule), [[at, message]]);
    });
  }
});

describe("wordForms", () => {
  test("wordForms: a word of any script it knows -> itself among them, once each, and a bounded number", () => {
    for (const word of ["visit", "running", "визит", "россия", "الرئيس", "go", "я"]) {
      const forms = wordForms(word) ?? assert.fail(word);
      assert.ok(forms.includes(word), word);
      assert.equal(new Set(forms).size, forms.length);
      assert.ok(forms.length <= 80 && forms.every((form) => form.length > 0), word);
    }
  });

  test("wordForms: Han, Hangul, digits, scripts in one word -> none", () => {
    for (const word of ["习", "시진핑", "2025", "g20", "си2"]) assert.equal(wordForms(word), undefined, word);
  });
});

describe("makePattern: bounds", () => {
  const tooLarge = ["(?:a?){500}a{500}", "(((a{30}){30}){1})", "a{1000}", "[a-z]{999}"];
  for (const source of tooLarge) {
    test(`makePattern: ${source} -> refused for its size`, () => {
      const made = makePattern(source, `/${source}/`);
      assert.equal(made.kind === "problem" && /too large/.test(made.message), true);
    });
  }

  test("makePattern: what makes other engines run for ever -> an answer at once", () => {
    const text = "a".repeat(100_000);
    for (const source of ["(a+)+$b", "(a|aa)*c", "(x+x+)+y", "^(([a-z])+.)+[A-Z]([a-z])+$"]) {
      const made = makePattern(source, source);
      assert.deepEqual(made.kind === "pattern" && made.pattern.search(text), [], source);
    }
  });

  test("makePattern: more finds than are kept, and text beyond the bound -> the first hundred, nothing beyond", () => {
    const made = makePattern("ab", "/ab/");
    if (made.kind === "problem") assert.fail(made.message);
    assert.equal(made.pattern.search("ab ".repeat(5_000)).length, 100);
    assert.deepEqual(made.pattern.search(`${" ".repeat(100_000)}ab`), []);
  });

  test("makePattern: 201 characters -> refused", () => {
    assert.equal(makePattern("a".repeat(201), "").kind, "problem");
  });
});
