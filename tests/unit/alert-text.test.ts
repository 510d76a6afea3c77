// What an alert says: safe text, marks, links, lines and the message for machines.
import assert from "node:assert/strict";
import { test } from "node:test";
import type { MarkedSentence } from "../../src/core/alert/alert.ts";
import { alertLines, alertSubject, bylineOf } from "../../src/core/alert/alert-lines.ts";
import { alertMessage, alertMessageJson } from "../../src/core/alert/alert-message.ts";
import {
  headlineAndSentences,
  markedText,
  plain,
  plainUpTo,
  safeLink,
  segments,
  utcTime,
} from "../../src/core/alert/alert-text.ts";
import { alertContent } from "../helpers/make.ts";

function sentence(text: string, ...marks: MarkedSentence["marks"]): MarkedSentence {
  return { field: "body", text, marks };
}

test("plain: line breaks, tabs and NUL -> one line with single blanks", () => {
  assert.equal(plain(" a\r\nb\tc\u0000d\u2028e\u0085f "), "a b c d e f");
});

test("plain: an escape sequence for terminals -> its escape is gone", () => {
  assert.equal(plain("\u001b[31mred\u001b[0m \u009b2J"), "[31mred [0m 2J");
});

test("plain: bidi controls, zero-width and tag letters -> gone", () => {
  assert.equal(plain("a\u202eb\u2066c\u200bd\ufeffe\u{e0041}f\u00adg\u061c"), "abcdefg");
});

test("plain: joiners that Persian, Hindi and emoji are spelled with -> kept", () => {
  assert.equal(plain("می‌خواهم 👨‍👩‍👧 क्‍ष"), "می‌خواهم 👨‍👩‍👧 क्‍ष");
});

test("plain: half a letter -> the replacement sign", () => {
  assert.equal(plain("a\ud83dz"), "a\ufffdz");
  assert.equal(plain("a😀z"), "a😀z");
});

test("plain: text of many scripts -> unchanged", () => {
  for (const text of ["Xi’s visit", "Путин и Си", "习近平访问俄罗斯", "زيارة رسمية", "日本語", "O'Brien & <co>"]) {
    assert.equal(plain(text), text);
  }
});

test("plainUpTo: longer than allowed -> cut with an ellipsis, never longer", () => {
  assert.equal(plainUpTo(5, "abcdefgh"), "abcd…");
  assert.equal(plainUpTo(5, "abcde"), "abcde");
  assert.equal(plainUpTo(3, "a😀b😀").length <= 3, true);
  assert.equal(/\p{Cs}/u.test(plainUpTo(3, "a😀b😀")), false);
});

test("segments: two marks -> text and marked words in turn", () => {
  const cut = segments(sentence("Xi will visit Moscow", { from: 0, to: 2 }, { from: 8, to: 13 }));
  assert.deepEqual(cut, [
    { text: "Xi", marked: true },
    { text: " will ", marked: false },
    { text: "visit", marked: true },
    { text: " Moscow", marked: false },
  ]);
});

test("segments: marks unsorted, overlapping, empty, reversed or outside -> every letter once, in order", () => {
  const text = "Xi will visit Moscow";
  const odd = [
    { from: 8, to: 13 },
    { from: 0, to: 2 },
    { from: 1, to: 4 },
    { from: 5, to: 5 },
    { from: 7, to: 3 },
    { from: -4, to: 1 },
    { from: 14, to: 900 },
    { from: 500, to: 600 },
    { from: Number.NaN, to: 3 },
  ];
  const cut = segments(sentence(text, ...odd));
  assert.equal(cut.map((part) => part.text).join(""), text);
  assert.deepEqual(
    cut.filter((part) => part.marked).map((part) => part.text),
    ["X", "i", " w", "visit", "Moscow"],
  );
});

test("segments: no mark and empty text -> one plain part, and none", () => {
  assert.deepEqual(segments(sentence("quiet")), [{ text: "quiet", marked: false }]);
  assert.deepEqual(segments(sentence("")), []);
});

test("segments: invisible letters inside the sentence -> marks still hold their words", () => {
  const cut = segments(sentence("a\u202e Xi\u200b said", { from: 3, to: 6 }));
  assert.deepEqual(
    cut.filter((part) => part.marked),
    [{ text: "Xi", marked: true }],
  );
});

test("markedText: Han text -> quotes around the matched words", () => {
  const text = "习近平将访问俄罗斯";
  assert.equal(markedText(sentence(text, { from: 0, to: 3 }, { from: 4, to: 6 })), "«习近平»将«访问»俄罗斯");
});

test("safeLink: web addresses -> the address and its host", () => {
  assert.deepEqual(safeLink("https://News.Example/a?b=c#d"), {
    href: "https://news.example/a?b=c#d",
    host: "news.example",
  });
});

test("safeLink: anything that is no web address -> none", () => {
  for (const link of [
    undefined,
    "",
    "javascript:alert(1)",
    "data:text/html,x",
    "//host/x",
    "file:///etc/passwd",
    "/x",
    "ftp://h/x",
    " java\nscript:alert(1)",
  ]) {
    assert.equal(safeLink(link), undefined, String(link));
  }
});

test("safeLink: a well-known name before an @ -> only the real host is left", () => {
  assert.deepEqual(safeLink("https://xinhua.com:pw@evil.example/"), {
    href: "https://evil.example/",
    host: "evil.example",
  });
});

