// Holds docs/names.md to its word: its entry can be read, its aliases find what they say, its look-alikes stay out.
import assert from "node:assert/strict";
import { test } from "node:test";
import { judge, readText } from "../../src/core/watch/judge.ts";
import type { Entity } from "../../src/core/watch/watch.ts";
import { factKeys } from "../../src/settings/entity-shape.ts";
import { watchOf } from "../helpers/rules.ts";
import { entitiesFrom, readShipped, shippedEntities } from "../helpers/shipped-watches.ts";

const page = readShipped("docs/names.md");
const shipped = shippedEntities();

function rowsUnder(heading: string): readonly (readonly string[])[] {
  const [, table = ""] = page.split(`\n${heading}\n`);
  const lines = table.split("\n").slice(1);
  return lines
    .slice(
      0,
      lines.findIndex((line) => !line.startsWith("|")),
    )
    .map((line) =>
      line
        .split("|")
        .slice(1, -1)
        .map((cell) => cell.trim().replace(/^`(.*)`$/, "$1")),
    );
}

function isFound(name: string, entities: ReadonlyMap<string, Entity>, body: string): boolean {
  return judge(readText({ title: "", body }), watchOf("one", `@${name}`, entities)).kind === "match";
}

test("docs/names.md: its entry -> can be read, and finds the person and the country", () => {
  const [, yaml = ""] = /^```yaml\n(.*?)^```$/ms.exec(page) ?? [];
  const entities = entitiesFrom(yaml);
  for (const text of ["Macron", "Макроном", "马克龙", "لماكرون"]) assert.ok(isFound("macron", entities, text), text);
  for (const text of ["France", "Франция", "法国", "française"]) assert.ok(isFound("france", entities, text), text);
  assert.ok(!isFound("macron", entities, "Brigitte Macron"));
});

test("docs/names.md: the keys it lists -> are those that there are", () => {
  const listed = rowsUnder("| Key | Says |").flatMap(([keys = ""]) =>
    keys.split(", ").map((key) => key.replaceAll("`", "")),
  );
  assert.deepEqual(listed.toSorted(), factKeys.toSorted());
});

for (const [alias = "", yes = "", no = ""] of rowsUnder("| Alias | Finds | Not |")) {
  test(`docs/names.md: the alias ${alias} -> finds ${yes} and not ${no}`, () => {
    const entities = entitiesFrom(`entities: {one: {en: [${alias}]}}`);
    assert.deepEqual([isFound("one", entities, yes), isFound("one", entities, no)], [true, false]);
  });
}

for (const [name = "", text = "", found] of rowsUnder("| Name | Text | Found |")) {
  test(`docs/names.md: ${name} in ${text} -> ${found}`, () => {
    assert.equal(isFound(name.slice(1), shipped, text), found === "yes");
  });
}

test("docs/names.md: its tables -> are read, and the page is short", () => {
  assert.ok(rowsUnder("| Alias | Finds | Not |").length >= 9);
  assert.ok(rowsUnder("| Name | Text | Found |").length >= 9);
  assert.ok(page.split("\n").length <= 110);
});
