// Proves the shipped watches on short labelled texts: what a desk must be told, and what would only wear it out.
import assert from "node:assert/strict";
import { test } from "node:test";
import { parse } from "yaml";
import { z } from "zod";
import { judge, readText } from "../../src/core/watch/judge.ts";
import { raisedBy, readShipped, shippedEntities, shippedWatches, watchesFrom } from "../helpers/shipped-watches.ts";

const exampleShape = z.strictObject({
  lang: z.enum(["en", "ru", "zh"]),
  why: z.string(),
  title: z.string(),
  body: z.string(),
});
const examplesShape = z.strictObject({ fires: z.array(exampleShape), quiet: z.array(exampleShape) });
const watches = shippedWatches();

function examplesOf(watch: string) {
  return examplesShape.parse(parse(readShipped(`tests/fixtures/desk/${watch}.yaml`)));
}

for (const watch of ["leader-visit", "partnership-statement"]) {
  const { fires, quiet } = examplesOf(watch);
  for (const example of fires) {
    test(`${watch}: ${example.lang}, ${example.why} (${example.title}) -> fires`, () => {
      assert.ok(raisedBy(watches, example).includes(watch));
    });
  }
  for (const example of quiet) {
    test(`${watch}: ${example.lang}, ${example.why} (${example.title}) -> stays quiet`, () => {
      assert.ok(!raisedBy(watches, example).includes(watch));
    });
  }

  test(`${watch}: the labelled examples -> every language has both kinds, and no text stands twice`, () => {
    for (const lang of ["en", "ru", "zh"]) {
      assert.ok(fires.filter((example) => example.lang === lang).length >= 5, `${lang} fires`);
      assert.ok(quiet.filter((example) => example.lang === lang).length >= 4, `${lang} quiet`);
    }
    const titlesAndBodies = [...fires, ...quiet].map(({ title, body }) => `${title}\n${body}`);
    assert.equal(new Set(titlesAndBodies).size, titlesAndBodies.length);
  });

  test(`${watch}: every example that fires -> its evidence marks words that stand in the text`, () => {
    const shipped = watches.find(({ name }) => name === watch);
    assert.ok(shipped);
    for (const { title, body } of fires) {
      const verdict = judge(readText({ title, body }), shipped);
      assert.equal(verdict.kind, "match");
      const { titleSpans, bodySpans, sentences } = verdict.evidence;
      assert.ok(titleSpans.length + bodySpans.length >= 1, title);
      assert.ok(sentences.length > 0, title);
      assert.ok(titleSpans.every(({ from, to }) => title.slice(from, to).trim().length === to - from));
      assert.ok(bodySpans.every(({ from, to }) => body.slice(from, to).trim().length === to - from));
    }
  });
}

test("shipped watches: an article without a word of the theme -> no watch, each with a reason", () => {
  const text = readText({ title: "Cat rescued from tree", body: "The fire brigade was thanked with cake." });
  for (const watch of watches) {
    const verdict = judge(text, watch);
    assert.ok(verdict.kind === "no-match" && verdict.why.length > 10);
  }
});

function whyNotVisit(title: string): string {
  const watch = watches.find(({ name }) => name === "leader-visit");
  assert.ok(watch);
  const verdict = judge(readText({ title, body: "" }), watch);
  return verdict.kind === "no-match" ? verdict.why : assert.fail(`${title} is met`);
}

test("leader-visit: what others than leaders do, or elsewhere -> why not, by the part that is missing", () => {
  const russians = "(@putin OR @mishustin OR @lavrov OR @russian-officials)";
  const inChina = "(@china-place OR @xi OR @li-qiang OR @wang-yi OR @chinese-officials)";
  const cases = [
    ["Russian warships visit Qingdao", `nearest of 10 alternatives: nothing for ${russians} in the title`],
    ["Putin visits India", `nearest of 10 alternatives: nothing for ${inChina} in the title`],
    ["Cat rescued from tree", "nothing for any part of 10 alternatives"],
  ] as const;
  for (const [title, why] of cases) {
    assert.equal(whyNotVisit(title), why);
    assert.ok(why.length < 200);
  }
});

test("leader-visit: every example that stays quiet -> a reason below 200 characters", () => {
  for (const { title, body } of examplesOf("leader-visit").quiet) {
    for (const watch of watches) {
      const verdict = judge(readText({ title, body }), watch);
      if (verdict.kind === "no-match") assert.ok(verdict.why.length < 200, verdict.why);
    }
  }
});

test("shipped watches: an empty article -> no watch", () => {
  assert.deepEqual(raisedBy(watches, { title: "", body: "" }), []);
});

test("shipped watches: a visit with a statement on the partnership -> both", () => {
  const title = "Putin, Xi hold talks in Beijing, hail Russia-China partnership";
  assert.deepEqual(raisedBy(watches, { title, body: "" }), ["leader-visit", "partnership-statement"]);
});

test("shipped entities: every name -> has English, Russian and Chinese, and no alias twice in a language", () => {
  for (const { name, aliases } of shippedEntities().values()) {
    for (const language of ["en", "ru", "zh"])
      assert.ok((aliases[language] ?? []).length > 0, `${name} lacks ${language}`);
    for (const [language, words] of Object.entries(aliases)) {
      assert.equal(new Set(words).size, words.length, `${name} has a ${language} alias twice`);
    }
  }
});

test("shipped entities: each used alone as a rule -> every alias can be read and is found in its own text", () => {
  const entities = shippedEntities();
  for (const { name, aliases } of entities.values()) {
    const rule = JSON.stringify({ watches: [{ name: "one", title: "one", when: `@${name}` }] });
    const [watch] = watchesFrom(rule, entities);
    assert.ok(watch);
    for (const alias of Object.values(aliases).flat()) {
      const verdict = judge(readText({ title: alias.replaceAll("*", ""), body: "" }), watch);
      assert.equal(verdict.kind, "match", `@${name} does not find its own alias ${alias}`);
    }
  }
});
