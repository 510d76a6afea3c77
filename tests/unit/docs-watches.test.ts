// Holds docs/watches.md to its word: every example can be read, and finds what the page says it finds.
import assert from "node:assert/strict";
import { test } from "node:test";
import { parse } from "yaml";
import { z } from "zod";
import { parseExpression } from "../../src/core/watch/parse-expression.ts";
import { entitiesFrom, raisedBy, readShipped, shippedEntities, watchesFrom } from "../helpers/shipped-watches.ts";

const page = readShipped("docs/watches.md");
const blockShape = z.strictObject({ entities: z.unknown().optional(), watches: z.unknown().optional() });
const blocks = [...page.matchAll(/^```yaml\n(.*?)^```$/gms)].map(([, yaml]) => blockShape.parse(parse(yaml ?? "")));

const entities = new Map([
  ...shippedEntities(),
  ...blocks.flatMap((block) => {
    return block.entities === undefined ? [] : [...entitiesFrom(JSON.stringify({ entities: block.entities }))];
  }),
]);
const watches = blocks.flatMap((block) => {
  return block.watches === undefined ? [] : watchesFrom(JSON.stringify({ watches: block.watches }), entities);
});

test("docs/watches.md: its yaml blocks -> at least four, and every rule can be read", () => {
  assert.ok(blocks.length >= 4);
  assert.ok(watches.length >= 9);
  assert.equal(new Set(watches.map(({ name }) => name)).size, watches.length);
});

test("docs/watches.md: its length -> a page, not a book", () => {
  assert.ok(page.split("\n").length <= 120);
});

const found: Readonly<Record<string, readonly [yes: string, no: string]>> = {
  "pipeline-talks": ["Pipeline talks end", "Pipeline burst"],
  "one-word": ["Icebreaker opens the Northern Sea Route", "Icebreaker opens the northern route by sea"],
  "word-start": ["Ледоколы вышли в море", "Лёд на реке"],
  "either-script": ["Паром из Владивостока", "Ferry to Busan"],
  brackets: ["Gas pipeline laid", "Gas pipeline firm's shares fall"],
  nearness: ["Китай открыл новый мост", "Bridge closed, say one two three four five six seven in China"],
  "in-title": ["Wang Yi speaks", "Lavrov plays football"],
  "near-in-title": ["Putin again hosts guests", "Putin writes letters while a stranger hosts guests"],
  "built-of-pairs": ["Putin: grain to China will grow", "Putin writes to China"],
  "arctic-plans": ["China and Russia map the Arctic", "Norway maps the Arctic"],
};

for (const watch of watches) {
  test(`docs/watches.md: the watch ${watch.name} -> finds what it is for and leaves the other`, () => {
    const [yes, no] = found[watch.name] ?? ["", ""];
    assert.deepEqual(raisedBy([watch], { title: yes, body: "" }), [watch.name]);
    assert.deepEqual(raisedBy([watch], { title: no, body: "" }), []);
  });
}

test("docs/watches.md: words of the title in the body only -> a title: rule stays quiet", () => {
  const inTitle = watches.filter(({ name }) => name === "in-title");
  assert.deepEqual(raisedBy(inTitle, { title: "News", body: "Lavrov speaks" }), []);
});

test("docs/watches.md: what the page says is refused -> is refused", () => {
  for (const rule of ["a AND b OR c", "a b", "NOT a", "a and b", "v*", "@nobody"]) {
    assert.equal(parseExpression(rule, entities).kind, "problems", rule);
  }
});

test("docs/watches.md: what the page says of words -> holds", () => {
  const cases = [
    ["putin", "ＰＵＴＩＮ"],
    ["china", "China-Russia"],
    ["xi", "Xi’s letter"],
    ["e", "é"],
    ["все", "всё"],
    ["习近平", "会见习近平主席"],
    ['"стратегическ* партнерств*"', "стратегического партнёрства"],
  ] as const;
  for (const [rule, title] of cases) {
    const watch = watchesFrom(JSON.stringify({ watches: [{ name: "one", title: "one", when: rule }] }), entities);
    assert.deepEqual(raisedBy(watch, { title, body: "" }), ["one"], rule);
  }
  const port = watchesFrom(JSON.stringify({ watches: [{ name: "one", title: "one", when: "port" }] }), entities);
  assert.deepEqual(raisedBy(port, { title: "A report", body: "" }), []);
});

test("docs/watches.md: every name it mentions -> is shipped or made on the page", () => {
  for (const [, name] of page.matchAll(/@([a-z]+(?:-[a-z]+)*)/g)) assert.ok(entities.has(name ?? ""), `@${name}`);
});