test("safeLink: look-alike letters in the host -> shown in ASCII", () => {
  assert.match(safeLink("https://хinhua.com/")?.host ?? "", /^xn--/);
});

test("utcTime: a time and what is none -> to the second in UTC, and itself", () => {
  assert.equal(utcTime("2026-11-21T22:07:47.999+01:00"), "2026-11-21 21:07:47 UTC");
  assert.equal(utcTime(new Date(0)), "1970-01-01 00:00:00 UTC");
  assert.equal(utcTime("soon\u202e"), "soon");
});

test("headline: the title is among the sentences -> told once, with its marks", () => {
  const content = alertContent();
  const { headline, sentences } = headlineAndSentences(content);
  assert.deepEqual(headline.marks, [{ from: 0, to: 9 }]);
  assert.deepEqual(sentences, []);
});

test("headline: the title did not match -> without marks, all sentences kept", () => {
  const content = alertContent({ sentences: [sentence("He will visit.", { from: 8, to: 13 })] });
  const { headline, sentences } = headlineAndSentences(content);
  assert.equal(headline.text, content.article.title);
  assert.deepEqual(headline.marks, []);
  assert.equal(sentences.length, 1);
});

test("alertLines: a whole alert -> level, marked headline, outlet, link, times in UTC, sentences, why", () => {
  const lines = alertLines(
    alertContent({ sentences: [...alertContent().sentences, sentence("He will visit.", { from: 8, to: 13 })] }),
  );
  assert.deepEqual(lines, [
    "HIGH · Leader visits",
    "«President» arrives for a two-day visit",
    "The Daily News (GB) · A. Writer",
    "https://news.example/entry-1",
    "published 2026-11-20 08:00:00 UTC · fetched 2026-11-20 08:00:00 UTC · matched 2026-11-20 08:00:00 UTC",
    "  He will «visit».",
    "why: first report of the story · watch leader-visits v1 · alert 01939a00-0000-7000-8000-000000000004",
  ]);
});

test("alertLines: an update without time and link, from the feed's text -> says so", () => {
  const { article } = alertContent();
  const lines = alertLines(
    alertContent({
      revision: 3,
      publishedAt: undefined,
      article: { ...article, link: "javascript:alert(1)", source: "feed", author: undefined },
    }),
  );
  assert.equal(lines[0], "HIGH · Leader visits · update 3");
  assert.equal(lines[2], "The Daily News (GB) · from the feed's summary");
  assert.equal(lines[3], "the feed gave no link");
  assert.match(lines[4] ?? "", /^no publication time given · fetched/);
});

test("alertLines: line breaks and escapes in every text of a feed -> no line is split", () => {
  const evil = "a\r\nb\u001b[2J\u202e";
  const { article } = alertContent();
  const content = alertContent({
    why: evil,
    article: { ...article, title: evil, outlet: evil, author: evil },
    sentences: [sentence(evil, { from: 0, to: 1 })],
  });
  for (const line of alertLines(content)) assert.doesNotMatch(line, /[\p{Cc}\u202e]/u);
  assert.doesNotMatch(bylineOf(content), /[\p{Cc}]/u);
});

test("alertSubject: first revision and an update -> level, watch, headline; and which update", () => {
  assert.equal(alertSubject(alertContent()), "[high] Leader visits: President arrives for a two-day visit");
  assert.match(alertSubject(alertContent({ revision: 2 })), /^\[high, update 2\] /);
});

test("alertMessage: first revision and a later one -> opened and updated, dated by the match", () => {
  const content = alertContent();
  assert.deepEqual(alertMessage(content), { type: "alert.opened", timestamp: content.matchedAt, data: content });
  assert.equal(alertMessage(alertContent({ revision: 2 })).type, "alert.updated");
});

test("alertMessageJson: it fits -> whole, compact, nothing counted as left out", () => {
  const content = alertContent();
  const json = alertMessageJson(content, 20_000);
  assert.equal(json, JSON.stringify(alertMessage(content)));
  assert.doesNotMatch(json, /sentencesLeftOut/);
});

test("alertMessageJson: sentences of Han text beyond the bound -> fewer sentences, counted, below the bound in bytes", () => {
  const sentences = Array.from({ length: 20 }, (_, n) => sentence(`${n}${"习".repeat(499)}`, { from: 0, to: 1 }));
  const json = alertMessageJson(alertContent({ sentences }), 20_000);
  const bytes = Buffer.byteLength(json);
  const { data } = JSON.parse(json);
  assert.ok(bytes < 20_000 && bytes > 17_000, `${bytes} bytes`);
  assert.equal(data.sentences.length + data.sentencesLeftOut, 20);
  assert.deepEqual(data.sentences[0], sentences[0]);
  assert.deepEqual(data.article, alertContent().article);
});

test("alertMessageJson: a bound that nothing fits -> the core facts are told all the same", () => {
  const { data } = JSON.parse(alertMessageJson(alertContent(), 10));
  assert.deepEqual(data.sentences, []);
  assert.equal(data.sentencesLeftOut, 1);
  assert.equal(data.article.title, "President arrives for a two-day visit");
});

test("alertMessageJson: half a letter in a title -> JSON that is valid UTF-8", () => {
  const { article } = alertContent();
  const json = alertMessageJson(alertContent({ article: { ...article, title: "a\ud83d" } }), 20_000);
  assert.equal(Buffer.from(json, "utf8").toString("utf8"), json);
});
