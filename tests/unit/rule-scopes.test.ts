// Parts of a text: sentences, paragraphs, the lead, the first words, and stretches that are flagged as none of the article.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { Span } from "../../src/core/alert/alert.ts";
import type { ArticleText } from "../../src/core/watch/article-text.ts";
import { judge, readText } from "../../src/core/watch/judge.ts";
import { parseExpression } from "../../src/core/watch/parse-expression.ts";

function verdict(when: string, article: ArticleText) {
  const parsed = parseExpression(when, new Map());
  if (parsed.kind === "problems") assert.fail(JSON.stringify(parsed.problems));
  return judge(readText(article), { name: "w", title: "W", level: "low", when, expression: parsed.expression });
}
const isMet = (when: string, article: ArticleText) => verdict(when, article).kind === "match";

/** The body without its square brackets, and what stood in them as flagged. */
function flaggedText(marked: string): ArticleText {
  const flagged: Span[] = [];
  let body = "";
  for (const [, before = "", inside] of marked.matchAll(/([^[\]]*)(?:\[([^\]]*)\])?/g)) {
    body += before;
    if (inside === undefined) continue;
    flagged.push({ from: body.length, to: body.length + inside.length });
    body += inside;
  }
  return { title: "", body, flagged };
}

describe("judge: flagged stretches", () => {
  const cases: readonly (readonly [string, string, boolean])[] = [
    ["xi", "[Xi] left", false],
    ["xi", "[Putin] Xi [left]", true],
    ["xi", "X[i] left", false],
    ["xi NEAR/255 putin", "Xi [met] Putin", false],
    ["xi NEAR/255 putin", "[Xi met.] Xi met Putin", true],
    ['"xi putin"', "Xi [met] Putin", false],
    ["xi SENTENCE putin", "Xi [met] Putin.", false],
    ["xi PARAGRAPH putin", "Xi spoke. Putin spoke. [End]", true],
    ["xi AND putin", "Xi [met] Putin", true],
    ["xi NOT NEAR/5 putin", "Xi [met] Putin", true],
    ["words>2 AND xi", "Xi [one two three] left", false],
    ["FIRST/2(putin)", "Xi [one two] Putin", true],
    ["xi AND /Xi .et/", "Xi [met] Xi met", true],
    ["xi AND /Xi .et/", "Xi [met] Xi", false],
    ["习近平", "习[近]平 习近[平]", false],
    ["xi NEAR/0 putin", "a b [c] d [e] f Xi Putin", true],
  ];
  for (const [when, marked, expected] of cases) {
    test(`judge: ${when} in ${marked} -> ${expected ? "match" : "no match"}`, () => {
      assert.equal(isMet(when, flaggedText(marked)), expected);
    });
  }

  test("judge: marks beside flagged stretches -> stand where the words stand", () => {
    const article = flaggedText("[Home > World] Xi [advert Xi] met Putin [Xi]");
    const found = verdict("xi AND putin", article);
    const spans = found.kind === "match" ? found.evidence.bodySpans : [];
    assert.deepEqual(
      spans.map(({ from, to }) => [from, article.body.slice(from, to)]),
      [
        [article.body.indexOf(" Xi") + 1, "Xi"],
        [article.body.indexOf("Putin"), "Putin"],
      ],
    );
  });

  test("judge: overlapping, empty and unordered flagged spans -> as if merged", () => {
    const body = "Xi met Putin in Moscow";
    const flagged = [
      { from: 7, to: 12 },
      { from: 3, to: 9 },
      { from: 22, to: 22 },
    ];
    assert.ok(!isMet("putin OR met", { title: "", body, flagged }));
    assert.ok(isMet("xi AND moscow", { title: "", body, flagged }));
  });

  test("judge: a body that is flagged whole -> the title alone", () => {
    const article = { title: "Xi", body: "Putin", flagged: [{ from: 0, to: 5 }] };
    assert.ok(isMet("xi AND NOT putin AND words<1", article));
    assert.ok(!isMet("lead:putin OR FIRST/9(putin)", article));
  });
});

describe("judge: the lead", () => {
  const words = (count: number, first: string) => [first, ...Array.from({ length: count - 1 }, () => "word")].join(" ");

  const cases: readonly (readonly [string, string, boolean])[] = [
    ["a first paragraph of 30 words, the name in the second", `${words(30, "a")}\nXi`, false],
    ["a first paragraph of 29 words, the name in the second", `${words(29, "a")}\nXi`, true],
    ["a dateline, then a paragraph, the name in the third", `MOSCOW\n${words(29, "a")}\nXi`, false],
    ["three short paragraphs before the name's", `a\nb\nc\nXi`, true],
    ["empty lines between paragraphs", `${words(29, "a")}\n\n\nXi`, true],
    ["one paragraph, the name as its 100th word", `${words(99, "a")} Xi`, true],
    ["one paragraph, the name as its 101st word", `${words(100, "a")} Xi`, false],
    ["a phrase over the lead's end", `${words(30, "a")} Xi\nJinping`, true],
  ];
  for (const [what, body, expected] of cases) {
    test(`judge: lead: with ${what} -> ${expected ? "match" : "no match"}`, () => {
      assert.equal(isMet("lead:xi", { title: "", body }), expected);
    });
  }

  test("judge: lead: -> not the title, and no phrase that runs out of it", () => {
    assert.ok(!isMet("lead:xi", { title: "Xi", body: "" }));
    assert.ok(!isMet('lead:"xi jinping"', { title: "", body: `${words(30, "a")} Xi\nJinping` }));
  });
});

describe("judge: sentences and paragraphs", () => {
  const cases: readonly (readonly [string, string, boolean])[] = [
    ["xi SENTENCE putin", "Mr. Xi met Putin.", true],
    ["xi SENTENCE putin", "Xi spoke.Putin listened.", false],
    ["习近平 SENTENCE 普京", "习近平会见普京。", true],
    ["习近平 SENTENCE 普京", "习近平抵达。普京欢迎。", false],
    ["путин SENTENCE визит*", "Путин прибыл! Визит начался.", false],
    ["xi SENTENCE xi*", "Xi left. Xi Xinping", true],
    ['xi SENTENCE "jinping xi"', "Xi Jinping. Xi", false],
    ["xi PARAGRAPH putin", "Xi spoke. Putin spoke.", true],
    ["xi PARAGRAPH putin", "Xi spoke.\r\nPutin spoke.", false],
    ["xi PARAGRAPH putin", "Xi spoke.\u2029Putin spoke.", false],
  ];
  for (const [when, body, expected] of cases) {
    test(`judge: ${when} in ${JSON.stringify(body)} -> ${expected ? "match" : "no match"}`, () => {
      assert.equal(isMet(when, { title: "", body }), expected);
    });
  }

  test("judge: the title -> is one sentence, even of two, and none of the body's", () => {
    assert.ok(isMet("xi SENTENCE putin", { title: "Xi speaks. Putin listens.", body: "" }));
    assert.ok(!isMet("xi PARAGRAPH putin", { title: "Xi", body: "Putin" }));
  });
});
