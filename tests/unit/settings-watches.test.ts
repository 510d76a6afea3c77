// watches/*.yaml and entities.yaml: rules, their names, and the names they use.
import assert from "node:assert/strict";
import test from "node:test";
import { limits } from "../../src/core/limits.ts";
import { configFolder, problemsIn, settingsOf } from "../helpers/config-folder.ts";

function watchesYaml(...lines: readonly string[]): string {
  return `watches:\n${lines.map((line) => `  - {${line}}\n`).join("")}`;
}

test("watches: several files -> one set, file by file in the order of their names", async (t) => {
  const folder = await configFolder(t, {
    "watches/visits.yaml": undefined,
    "watches/b.yaml": watchesYaml("name: third, title: Third, when: trip, level: critical"),
    "watches/a.yml": watchesYaml(
      "name: first, title: First, when: '@xi'",
      "name: second, title: Second, when: visit*, level: low",
    ),
  });

  const { desk } = await settingsOf(folder);

  assert.deepEqual(
    desk.watches.map(({ name, title, level, when }) => [name, title, level, when]),
    [
      ["first", "First", "normal", "@xi"],
      ["second", "Second", "low", "visit*"],
      ["third", "Third", "critical", "trip"],
    ],
  );
});

test("watches: a rule in a block -> kept as YAML gives it, and read into an expression", async (t) => {
  const folder = await configFolder(t, {
    "watches/visits.yaml": "watches:\n  - name: visits\n    title: Visits\n    when: |\n      @xi\n      AND visit*\n",
  });

  const [watch] = (await settingsOf(folder)).desk.watches;

  assert.equal(watch?.when, "@xi\nAND visit*\n");
  assert.equal(watch?.expression.kind, "and");
});

test("watches: no folder, an empty folder, or an empty list -> no watches, and no problem", async (t) => {
  const noFolder = await configFolder(t, { "watches/visits.yaml": undefined });
  const emptyFolder = await configFolder(t, { "watches/visits.yaml": undefined, "watches/README.md": "Rules." });
  const emptyList = await configFolder(t, { "watches/visits.yaml": "watches: []\n" });

  for (const folder of [noFolder, emptyFolder, emptyList]) {
    assert.deepEqual((await settingsOf(folder)).desk.watches, []);
  }
});

test("watches: what editors and mounted volumes leave behind -> not read", async (t) => {
  const folder = await configFolder(t, {
    "watches/.#visits.yaml": "[",
    "watches/visits.yaml~": "[",
    "watches/..data/visits.yaml": "[",
    "watches/notes.txt": "[",
  });

  assert.equal((await settingsOf(folder)).desk.watches.length, 1);
});

test("watches: one name in two files -> told in the second, with the place of the first", async (t) => {
  const folder = await configFolder(t, {
    "watches/a.yaml": watchesYaml("name: visits, title: A, when: trip"),
    "watches/visits.yaml": watchesYaml("name: other, title: B, when: trip", "name: visits, title: C, when: trip"),
  });

  assert.deepEqual(
    (await problemsIn(folder)).map((line) => line.replace(/listed at .*watches/, "listed at watches")),
    ["watches/visits.yaml:3:12 this name is already listed at watches/a.yaml:2"],
  );
});

const faults: readonly { readonly what: string; readonly line: string; readonly told: string }[] = [
  {
    what: "a name with an underscore",
    line: "name: leader_visit, title: T, when: trip",
    told: '2:12 found "leader_visit", expected a name of small letters, digits and hyphens, such as leader-visit',
  },
  {
    what: "a name longer than any",
    line: `name: ${"a".repeat(limits.settingNameCharsMax + 1)}, title: T, when: trip`,
    told: `2:12 found "${"a".repeat(60)}...", expected a name of small letters, digits and hyphens, such as leader-visit`,
  },
  {
    what: "no title",
    line: "name: a, when: trip",
    told: '2:5 the key "title" is missing; expected a title that readers of alerts understand',
  },
  {
    what: "an empty title",
    line: "name: a, title: '', when: trip",
    told: "2:22 found empty text, expected a title that readers of alerts understand",
  },
  {
    what: "a title over two lines",
    line: 'name: a, title: "T\\nX-Header: evil", when: trip',
    told: '2:22 found "T\\nX-Header: evil", expected a title that readers of alerts understand',
  },
  {
    what: "a level with a capital",
    line: "name: a, title: T, level: High, when: trip",
    told: '2:32 found "High", expected one of low, normal, high, critical; did you mean "high"?',
  },
  {
    what: "a level as a number",
    line: "name: a, title: T, level: 3, when: trip",
    told: "2:32 found the number 3, expected one of low, normal, high, critical",
  },
  {
    what: "a list for a rule",
    line: "name: a, title: T, when: [trip, visit]",
    told: "2:31 found a list, expected a rule, such as @xi AND visit*",
  },
  {
    what: "a number for a rule",
    line: "name: a, title: T, when: 2026",
    told: "2:31 found the number 2026, expected a rule, such as @xi AND visit*",
  },
  {
    what: "a key of a later version",
    line: "name: a, title: T, when: trip, themes: []",
    told: '2:37 unknown key "themes"; known: name, title, level, when, only, expires, owner, labels, docs, allow-many, tests',
  },
];

