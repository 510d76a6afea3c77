// Puts the shipped names to labelled texts: forms in which the news writes them, and words that only look like them.
import assert from "node:assert/strict";
import { test } from "node:test";
import { parse } from "yaml";
import { z } from "zod";
import { openWatchSet } from "../../src/core/watch/engine/watch-set.ts";
import { judge, readText } from "../../src/core/watch/judge.ts";
import { watchOf } from "../helpers/rules.ts";
import { readShipped, shippedEntities } from "../helpers/shipped-watches.ts";

const shareMin = 0.98;
const labelledShape = z.record(
  z.string(),
  z.strictObject({ names: z.array(z.string()).min(1), others: z.array(z.string()).min(1) }),
);
const entities = shippedEntities();

type Tally = { readonly right: number; readonly missed: readonly string[]; readonly mistaken: readonly string[] };

function tallyOf(file: string): Tally & { readonly texts: number; readonly entities: number } {
  const labelled = labelledShape.parse(parse(readShipped(file)));
  const tallies = Object.entries(labelled).map(([name, { names, others }]): Tally => {
    assert.ok(entities.has(name), `@${name} is not shipped`);
    const isNamed = nameFinder(name);
    const missed = names.filter((text) => !isNamed(text));
    const mistaken = others.filter(isNamed);
    return {
      right: names.length - missed.length,
      missed: missed.map((text) => `@${name}: ${text}`),
      mistaken: mistaken.map((text) => `@${name}: ${text}`),
    };
  });
  return {
    texts: Object.values(labelled).reduce((sum, { names, others }) => sum + names.length + others.length, 0),
    entities: tallies.length,
    right: tallies.reduce((sum, { right }) => sum + right, 0),
    missed: tallies.flatMap(({ missed }) => missed),
    mistaken: tallies.flatMap(({ mistaken }) => mistaken),
  };
}

/** Asks the evaluator and the index, which have to agree. */
function nameFinder(name: string): (body: string) => boolean {
  const watch = watchOf(name, `@${name}`, entities);
  const set = openWatchSet([watch]);
  return (body) => {
    const text = readText({ title: "", body });
    const isMet = judge(text, watch).kind === "match";
    assert.equal(set.metBy(text).length > 0, isMet, `the index differs from the evaluator on @${name}: ${body}`);
    return isMet;
  };
}

for (const [file, textsMin] of [
  ["tests/fixtures/name-forms.yaml", 450],
  ["tests/fixtures/name-forms-more.yaml", 200],
] as const) {
  test(`shipped names: ${file} -> recall and precision of ${shareMin} at least`, (t) => {
    const { right, missed, mistaken, texts, entities: count } = tallyOf(file);
    const recall = right / (right + missed.length);
    const precision = right / (right + mistaken.length);
    t.diagnostic(`${texts} texts for ${count} names: recall ${recall.toFixed(4)}, precision ${precision.toFixed(4)}`);
    for (const miss of missed) t.diagnostic(`missed ${miss}`);
    for (const mistake of mistaken) t.diagnostic(`mistaken ${mistake}`);

    assert.ok(texts >= textsMin);
    assert.ok(recall >= shareMin, `recall ${recall}: ${missed.join("; ")}`);
    assert.ok(precision >= shareMin, `precision ${precision}: ${mistaken.join("; ")}`);
  });
}

test("shipped names: three writings of one person in one text -> three mentions of one name", () => {
  const watch = watchOf("all", "ATLEAST/5(@xi)", entities);
  const body = "习近平, Си Цзиньпин, Xi Jinping, シー・ジンピン, شي جين بينغ";
  assert.equal(judge(readText({ title: "", body }), watch).kind, "match");
});

test("shipped names: people, offices and countries -> each with its kind's languages and no empty exclusion", () => {
  assert.ok(entities.size >= 150, `${entities.size} names`);
  for (const { name, not = [] } of entities.values()) assert.equal(new Set(not).size, not.length, name);
});
