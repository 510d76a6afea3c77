// A file of queries becomes a file of watches that can be put into the settings as it is.
import assert from "node:assert/strict";
import { test } from "node:test";
import { watchesImport } from "../../src/cli/watches/import.ts";
import { dialects } from "../../src/core/import/dialects.ts";
import { importFile } from "../../src/core/import/import-file.ts";
import { configFolder, settingsOf, writeInto } from "../helpers/config-folder.ts";
import { terminalFor } from "../helpers/terminal.ts";

function imported(system: string, text: string) {
  const dialect = dialects[system];
  assert.ok(dialect !== undefined, system);
  return importFile(text, dialect);
}

test("import of a file: queries with titles, over lines -> watches that the settings take", async (t) => {
  const { yaml, watches, problems } = imported(
    "factiva",
    "# Gas talks: China\ngas pipeline\nand talks\n\n# Gas talks: China\nwheat w/3 port\n\n\nhd=grain\n",
  );
  const { desk } = await settingsOf(await configFolder(t, { "watches/brought.yaml": `${yaml}\n` }));

  assert.deepEqual([watches, problems], [3, []]);
  assert.deepEqual(
    desk.watches.slice(0, 3).map(({ name, title, when }) => [name, title, when]),
    [
      ["gas-talks-china", "Gas talks: China", '"gas pipeline" AND talks'],
      ["gas-talks-china-2", "Gas talks: China", "wheat ONEAR/2 port"],
      ["query-3-from-factiva", "Query 3 from factiva", "title:grain"],
    ],
  );
});

test("import of a file: a query that cannot be translated -> a comment with its reason, and its place in the file", async (t) => {
  const { yaml, watches, problems } = imported(
    "meltwater",
    "# Good\ngas AND oil\n\n# Bad\ngas AND\nlinks:x.example OR wood\n",
  );
  const { desk } = await settingsOf(await configFolder(t, { "watches/brought.yaml": `${yaml}\n` }));

  assert.equal(watches, 1);
  assert.deepEqual(problems, ["6:1: bad: links: has no counterpart here"]);
  assert.match(yaml, / {2}# bad\n {2}# gas AND\n {2}# links:x\.example OR wood\n {2}# not translated: links: has no/);
  assert.deepEqual(
    desk.watches.map(({ name }) => name),
    ["good", "visits"],
  );
});

test("import of a file: nothing translated, or nothing there -> still a file of watches", async (t) => {
  for (const text of ["links:x.example\n", "", "\n\n# only a title\n"]) {
    const { yaml, watches } = imported("meltwater", text);

    assert.equal(watches, 0);
    assert.equal(
      (await settingsOf(await configFolder(t, { "watches/brought.yaml": `${yaml}\n` }))).desk.watches.length,
      1,
    );
  }
});

test("import of a file: Google Alerts -> each line is a query", () => {
  const { yaml, watches } = imported("google-alerts", "xi putin\r\n# Grain\r\ngrain OR wheat\r\n\r\n");

  assert.equal(watches, 2);
  assert.match(yaml, /title: "Grain"\n {4}when: >-\n {6}grain OR wheat/);
});

test("import of a file: titles in other scripts and signs of YAML -> names that may be used, titles as they are", async (t) => {
  const { yaml } = imported("meltwater", '# Визит: "Си" #1\ngas\n\n# 北京\noil\n');
  const { desk } = await settingsOf(await configFolder(t, { "watches/brought.yaml": `${yaml}\n` }));

  assert.deepEqual(
    desk.watches.slice(0, 2).map(({ name, title }) => [name, title]),
    [
      ["query-1", 'Визит: "Си" #1'],
      ["query", "北京"],
    ],
  );
});

test("newswatch watches import: a file with a fault -> YAML on stdout, the fault on stderr, exit code 1", async (t) => {
  const folder = await configFolder(t, {});
  await writeInto(folder, "queries.txt", "gas AND oil\n\ngas pipeline\n");
  const { terminal, out, err } = terminalFor(folder);

  assert.equal(await watchesImport.run(["--from", "meltwater", `${folder}/queries.txt`], terminal), 1);
  assert.match(out(), /^watches:\n/);
  assert.match(err(), /queries\.txt:3:5: query-2-from-meltwater: what words without an operator/);
  assert.match(err(), /1 watch translated, 1 part not\.\n$/);
});

const wrong: readonly (readonly [readonly string[], RegExp])[] = [
  [[], /name the system by --from: meltwater, brandwatch, factiva, nexis, google-alerts/],
  [["--from", "meltwatr", "x"], /did you mean "meltwater"/],
  [["--from", "nexis"], /give a file/],
  [["--from", "nexis", "a", "b"], /only one file/],
];

for (const [args, why] of wrong) {
  test(`newswatch watches import: called with "${args.join(" ")}" -> refused, exit code 2`, async () => {
    const { terminal, err } = terminalFor("/nonexistent");
    assert.equal(await watchesImport.run(args, terminal), 2);
    assert.match(err(), why);
  });
}