for (const { what, line, told } of faults) {
  test(`watches: ${what} -> told at its value`, async (t) => {
    const folder = await configFolder(t, { "watches/visits.yaml": watchesYaml(line) });

    assert.deepEqual(await problemsIn(folder), [`watches/visits.yaml:${told}`]);
  });
}

test("watches: a rule longer than any -> told by the rule's own parser", async (t) => {
  const rule = `xi${" OR xi".repeat(limits.expressionCharsMax / 6 + 1)}`;
  const folder = await configFolder(t, { "watches/visits.yaml": watchesYaml(`name: a, title: T, when: ${rule}`) });

  const lines = await problemsIn(folder);

  assert.equal(lines.length, 1);
  assert.match(lines[0] ?? "", /^watches\/visits\.yaml:2:\d+ a rule has at most 20000 characters/);
});

test("watches: a watch that is only text -> told as that", async (t) => {
  const folder = await configFolder(t, { "watches/visits.yaml": "watches: [visits]\n" });

  assert.deepEqual(await problemsIn(folder), [
    "watches/visits.yaml:1:11 found plain text, expected a map of keys: name, title, level, when, only, expires, owner, labels, docs, allow-many, tests",
  ]);
});

test("entities: no entities.yaml -> rules without names work, rules with names are told", async (t) => {
  const folder = await configFolder(t, {
    "entities.yaml": undefined,
    "watches/visits.yaml": watchesYaml("name: a, title: A, when: trip", "name: b, title: B, when: '@xi'"),
  });

  assert.deepEqual(await problemsIn(folder), ["watches/visits.yaml:3:32 @xi is not in entities.yaml"]);
});

test("entities: names in five scripts -> all of them are in the rule", async (t) => {
  const folder = await configFolder(t, {
    "entities.yaml": 'entities:\n  xi: {en: [Xi], zh: [习近平], ru: ["Си Цзиньпин*"], ko: [시진핑], ar: [شي]}\n',
    "watches/visits.yaml": watchesYaml("name: a, title: A, when: '@xi'"),
  });

  const [watch] = (await settingsOf(folder)).desk.watches;

  assert.equal(watch?.expression.kind === "entity" ? watch.expression.aliases.length : 0, 5);
});

const aliasesExpected = "expected a map from languages to lists of aliases, such as en: [Xi Jinping]";

const entityFaults: readonly { readonly what: string; readonly text: string; readonly told: readonly string[] }[] = [
  {
    what: "a name with a capital",
    text: "entities:\n  Xi: {en: [Xi]}\n",
    told: ['2:3 found the name "Xi", expected a name of small letters, digits and hyphens, such as leader-visit'],
  },
  {
    what: "a language nobody knows",
    text: "entities:\n  xi: {english: [Xi]}\n",
    told: ['2:8 unknown language "english"; expected a tag such as en, ru or zh'],
  },
  {
    what: "aliases without a language",
    text: "entities:\n  xi: [Xi]\n",
    told: [`2:7 found a list, ${aliasesExpected}`],
  },
  { what: "an entity without anything", text: "entities:\n  xi:\n", told: [`2:6 found nothing, ${aliasesExpected}`] },
  {
    what: "an entity without a language",
    text: "entities:\n  xi: {}\n",
    told: [`2:7 found a map of keys, ${aliasesExpected}`],
  },
  {
    what: "a language without aliases",
    text: "entities:\n  xi: {en: []}\n",
    told: ["2:12 found a list, expected a list of aliases"],
  },
  {
    what: "a number for an alias",
    text: "entities:\n  xi: {en: [Xi, 7]}\n",
    told: ["2:17 found the number 7, expected an alias"],
  },
  { what: "an empty alias", text: "entities:\n  xi: {en: ['']}\n", told: ["2:13 found empty text, expected an alias"] },
  {
    what: "a list of entities",
    text: "entities: [xi]\n",
    told: ["1:11 found a list, expected a map from names to aliases"],
  },
];

for (const { what, text, told } of entityFaults) {
  test(`entities: ${what} -> told once, and not at the rules`, async (t) => {
    const folder = await configFolder(t, {
      "entities.yaml": text,
      "watches/visits.yaml": watchesYaml("name: a, title: A, when: '@xi'").replace(
        "@xi",
        text.includes("Xi:") ? "@Xi" : "@xi",
      ),
    });

    assert.deepEqual(
      await problemsIn(folder),
      told.map((line) => `entities.yaml:${line}`),
    );
  });
}

test("watches: a rule that mentions another watch -> read with its rule, in whatever order they stand", async (t) => {
  const folder = await configFolder(t, {
    "watches/visits.yaml": watchesYaml(
      "name: both, title: Both, when: '@gas AND visit'",
      "name: gas, title: Gas, when: gas OR oil",
    ),
  });

  const [watch] = (await settingsOf(folder)).desk.watches;

  const mention = watch?.expression.kind === "and" ? watch.expression.operands[0] : undefined;
  assert.deepEqual([mention?.kind, mention?.written], ["rule", "@gas"]);
});

test("watches: rules that mention one another in a circle -> refused, with the way round", async (t) => {
  const folder = await configFolder(t, {
    "watches/visits.yaml": watchesYaml(
      "name: one, title: One, when: '@two AND visit'",
      "name: two, title: Two, when: '@one OR gas'",
    ),
  });

  const problems = await problemsIn(folder);

  assert.equal(problems.length, 2);
  for (const problem of problems)
    assert.match(JSON.stringify(problem), /a rule cannot mention itself: @(one|two) -> @/);
});
