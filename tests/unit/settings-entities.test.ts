// entities.yaml and entities/*.yaml: facts beside aliases, the names of countries, many files, and what is wrong in them.
import assert from "node:assert/strict";
import test from "node:test";
import { judge, readText } from "../../src/core/watch/judge.ts";
import { countryNames } from "../../src/settings/country-names.ts";
import { readFingerprint } from "../../src/settings/fingerprint.ts";
import { configFolder, problemsIn, settingsOf } from "../helpers/config-folder.ts";

const watch = (rule: string) => `watches:\n  - {name: one, title: One, when: '${rule}'}\n`;

async function watchWith(t: test.TestContext, files: Readonly<Record<string, string>>, rule: string) {
  const folder = await configFolder(t, { ...files, "watches/visits.yaml": watch(rule) });
  const [one] = (await settingsOf(folder)).desk.watches;
  assert.ok(one);
  return (body: string) => judge(readText({ title: "", body }), one).kind === "match";
}

test("entities: facts beside the aliases -> are no aliases", async (t) => {
  const yaml = `entities:
  china: {country: CN}
  xi:
    kind: person
    of: china
    role: President
    since: 2013-03-14
    until: 2030
    source: https://english.www.gov.cn/
    en: [Xi Jinping, "{Xi}"]
    not: ["Xi'an"]
`;
  const isMet = await watchWith(t, { "entities.yaml": yaml }, "@xi");

  assert.deepEqual(["Xi spoke", "In Xi'an", "The President", "a person of 2013"].map(isMet), [
    true,
    false,
    false,
    false,
  ]);
});

test("entities: a country by its code -> its names in many languages, beside those written", async (t) => {
  const isMet = await watchWith(t, { "entities.yaml": "entities:\n  ru: {country: RU, en: [Kremlin]}\n" }, "@ru");

  const names = [
    "Kremlin",
    "Russia",
    "Россия",
    "Росія",
    "Расія",
    "Ресей",
    "俄罗斯",
    "俄羅斯",
    "ロシア",
    "러시아",
    "وروسيا",
  ];
  assert.deepEqual(
    [...names, "Russland", "Russie", "Rusia"].filter((name) => !isMet(name)),
    [],
  );
  assert.equal(isMet("Prussia, Rossiya, Russo"), false);
});

test("country names: Arabic -> with the particles that are written together with them", () => {
  assert.deepEqual(countryNames("CN").get("ar"), ["الصين", "والصين", "فالصين", "بالصين", "كالصين", "للصين"]);
  assert.deepEqual(countryNames("RU").get("ar"), ["روسيا", "وروسيا", "فروسيا", "بروسيا", "كروسيا", "لروسيا"]);
});

test("country names: names made for lists of countries -> left out, and no code without any", () => {
  assert.equal(countryNames("MM").get("en"), undefined);
  assert.deepEqual(countryNames("TW").get("zh"), ["台湾", "台灣"]);
  assert.equal(countryNames("AA").size, 0);
});

test("entities: files in the folder beside entities.yaml -> one set of names", async (t) => {
  const files = {
    "entities.yaml": "entities:\n  xi: {en: [Xi]}\n",
    "entities/a.yaml": "entities:\n  putin: {en: [Putin], of: russia}\n",
    "entities/b.yaml": "entities:\n  russia: {en: [Russia]}\n",
  };
  const isMet = await watchWith(t, files, "@xi AND @putin AND @russia");

  assert.deepEqual([isMet("Xi, Putin, Russia"), isMet("Xi, Putin")], [true, false]);
});

test("entities: only files in the folder -> enough", async (t) => {
  const folder = await configFolder(t, {
    "entities.yaml": undefined,
    "entities/a.yaml": "entities:\n  xi: {en: [Xi]}\n",
  });

  assert.deepEqual(await problemsIn(folder), []);
});

test("entities: a name in two files -> told at the second, with the place of the first", async (t) => {
  const folder = await configFolder(t, { "entities/a.yaml": "entities:\n\n  xi: {en: [Xi]}\n" });

  const [problem = "", ...others] = await problemsIn(folder);
  assert.match(problem, /^entities\/a\.yaml:3:3 the name "xi" is already listed at .*entities\.yaml:2$/);
  assert.deepEqual(others, []);
});

