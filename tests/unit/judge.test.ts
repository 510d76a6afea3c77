// Evidence: which words are marked for a match, and which sentences are shown.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { Evidence, Span } from "../../src/core/alert/alert.ts";
import { judge, readText } from "../../src/core/watch/judge.ts";
import { parseExpression } from "../../src/core/watch/parse-expression.ts";
import type { Entity } from "../../src/core/watch/watch.ts";

const entities = new Map<string, Entity>([
  ["xi", { name: "xi", aliases: { en: ["Xi Jinping", "Xi"], zh: ["习近平"], ru: ["Си Цзиньпин*"] } }],
  ["putin", { name: "putin", aliases: { en: ["Putin"], zh: ["普京"], ru: ["Путин*"] } }],
]);

type Given = { readonly title?: string; readonly body?: string };

function evidence(when: string, { title = "", body = "" }: Given): Evidence {
  const parsed = parseExpression(when, entities);
  if (parsed.kind === "problems") assert.fail(JSON.stringify(parsed.problems));
  const verdict = judge(readText({ title, body }), {
    name: "watch",
    title: "Watch",
    level: "high",
    when,
    expression: parsed.expression,
  });
  return verdict.kind === "match" ? verdict.evidence : assert.fail(verdict.why);
}

const cut = (text: string, spans: readonly Span[]) => spans.map(({ from, to }) => text.slice(from, to));
/** Sentences with their marked words in square brackets. */
const shown = (found: Evidence) =>
  found.sentences.map(({ field, text, marks }) => {
    const marked = marks.toReversed().reduce((line, { from, to }) => {
      return `${line.slice(0, from)}[${line.slice(from, to)}]${line.slice(to)}`;
    }, text);
    return `${field}: ${marked}`;
  });

describe("judge: marked words", () => {
  test("judge: words in title and body -> spans in each, in order", () => {
    const given = { title: "Xi’s visit", body: "The visit of Xi. Visits follow." };
    const found = evidence("xi AND visit*", given);
    assert.deepEqual(cut(given.title, found.titleSpans), ["Xi", "visit"]);
    assert.deepEqual(cut(given.body, found.bodySpans), ["visit", "Xi", "Visits"]);
  });

  test("judge: a phrase -> one span over all of it, as it is printed", () => {
    const body = "A state  visit\nto Moscow";
    assert.deepEqual(cut(body, evidence('"state visit to"', { body }).bodySpans), ["state  visit\nto"]);
  });

  test("judge: a Han name -> one span over its letters, with its neighbours left out", () => {
    const body = "国家主席习近平抵达。";
    assert.deepEqual(cut(body, evidence("@xi", { body }).bodySpans), ["习近平"]);
  });

  test("judge: aliases inside one another -> one span", () => {
    const body = "Xi Jinping and Xi";
    assert.deepEqual(cut(body, evidence("@xi", { body }).bodySpans), ["Xi Jinping", "Xi"]);
  });

  test("judge: Han words that touch -> one span", () => {
    const body = "习近平普京会晤";
    assert.deepEqual(cut(body, evidence("习近平 AND 普京", { body }).bodySpans), ["习近平普京"]);
  });

  test("judge: words of NOT -> are never marked", () => {
    const body = "A visit, not chess.";
    const found = evidence("visit AND NOT (chess AND golf)", { body });
    assert.deepEqual(cut(body, found.bodySpans), ["visit"]);
    assert.deepEqual(shown(found), ["body: A [visit], not chess."]);
  });

  test("judge: a choice that is met only in part -> is not marked", () => {
    const body = "A visit to Moscow.";
    const found = evidence("visit OR (moscow AND trip)", { body });
    assert.deepEqual(cut(body, found.bodySpans), ["visit"]);
  });

  test("judge: title: -> marks nothing in the body", () => {
    const found = evidence("title:visit", { title: "A visit", body: "The visit." });
    assert.equal(found.titleSpans.length, 1);
    assert.deepEqual(found.bodySpans, []);
    assert.deepEqual(shown(found), ["title: A [visit]"]);
  });

  test("judge: NEAR -> marks the words that stand near each other and no others", () => {
    const body = "Xi spoke. Long after that, in another town, Putin met Xi. Nobody has since then seen that Putin.";
    const found = evidence("xi NEAR/2 putin", { body });
    assert.deepEqual(cut(body, found.bodySpans), ["Putin", "Xi"]);
    assert.equal(found.bodySpans[0]?.from, body.indexOf("Putin"));
  });

  test("judge: a part met by absence -> a match with what else there is", () => {
    const found = evidence("visit AND (trip OR NOT chess)", { body: "One visit." });
    assert.deepEqual(shown(found), ["body: One [visit]."]);
  });

  test("judge: words before which letters fold to other lengths -> spans are those of the text", () => {
    const body = "ﬁne İstanbul Straße: か\u3099 Пу\u0301тина визит 🙂 Xi";
    const found = evidence("Путин* AND xi", { body });
    assert.deepEqual(cut(body, found.bodySpans), ["Пу\u0301тина", "Xi"]);
  });

  test("judge: a word met a thousand times and one met once -> at most 60 spans, and the rare one among them", () => {
    const body = `${"visit ".repeat(1_000)}then Moscow`;
    const found = evidence("visit AND moscow", { body });
    assert.equal(found.bodySpans.length, 60);
    assert.equal(cut(body, found.bodySpans).at(-1), "Moscow");
  });

  test("judge: more parts than spans -> 60 spans", () => {
    const words = Array.from({ length: 100 }, (_, at) => `w${at}`);
    assert.equal(evidence(words.join(" AND "), { body: words.join(" ") }).bodySpans.length, 60);
  });

  test("judge: words beside many of NEAR -> those of NEAR come first", () => {
    const body = `${"visit. ".repeat(200)}Xi met Putin.`;
    const found = evidence("visit AND (xi NEAR/3 putin)", { body });
    assert.deepEqual(cut(body, found.bodySpans).slice(-2), ["Xi", "Putin"]);
  });
});

