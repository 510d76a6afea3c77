// YAML that is broken, tricky or hostile, as it comes out of editors.
import assert from "node:assert/strict";
import { truncate } from "node:fs/promises";
import { join } from "node:path";
import test from "node:test";
import { limits } from "../../src/core/limits.ts";
import { parseYaml } from "../../src/settings/yaml-source.ts";
import { configFolder, problemsIn, settingsOf } from "../helpers/config-folder.ts";

function faults(text: string): readonly string[] {
  return parseYaml("a.yaml", text).problems.map(({ line, column, message }) => `${line}:${column} ${message}`);
}

const broken: readonly { readonly what: string; readonly text: string; readonly told: readonly string[] }[] = [
  { what: "a quote never closed", text: "a: 'x\nb: 2\n", told: ["1:4 the ' opened here is never closed"] },
  {
    what: "a double quote never closed",
    text: 'a:\n  b: "x\n',
    told: ['2:6 the " opened here is never closed'],
  },
  { what: "a bracket never closed", text: "a: [1, 2\nb: 3\n", told: ["1:4 the [ opened here is never closed"] },
  {
    what: "a brace closed by a bracket",
    text: "a: [{b: 1], c: 2}\n",
    told: ["1:5 the { opened here is never closed", "1:4 the [ opened here is never closed"],
  },
  { what: "a tab as indentation", text: "a:\n\t- b\n", told: ["2:1 tabs cannot be used to indent; use spaces"] },
  { what: "a key twice", text: "a: 1\nb: 2\na: 3\n", told: ['3:1 the key "a" is written twice'] },
  { what: "a key twice in braces", text: "x: {ab: 1, ab: 2}\n", told: ['1:12 the key "ab" is written twice'] },
  {
    what: "two keys on a line",
    text: "a: b: c\n",
    told: ["1:4 a second key on one line; a value that contains a colon needs quotes"],
  },
  {
    what: "text behind a quote",
    text: "a: 'it's'\n",
    told: ["1:8 unexpected text; is a quote, colon or bracket missing, or one too many?"],
  },
  {
    what: "an @ without quotes",
    text: "when: @xi AND visit\n",
    told: ["1:7 a value cannot begin with this character; put it in quotes"],
  },
  {
    what: "a second document",
    text: "a: 1\n---\nb: 2\n",
    told: ["2:1 a second document begins here (---); a file may hold only one"],
  },
  { what: "a tag nobody knows", text: "a: !secret x\n", told: ["1:4 unknown tag (!name)"] },
  { what: "a key that is a list", text: "? [a]\n: 1\n", told: ["1:3 a key must be plain text"] },
  {
    what: "an escape nobody knows",
    text: 'a: "\\q"\n',
    told: ["1:5 unknown escape inside double quotes; write \\\\ for \\, or use single quotes"],
  },
  { what: "an alias of nothing", text: "a: *nowhere\n", told: ["1:4 there is no anchor &nowhere before this alias"] },
  { what: "an alias inside itself", text: "a: &a [1, *a]\n", told: ["1:11 the alias *a is inside itself"] },
];

for (const { what, text, told } of broken) {
  test(`yaml: ${what} -> told at its place in plain words`, () => {
    assert.deepEqual(faults(text), told);
  });
}

test("yaml: several mistakes in one file -> each is told", () => {
  const told = faults("a: 'it's'\nb: {x: 1, x: 2}\nc: !nothing y\n");

  assert.deepEqual(
    told.map((line) => line.split(" ")[0]),
    ["2:11", "1:8", "3:4"],
  );
});

test("yaml: a key twice and a wrong value elsewhere -> both are told, for the rest of the file is clear", async (t) => {
  const folder = await configFolder(t, { "newswatch.yaml": "log: info\nlog: info\nhttp: {port: none}\n" });

  assert.deepEqual(await problemsIn(folder), [
    'newswatch.yaml:2:1 the key "log" is written twice',
    'newswatch.yaml:3:14 found "none", expected a whole number from 0 to 65535',
  ]);
});

test("yaml: aliases that expand to a billion values -> refused in no time", () => {
  const rows = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"];
  for (let row = 1; row < 10; row += 1) {
    const before = Array.from({ length: 10 }, () => `*a${row - 1}`).join(", ");
    rows.push(`a${row}: &a${row} [${before}]`);
  }

  assert.deepEqual(faults(rows.join("\n")), ["1:1 the aliases (*name) expand to too many values"]);
});

test("yaml: an anchor used by many feeds -> taken as written", async (t) => {
  const lines = Array.from({ length: 200 }, (_, index) => {
    return `  - {name: f${index}, url: 'https://f${index}.example/', outlet: F, country: CN, language: en, every: *slow}`;
  });
  const folder = await configFolder(t, {
    "feeds.yaml": `defaults: {every: &slow 2h}\nfeeds:\n${lines.join("\n")}\n`,
  });

  const { desk } = await settingsOf(folder);

  assert.equal(desk.feeds.length, 200);
  assert.ok(desk.feeds.every(({ intervalMs }) => intervalMs === 2 * 3_600_000));
});