test("entities: a file of the folder that cannot be read -> told, and no rule is blamed for its names", async (t) => {
  const folder = await configFolder(t, {
    "entities/a.yaml": "entities: [\n",
    "watches/visits.yaml": watch("@xi AND @who"),
  });

  assert.deepEqual(await problemsIn(folder), ["entities/a.yaml:1:11 the [ opened here is never closed"]);
});

test("entities: a mistake in the second file -> told where it stands, in the order of the files", async (t) => {
  const folder = await configFolder(t, {
    "entities.yaml": "entities:\n  xi: {en: [Xi], since: soon}\n",
    "entities/a.yaml": "entities:\n  putin: {en: [Putin]}\n  li: {en: [Li], kind: persn}\n",
  });

  assert.deepEqual(await problemsIn(folder), [
    'entities.yaml:2:25 found "soon", expected a date, such as 2024, 2024-05 or 2024-05-14',
    'entities/a.yaml:3:24 found "persn", expected one of person, office, ministry, agency, country, city, organisation, theme; did you mean "person"?',
  ]);
});

const faults: readonly (readonly [what: string, entity: string, told: string])[] = [
  ["a fact that is mistyped", "{en: [Xi], sinse: 2013}", '2:18 unknown key "sinse"; did you mean "since"?'],
  [
    "a date that is none",
    "{en: [Xi], since: 2024-02-30}",
    '2:25 found "2024-02-30", expected a date, such as 2024, 2024-05 or 2024-05-14',
  ],
  [
    "a month that is none",
    "{en: [Xi], until: 2024-13}",
    '2:25 found "2024-13", expected a date, such as 2024, 2024-05 or 2024-05-14',
  ],
  [
    "a list for a date",
    "{en: [Xi], until: [2024]}",
    "2:25 found a list, expected a date, such as 2024, 2024-05 or 2024-05-14",
  ],
  [
    "a country nobody knows",
    "{country: ZZZ}",
    '2:17 found "ZZZ", expected a country as two capital letters (ISO 3166), such as CN',
  ],
  ["an owner that is not there", "{en: [Xi], of: chna}", '2:22 unknown entity "chna"; did you mean "china"?'],
  [
    "a single exclusion without a list",
    "{en: [Xi], not: Xian}",
    "2:23 found plain text, expected a list of words that look alike",
  ],
  ["an exclusion of no letters", "{en: [Xi], not: [Xian, '--']}", "2:31 -- has no letter or digit to look for"],
  [
    "facts without any alias",
    "{kind: person}",
    "2:7 found a map of keys, expected a map from languages to lists of aliases, such as en: [Xi Jinping]",
  ],
  ["braces without quotes", "{en: [{Xi}]}", "2:13 found a map of keys, expected an alias"],
  ["a brace left open", "{en: ['{Xi']}", "2:14 this brace is never closed: {Exact Case}"],
  [
    "endings of a Han name",
    "{zh: [~习近平]}",
    "2:14 ~ knows the endings of Latin and Cyrillic letters and the prefixes of Arabic; leave it out here",
  ],
];

for (const [what, entity, told] of faults) {
  test(`entities: ${what} -> told once, at its place`, async (t) => {
    const folder = await configFolder(t, { "entities.yaml": `entities:\n  xi: ${entity}\n  china: {en: [China]}\n` });

    assert.deepEqual(await problemsIn(folder), [`entities.yaml:${told}`]);
  });
}

test("fingerprint: a byte in a file of names -> taken for a change", async (t) => {
  const one = await configFolder(t, { "entities/a.yaml": "entities:\n  li: {en: [Li]}\n" });
  const other = await configFolder(t, { "entities/a.yaml": "entities:\n  li: {en: [Lu]}\n" });

  assert.notEqual(
    await readFingerprint({ configFolder: one, env: {} }),
    await readFingerprint({ configFolder: other, env: {} }),
  );
});