describe("judge: sentences", () => {
  test("judge: title and body -> the title first, then the body's sentences in order", () => {
    const found = evidence("@xi AND visit*", {
      title: "Xi Jinping will visit Moscow",
      body: "Nothing here. Xi spoke of it. Others did not. A visit is planned.",
    });
    assert.deepEqual(shown(found), [
      "title: [Xi Jinping] will [visit] Moscow",
      "body: [Xi] spoke of it.",
      "body: A [visit] is planned.",
    ]);
  });

  test("judge: Russian and Chinese -> their own sentences", () => {
    assert.deepEqual(shown(evidence("@putin AND визит*", { body: "Утро. Путин прибыл с визитом. Вечер." })), [
      "body: [Путин] прибыл с [визитом].",
    ]);
    assert.deepEqual(shown(evidence("@xi AND 访问", { body: "今天晴。习近平访问俄罗斯。明天雨。" })), [
      "body: [习近平访问]俄罗斯。",
    ]);
  });

  test("judge: more sentences than are shown -> six, the title among them", () => {
    const body = Array.from({ length: 20 }, (_, at) => `Visit number ${at} took place.`).join(" ");
    assert.equal(evidence("visit", { body }).sentences.length, 6);
    const withTitle = evidence("visit", { title: "A visit", body }).sentences;
    assert.deepEqual(
      withTitle.map(({ field }) => field),
      ["title", "body", "body", "body", "body", "body"],
    );
  });

  test("judge: sentences of NEAR behind many others -> are chosen, and stay in the text's order", () => {
    const others = Array.from({ length: 20 }, (_, at) => `Xi spoke to person ${at} for some time.`);
    const found = evidence("xi AND (xi NEAR/1 putin)", {
      body: [...others, "Then Xi met Putin.", "Putin met Xi."].join(" "),
    });
    const lines = shown(found);
    assert.equal(lines.length, 6);
    assert.deepEqual(lines.slice(-2), ["body: Then [Xi] met [Putin].", "body: [Putin] met [Xi]."]);
    assert.equal(lines[0], "body: [Xi] spoke to person 0 for some time.");
  });

  test("judge: a part that stands alone at the end -> its sentence is shown", () => {
    const many = Array.from({ length: 20 }, (_, at) => `Xi paid visit ${at}.`).join(" ");
    const lines = shown(evidence("xi AND visit AND moscow", { body: `${many} It was in Moscow.` }));
    assert.equal(lines.length, 6);
    assert.equal(lines.at(-1), "body: It was in [Moscow].");
  });

  test("judge: a phrase over a sentence's end -> both sentences as one", () => {
    const found = evidence('"beijing xi"', { body: "Before. They met in Beijing. Xi spoke. After." });
    assert.deepEqual(shown(found), ["body: They met in [Beijing. Xi] spoke."]);
  });

  test("judge: a title of two sentences -> is shown whole", () => {
    const found = evidence("visit", { title: "Xi leaves. The visit ends." });
    assert.deepEqual(shown(found), ["title: Xi leaves. The [visit] ends."]);
  });

  test("judge: a sentence without end -> is cut around its words", () => {
    const body = `${"before ".repeat(200)}Xi will visit ${"after ".repeat(200)}`;
    const [sentence] = evidence("xi AND visit", { body }).sentences;
    assert.ok(sentence !== undefined && sentence.text.length <= 500 && sentence.text.length > 400);
    assert.deepEqual(cut(sentence.text, sentence.marks), ["Xi", "visit"]);
    assert.ok(sentence.text.startsWith("before ") && sentence.text.endsWith(" after"));
  });

  test("judge: an article met only by what its title says -> no sentence of the body", () => {
    const found = evidence("xi", { title: "Xi", body: "Others." });
    assert.deepEqual(shown(found), ["title: [Xi]"]);
  });

  test("judge: the same article judged twice -> the same evidence", () => {
    const given = { title: "Xi and Putin", body: "Xi met Putin. They spoke of a visit." };
    assert.deepEqual(evidence("(xi NEAR/5 putin) AND visit", given), evidence("(xi NEAR/5 putin) AND visit", given));
  });
});