test("yaml: a wrong value with an anchor and its alias -> told where each of them stands", async (t) => {
  const folder = await configFolder(t, {
    "feeds.yaml":
      "defaults: {window: 3d, every: &slow 2h}\nfeeds:\n" +
      "  - {name: one, url: 'https://one.example/', outlet: One, country: &where Chna, language: en}\n" +
      "  - {name: two, url: 'https://two.example/', outlet: Two, country: *where, language: en}\n",
  });

  const expected = 'found "Chna", expected a country as two capital letters (ISO 3166), such as CN';
  assert.deepEqual(await problemsIn(folder), [`feeds.yaml:3:75 ${expected}`, `feeds.yaml:4:68 ${expected}`]);
});

for (const { what, text } of [
  { what: "20,000 open brackets", text: "[".repeat(20_000) },
  { what: "20,000 dashes", text: `${"- ".repeat(20_000)}x` },
  { what: "a nest that the parser still takes", text: `${"[".repeat(200)}${"]".repeat(200)}` },
]) {
  test(`yaml: ${what} -> one sentence, not a broken stack`, () => {
    const told = faults(text).filter((line) => line.endsWith("nested too deeply"));

    assert.equal(told.length, 1);
    assert.equal(parseYaml("a.yaml", text).value, undefined);
  });
}

test("yaml: aliases that nest 200 levels deep -> refused before anybody walks them", () => {
  const deep = `${"[".repeat(40)}*a${"]".repeat(40)}`;
  const rows = Array.from({ length: 5 }, (_, row) => `a${row + 1}: &a${row + 1} ${deep.replace("*a", `*a${row}`)}`);

  assert.deepEqual(faults(["a0: &a0 [x]", ...rows].join("\n")), ["1:1 nested too deeply"]);
});

test("yaml: a key called __proto__ -> an unknown key like any other", async (t) => {
  const folder = await configFolder(t, { "newswatch.yaml": "__proto__: {log: debug}\nconstructor: {}\n" });

  const lines = await problemsIn(folder);

  assert.deepEqual(
    lines.map((line) => line.split(";")[0]),
    ['newswatch.yaml:1:1 unknown key "__proto__"', 'newswatch.yaml:2:1 unknown key "constructor"'],
  );
});

test("yaml: a merge key -> an unknown key, for maps are not merged", async (t) => {
  const folder = await configFolder(t, { "newswatch.yaml": "<<: {log: debug}\n" });

  const [line] = await problemsIn(folder);

  assert.match(line ?? "", /^newswatch\.yaml:1:1 unknown key "<<"/);
});

test("yaml: Windows line ends and a byte order mark -> read, and places count as in the editor", async (t) => {
  const text =
    "\uFEFFwatches:\r\n  - name: visits\r\n    title: Visits\r\n    when: |\r\n      xi\r\n      AND @nobody\r\n";
  const folder = await configFolder(t, { "watches/visits.yaml": text });

  assert.deepEqual(await problemsIn(folder), ["watches/visits.yaml:6:11 @nobody is not in entities.yaml"]);
});

test("yaml: NO, on and no -> text, as YAML 1.2 has it", async (t) => {
  const folder = await configFolder(t, {
    "feeds.yaml": "feeds:\n  - {name: nrk, url: 'https://nrk.example/', outlet: on, country: NO, language: no}\n",
  });

  const { desk } = await settingsOf(folder);

  assert.deepEqual(
    desk.feeds.map(({ outlet, country, language }) => [outlet, country, language]),
    [["on", "NO", "no"]],
  );
});

test("yaml: a file that is no text -> told without a place", async (t) => {
  const folder = await configFolder(t, { "watches/visits.yaml": new Uint8Array([0xff, 0xfe, 0x00, 0x41]) });

  assert.deepEqual(await problemsIn(folder), ["watches/visits.yaml the file is not UTF-8 text"]);
});

test("yaml: a file larger than any config -> not read", async (t) => {
  const folder = await configFolder(t);
  await truncate(join(folder, "feeds.yaml"), limits.configFileBytesMax + 1);

  assert.deepEqual(await problemsIn(folder), [`feeds.yaml the file is larger than ${limits.configFileBytesMax} bytes`]);
});

test("yaml: files with nothing in them -> the missing key is told, newswatch.yaml may be empty", async (t) => {
  const folder = await configFolder(t, {
    "newswatch.yaml": "# everything as it is\n",
    "feeds.yaml": "",
    "alerts.yaml": "# nothing\n",
  });

  assert.deepEqual(await problemsIn(folder), [
    "feeds.yaml:1:1 found nothing, expected a map of keys: defaults, feeds",
    "alerts.yaml:1:1 found nothing, expected a map of keys: channels, routes, notices",
  ]);
});
