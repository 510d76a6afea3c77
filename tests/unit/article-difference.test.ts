// What was changed between two versions of an article.
import assert from "node:assert/strict";
import { test } from "node:test";
import { differenceLine, differenceOf } from "../../src/core/article-difference.ts";
import { limits } from "../../src/core/limits.ts";
import { metadataChanges } from "../../src/core/metadata-changes.ts";
import { readArticle } from "./../helpers/make.ts";

const before = {
  title: "Minister will visit Astana",
  text: "The minister will fly to Astana on Friday.\nTalks about the pipeline begin on Saturday morning.",
};

test("difference: the same words, set in another way -> none", () => {
  const after = { title: "Minister Will Visit  Astana", text: before.text.replace(".\n", ". \n\n") };

  assert.equal(differenceOf(before, before), undefined);
  assert.equal(differenceOf(before, after), undefined);
});

test("difference: another headline -> from and to", () => {
  const difference = differenceOf(before, { ...before, title: "Minister calls off visit to Astana" });

  assert.deepEqual(difference?.headline, { from: before.title, to: "Minister calls off visit to Astana" });
  assert.deepEqual([difference?.addedCount, difference?.goneCount], [0, 0]);
  assert.equal(
    difference === undefined ? "" : differenceLine(difference),
    'headline changed from "Minister will visit Astana" to "Minister calls off visit to Astana"',
  );
});

test("difference: a sentence gone and another in its place -> both, word for word", () => {
  const after = { ...before, text: before.text.replace("on Saturday morning", "on Sunday morning") };
  const difference = differenceOf(before, after);

  assert.deepEqual(difference?.added, ["Talks about the pipeline begin on Sunday morning."]);
  assert.deepEqual(difference?.gone, ["Talks about the pipeline begin on Saturday morning."]);
  assert.equal(difference === undefined ? "" : differenceLine(difference), "1 sentence new, 1 sentence gone");
});

test("difference: sentences in another order, and one repeated -> none", () => {
  const [first = "", second = ""] = before.text.split("\n");

  assert.equal(differenceOf(before, { ...before, text: `${second}\n${first}\n${second}` }), undefined);
});

test("difference: counters and times -> are no edit", () => {
  assert.equal(differenceOf(before, { ...before, text: `${before.text}\n12 views\n5 min` }), undefined);
});

test("difference: a notice of correction or update, in many languages -> is named as one", () => {
  for (const sentence of [
    "Correction: an earlier text gave the wrong day.",
    "Editor's note: The spelling of the name was corrected.",
    "This article was updated to add a comment.",
    "An earlier version of this article named the wrong city.",
    "Korrektur: In einer früheren Fassung stand ein falscher Tag.",
    "Rectificatif : le jour indiqué était faux.",
    "Corrección: el día era incorrecto en la versión anterior.",
    "Исправлено: в тексте был указан неверный день.",
    "更正：此前文章中的日期有误。",
    "訂正：日付に誤りがありました。",
    "تصحيح: ورد تاريخ غير صحيح في النص.",
  ]) {
    const difference = differenceOf(before, { ...before, text: `${before.text}\n${sentence}` });
    assert.deepEqual(difference?.notices, [sentence], sentence);
  }
});

test("difference: a sentence that speaks of a correction -> is no notice", () => {
  for (const sentence of [
    "Markets expect a correction in the autumn.",
    "He updates his readers every week.",
    "Officials issued corrections to the census.",
    "Он сообщил, что парк техники был обновлен в этом году.",
    "日本の株価は最高値を更新した。",
    "国务院宣布将更新设备目录。",
    "وقالت الوزارة إن تحديث الأسطول مستمر منذ عام.",
  ]) {
    const difference = differenceOf(before, { ...before, text: `${before.text}\n${sentence}` });
    assert.deepEqual(difference?.notices, [], sentence);
    assert.deepEqual(difference?.added, [sentence]);
  }
});

test("difference: another text altogether -> counted in full, kept in part", () => {
  const text = Array.from({ length: 90 }, (_, index) => `Sentence number ${index} about another matter.`).join("\n");
  const difference = differenceOf(before, { ...before, text });

  assert.equal(difference?.addedCount, 90);
  assert.equal(difference?.added.length, limits.differenceSentencesMax);
});

test("difference: a long sentence edited at its end -> is an edit", () => {
  const long = `The minister said ${"and said again ".repeat(60)}that he stays`;
  const difference = differenceOf({ ...before, text: `${long}.` }, { ...before, text: `${long} away.` });

  assert.deepEqual([difference?.addedCount, difference?.goneCount], [1, 1]);
  assert.equal(difference?.added[0]?.length, limits.sentenceCharsMax);
});

test("difference: title and text that were cut when they were stored -> no edit for that", () => {
  const whole = {
    title: "Long ".repeat(limits.titleCharsMax),
    text: "One more word. ".repeat(limits.articleTextCharsMax / 10),
  };
  const stored = {
    title: whole.title.slice(0, limits.titleCharsMax),
    text: whole.text.slice(0, limits.articleTextCharsMax),
  };

  assert.equal(differenceOf(stored, whole), undefined);
});

test("difference: texts too long to be cut into sentences -> compared by paragraphs, nothing missed", () => {
  const paragraph = "A. B. ".repeat(3_000);
  const text = Array.from({ length: 8 }, (_, index) => `${paragraph}Number ${index} ends here.`).join("\n");
  const after = text.replace("Number 7 ends", "Number 7 does not end");
  assert.ok(text.length > limits.differenceTextCharsMax);

  assert.equal(differenceOf({ ...before, text }, { ...before, text }), undefined);
  const difference = differenceOf({ ...before, text }, { ...before, text: after });
  assert.deepEqual([difference?.addedCount, difference?.goneCount], [1, 1]);
  assert.ok(difference?.added[0]?.startsWith("A. B. A. B."), "a paragraph and not a sentence");
});

test("difference: Chinese -> by sentences too", () => {
  const old = { title: "外长将访问阿斯塔纳", text: "外长将于周五访问阿斯塔纳。会谈将于周六开始。" };
  const difference = differenceOf(old, { ...old, text: "外长将于周五访问阿斯塔纳。会谈推迟到周日举行。" });

  assert.deepEqual(difference?.gone, ["会谈将于周六开始。"]);
  assert.deepEqual(difference?.added, ["会谈推迟到周日举行。"]);
});

test("metadata changes: each named with both values; equal and missing ones not", () => {
  const old = readArticle({ author: "A. Writer", language: "en" });

  assert.deepEqual(metadataChanges(old, old), []);
  assert.deepEqual(metadataChanges(old, { ...old, author: undefined, language: "de" }), [
    'author: "A. Writer" -> none',
    'language: "en" -> "de"',
  ]);
});
