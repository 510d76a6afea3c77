// A mistake in a rule is told at its own line and column, in whatever style of YAML the rule is written.
import assert from "node:assert/strict";
import test from "node:test";
import { parseYaml } from "../../src/settings/yaml-source.ts";
import { configFolder, problemsIn } from "../helpers/config-folder.ts";

/** The place of the `@nobody` in a text, as an editor counts. */
function placeOfNobody(text: string): string {
  const at = text.indexOf("@nobody");
  const before = text.slice(0, at).split("\n");
  return `${before.length}:${(before.at(-1) ?? "").length + 1}`;
}

const styles: readonly { readonly style: string; readonly rule: string }[] = [
  { style: "plain", rule: "    when: xi OR @nobody\n" },
  { style: "plain on the next line", rule: "    when:\n      xi OR @nobody\n" },
  { style: "plain over three lines", rule: "    when: xi\n      OR putin\n\n      OR @nobody\n" },
  { style: "single quotes", rule: "    when: 'xi OR @nobody'\n" },
  { style: "single quotes around quotes", rule: "    when: '\"it''s his\" OR @nobody'\n" },
  { style: "single quotes over two lines", rule: "    when: 'xi\n      OR @nobody'\n" },
  { style: "double quotes", rule: '    when: "xi OR @nobody"\n' },
  { style: "double quotes with escapes", rule: '    when: "\\"state visit\\" OR \\u0058i OR\\n\\t@nobody"\n' },
  { style: "double quotes with long escapes", rule: '    when: "\\U00004e60 OR \\x78i OR\\_@nobody"\n' },
  { style: "double quotes with a joined line", rule: '    when: "xi \\\n      OR @nobody"\n' },
  { style: "a literal block", rule: "    when: |\n      xi\n        OR putin\n      OR @nobody\n" },
  { style: "a literal block that begins with an empty line", rule: "    when: |\n\n      xi\n\n      OR @nobody\n" },
  { style: "a literal block with an indent of its own", rule: "    when: |2\n       xi\n      OR @nobody\n" },
  { style: "a folded block", rule: "    when: >\n      xi\n      OR\n      @nobody\n" },
  {
    style: "a folded block with a comment in its header",
    rule: "    when: >- # the rule\n      xi OR\n\n      @nobody\n",
  },
  { style: "a block behind an anchor", rule: "    when: &rule >-\n      xi OR\n      @nobody\n" },
  { style: "a block with Chinese and emoji", rule: "    when: |\n      习近平 OR 🇨🇳xi\n      OR @nobody\n" },
];

for (const { style, rule } of styles) {
  test(`rule places: a wrong name in ${style} -> told where it stands`, async (t) => {
    const text = `watches:\n  - name: visits\n    title: Visits\n${rule}`;
    const folder = await configFolder(t, { "watches/visits.yaml": text });

    assert.deepEqual(await problemsIn(folder), [
      `watches/visits.yaml:${placeOfNobody(text)} @nobody is not in entities.yaml`,
    ]);
  });
}

test("rule places: several mistakes in one block -> each at its own place", async (t) => {
  const folder = await configFolder(t, {
    "watches/visits.yaml":
      "watches:\n  - name: visits\n    title: Visits\n    when: >-\n      @puttin\n      AND (@xie OR visit*)\n      AND @nobody\n",
  });

  assert.deepEqual(await problemsIn(folder), [
    "watches/visits.yaml:5:7 @puttin is not in entities.yaml; did you mean @putin?",
    "watches/visits.yaml:6:12 @xie is not in entities.yaml; did you mean @xi?",
    "watches/visits.yaml:7:11 @nobody is not in entities.yaml",
  ]);
});

test("rule places: a bracket never closed in a block -> told where it is opened", async (t) => {
  const folder = await configFolder(t, {
    "watches/visits.yaml":
      "watches:\n  - name: visits\n    title: Visits\n    when: |\n      xi AND\n      (visit* OR trip\n",
  });

  const lines = await problemsIn(folder);

  assert.equal(lines.length, 1);
  assert.match(lines[0] ?? "", /^watches\/visits\.yaml:6:7 /);
});

