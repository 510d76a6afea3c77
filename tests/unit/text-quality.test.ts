// How good a text is as news: enough of it, free of debris, not the start of something sold, and an article at all.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { ReadArticle } from "../../src/core/article.ts";
import { findingsOf } from "../../src/core/examine.ts";
import { limits } from "../../src/core/limits.ts";
import { readArticle } from "../helpers/make.ts";
import { shippedOutlets } from "../helpers/outlets.ts";

const outlets = shippedOutlets();
const sentence = "The two ministers met at the river on Monday and spoke about the old bridge for three hours. ";
const long = Array.from({ length: 20 }, (_, at) => `${at} ${sentence}`).join("\n");

function qualityOf(text: string, parts: Partial<ReadArticle> = {}) {
  return findingsOf(readArticle({ title: "Ministers meet", text, ...parts }), { outlets }).quality;
}

const metadata = (isFree: boolean | undefined): Pick<ReadArticle, "metadata"> => ({
  metadata: {
    authors: [],
    publishedZone: undefined,
    publishedHasTime: false,
    publishedDay: undefined,
    modifiedAt: undefined,
    outlet: undefined,
    imageUrl: undefined,
    section: undefined,
    keywords: [],
    isFree,
    sources: {},
  },
});

describe("quality", () => {
  test("quality: a whole report -> ok, in a script without spaces too", () => {
    assert.equal(qualityOf(long), "ok");
    assert.equal(qualityOf("两国部长周一在河边会面，谈了三个小时的旧桥。".repeat(8)), "ok");
  });

  test("quality: a teaser -> thin, and what is flagged does not count", () => {
    assert.equal(qualityOf(sentence), "thin");
    const footer = "This site uses Akismet to reduce spam. Learn how your comment data is processed.";
    assert.equal(qualityOf([sentence, footer, footer, footer].join("\n")), "thin");
    assert.ok(sentence.length < limits.thinCharsMax);
  });

  test("quality: debris of a program, or a slot that was never filled -> debris, whatever else it is", () => {
    assert.equal(qualityOf(`${long}\nI'm sorry, but I cannot fulfill this request.`), "debris");
    assert.equal(qualityOf(`${long}\nThe minister, [Insert name], agreed.`), "debris");
    assert.equal(qualityOf("I'm sorry, but I cannot fulfill this request."), "debris");
  });

  const walls: readonly (readonly [string, string])[] = [
    ["English", "Subscribe to continue reading this article."],
    ["German", "Dieser Artikel ist nur für Abonnenten."],
    ["French", "Cet article est réservé aux abonnés."],
    ["Russian", "Материал доступен только по подписке."],
    ["Chinese", "本文为付费内容，订阅后即可继续阅读。"],
    ["Japanese", "この記事は有料会員限定です。残り 1,200文字"],
    ["Arabic", "هذا المحتوى متاح فقط للمشتركين."],
  ];
  for (const [what, wall] of walls) {
    test(`quality: a short text and a wall's words, ${what} -> paywalled`, () => {
      assert.equal(qualityOf(`${sentence}\n${wall}`), "paywalled");
    });
  }

  test("quality: the page says that it is not free -> paywalled when short, ok when the text is all there", () => {
    assert.equal(qualityOf(sentence, metadata(false)), "paywalled");
    assert.equal(qualityOf(sentence, metadata(true)), "thin");
    assert.equal(qualityOf(long, metadata(false)), "ok");
  });

  test("quality: a long report that speaks of subscribers -> ok", () => {
    assert.equal(qualityOf(`${long}\nThe paper asks its readers to subscribe to continue reading.`), "ok");
  });

  const noArticles: readonly (readonly [string, string])[] = [
    ["a page that is gone", "404 Not Found\nThe page you requested could not be found."],
    ["a page that is gone, in Russian", "Страница не найдена. Вернитесь на главную."],
    ["a page that is gone, in Chinese", "页面不存在，请返回首页。"],
    ["a check for robots", "Just a moment...\nChecking your browser before you continue."],
    ["a notice that scripts are off", "Please enable JavaScript to view this page."],
    ["nothing", ""],
    [
      "an index of headlines",
      Array.from({ length: 12 }, (_, at) => `Ministers meet at the river for the ${at}th time`).join("\n"),
    ],
  ];
  for (const [what, text] of noArticles) {
    test(`quality: ${what} -> not an article`, () => {
      assert.equal(qualityOf(text, { title: "" }), "not-an-article");
    });
  }

  test("quality: a report about error pages -> an article", () => {
    assert.equal(qualityOf(`Page not found: how links die, a report. ${long}`), "ok");
  });
});

/** Text of the greatest length that is kept; what grew with its square would take minutes. */
const hostileMsMax = 6_000;

describe("findings of any text", () => {
  const pool = [
    "I cannot create a news article",
    "“",
    "”",
    '"',
    "Source:",
    "www.a-b.example",
    "(Reuters) -",
    "\n",
    "[Insert",
    "]",
    "{{title}}",
    "新华社",
    "电",
    "14:05",
    "Ann: Why?",
    " » ",
    "Photo:",
    "\ud83d",
    "\u0000",
    "…",
    "。",
    "according to",
    "based on the provided input.",
    "Leave a Comment",
    "٪",
  ];

  function mixedText(seed: number): string {
    let dice = seed;
    const pieces = Array.from({ length: 30 }, () => {
      dice = (dice * 48271) % 2147483647;
      return `${pool[dice % pool.length] ?? ""}${dice % 3 === 0 ? " " : ""}`;
    });
    return pieces.join("");
  }

  test("findings: any text -> never throws; spans lie in the text, in order, apart from each other, and never empty", () => {
    for (let seed = 1; seed <= 400; seed += 1) {
      const text = mixedText(seed);
      const { flagged, origins } = findingsOf(readArticle({ text }), { outlets });
      flagged.forEach(({ from, to }, at) => {
        assert.ok(from < to && to <= text.length && from >= (flagged[at - 1]?.to ?? 0), JSON.stringify(text));
        assert.equal(text.slice(from, to), text.slice(from, to).trim());
      });
      const spans = origins.flatMap(({ span }) => (span === undefined ? [] : [span]));
      assert.ok(
        spans.every(({ from, to }) => from < to && to <= text.length),
        JSON.stringify(text),
      );
    }
  });

  const hostile: readonly (readonly [string, string])[] = [
    ["full stops", "."],
    ["brackets", "["],
    ["spaces", " "],
    ["slots", "[Insert x"],
    ["sharing", "share "],
    ["colons", "A: "],
    ["short lines", "A: b?\n"],
    ["hosts", "a.b."],
    ["agencies", "Reuters said "],
    ["times", "14:05\n"],
    ["hints", "provided input "],
    ["Han letters", "新华社电"],
    ["capitals", "A"],
  ];
  for (const [what, unit] of hostile) {
    test(`findings: a long run of ${what} -> read in one walk`, () => {
      const text = unit.repeat(Math.ceil(limits.articleTextCharsMax / unit.length));
      const begun = performance.now();

      findingsOf(readArticle({ text }), { outlets });

      const tookMs = performance.now() - begun;
      assert.ok(tookMs < hostileMsMax, `${Math.round(tookMs)} ms`);
    });
  }
});