test("rule places: a wrong alias -> told where the alias stands, and not at the rules that use it", async (t) => {
  const folder = await configFolder(t, {
    "entities.yaml": "entities:\n  xi:\n    en: [Xi, 'X*i']\n    zh: ['---']\n",
    "watches/visits.yaml": "watches:\n  - {name: visits, title: Visits, when: '@xi AND visit*'}\n",
  });

  const lines = await problemsIn(folder);

  assert.deepEqual(
    lines.map((line) => line.split(" ")[0]),
    ["entities.yaml:3:15", "entities.yaml:4:11"],
  );
});

test("rule places: an empty rule and one of spaces -> told at the value", async (t) => {
  const folder = await configFolder(t, {
    "watches/visits.yaml":
      "watches:\n  - {name: one, title: One, when: ''}\n  - {name: two, title: Two, when: '  '}\n  - {name: three, title: Three}\n",
  });

  assert.deepEqual(await problemsIn(folder), [
    "watches/visits.yaml:2:35 found empty text, expected a rule, such as @xi AND visit*",
    "watches/visits.yaml:3:35 found empty text, expected a rule, such as @xi AND visit*",
    'watches/visits.yaml:4:5 the key "when" is missing; expected a rule, such as @xi AND visit*',
  ]);
});

/** The same numbers in every run: a test that fails can be looked at. */
function numbersFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const letters = ["a", "Z", "7", "習", "ж", "🇷🇺", "'", '"', "\\", "(", "@", "  ", " ", "\n"];

function randomText(pick: (below: number) => number): string {
  const length = 1 + pick(40);
  const text = Array.from({ length }, () => letters[pick(letters.length)] ?? "a").join("");
  // Lines that begin with a space fold differently, which is not what this is about.
  return `x${text.replace(/\s*\n\s*/g, "\n")}`.trim();
}

const writers: readonly { readonly style: string; readonly write: (text: string) => string }[] = [
  { style: "double quotes", write: (text) => JSON.stringify(text) },
  { style: "single quotes", write: (text) => `'${text.replaceAll("'", "''").replaceAll("\n", "\n\n    ")}'` },
  { style: "a literal block", write: (text) => `|\n    ${text.replaceAll("\n", "\n    ")}\n` },
  { style: "a folded block", write: (text) => `>-\n    ${text.replaceAll("\n", "\n\n    ")}\n` },
];

for (const { style, write } of writers) {
  test(`rule places: 150 random texts in ${style} -> every letter is found where it is written`, () => {
    const pick = numbersFrom(20_261_120);
    for (let round = 0; round < 150; round += 1) {
      const yaml = `a:\n  b: ${write(randomText(pick))}\n`;
      const { value: source } = parseYaml("a.yaml", yaml);
      assert.ok(source, `not YAML: ${yaml}`);
      const value = JSON.parse(JSON.stringify(source.value)).a.b;
      assertPlaces(yaml, value, (offset) => source.placeInText(["a", "b"], offset));
    }
  });
}

type PlaceOf = (offset: number) => { readonly line: number | undefined; readonly column: number | undefined };

function assertPlaces(yaml: string, value: string, placeOf: PlaceOf): void {
  const lines = yaml.split("\n");
  for (let offset = 0; offset < value.length; offset += 1) {
    const letter = value.charAt(offset);
    if (/\s/.test(letter)) continue;
    const { line = 0, column = 0 } = placeOf(offset);
    const written = (lines[line - 1] ?? "").slice(column - 1);
    const isEscaped = letter === "\\" || letter === '"' ? written.startsWith(`\\${letter}`) : false;
    assert.ok(isEscaped || written.startsWith(letter), `${offset} of ${JSON.stringify(value)} in ${yaml}`);
  }
}
