// Queries of other systems: what each becomes in our language, by the meaning it has where it comes from.
import assert from "node:assert/strict";
import { test } from "node:test";
import { dialects } from "../../src/core/import/dialects.ts";
import { importQuery } from "../../src/core/import/import-query.ts";

function imported(system: string, query: string) {
  const dialect = dialects[system];
  assert.ok(dialect !== undefined, system);
  return importQuery(query, dialect);
}

const translated: readonly (readonly [system: string, query: string, rule: string])[] = [
  ["meltwater", "pipeline", "pipeline"],
  ["meltwater", "gas AND oil OR coal", "(gas AND oil) OR coal"],
  ["meltwater", "gas OR oil AND coal NOT shares", "gas OR (oil AND coal AND NOT shares)"],
  ["meltwater", "gas AND NOT oil", "gas AND NOT oil"],
  ["meltwater", '"state visit" NEAR/5 (Xi OR Putin)', '"state visit" NEAR/5 (Xi OR Putin)'],
  ["meltwater", "xi NEAR putin", "xi NEAR/4 putin"],
  ["meltwater", "xi ONEAR/3 putin", "xi ONEAR/3 putin"],
  ["meltwater", "title:(grain OR wheat) AND ingress:port", "title:(grain OR wheat) AND lead:port"],
  ["meltwater", "visit* AND colo?r", "visit* AND colo?r"],
  ["meltwater", "China-Russia AND U.S.", '"China-Russia" AND "U.S."'],
  ["brandwatch", '"gas deal"~3 AND NOT (football OR chess)', "(gas NEAR/3 deal) AND NOT (football OR chess)"],
  ["brandwatch", "(xi NEAR/4f putin) OR title:summit", "(xi ONEAR/4 putin) OR title:summit"],
  ["brandwatch", "{BRICS} AND raw:ECO", "{BRICS} AND {ECO}"],
  ["brandwatch", "gas AND site:bbc.co.uk AND language:en", 'gas AND url:"bbc.co.uk" AND lang:en'],
  ["factiva", "world cup adj5 rugby", '"world cup" ONEAR/4 rugby'],
  ["factiva", "carrefour near5 retail sales", 'carrefour NEAR/4 "retail sales"'],
  ["factiva", "boeing 747/N30/british airways", '"boeing 747" NEAR/29 "british airways"'],
  ["factiva", "president w/2 bush", "president ONEAR/1 bush"],
  ["factiva", "president adj bush", "president ONEAR/0 bush"],
  ["factiva", "gas same pipeline", "gas PARAGRAPH pipeline"],
  ["factiva", "toyota/F50/", "FIRST/50(toyota)"],
  ["factiva", "atleast5 microsoft and wc>300", "ATLEAST/5(microsoft) AND words>300"],
  ["factiva", "nokia OR siemens AND phones", "nokia OR (siemens AND phones)"],
  ["factiva", "wireless not cellular", "wireless AND NOT cellular"],
  ["factiva", "hd=grain and la=en", "title:grain AND lang:en"],
  ["factiva", "[gas or oil] pipeline", "(gas OR oil) ONEAR/0 pipeline"],
  ["factiva", "telecom$5", "telecom*"],
  ["factiva", "telecom* and wom?n", "telecom* AND wom?n"],
  ["nexis", "gas OR oil W/5 pipeline", "(gas OR oil) NEAR/5 pipeline"],
  ["nexis", "gas and oil or coal", "gas AND (oil OR coal)"],
  ["nexis", "gas and oil and not coal or wood", "gas AND oil AND NOT (coal OR wood)"],
  ["nexis", "southwest pre/2 air", "southwest ONEAR/2 air"],
  ["nexis", "rico not w/5 puerto", "rico NOT NEAR/5 puerto"],
  ["nexis", "bankrupt! w/s wom*n", "bankrupt* SENTENCE wom?n"],
  ["nexis", "gas w/p pipeline", "gas PARAGRAPH pipeline"],
  ["nexis", "prime minister and headline(visit)", '"prime minister" AND title:visit'],
  ["nexis", "atleast3(sanctions) and length > 500", "ATLEAST/3(sanctions) AND words>500"],
  ["google-alerts", "xi putin", "xi AND putin"],
  ["google-alerts", "xi putin OR lavrov", "xi AND (putin OR lavrov)"],
  ["google-alerts", 'visit -football -"visiting card"', 'visit AND NOT football AND NOT "visiting card"'],
  ["google-alerts", "gas | oil", "gas OR oil"],
  ["google-alerts", "xi AROUND(3) putin", "xi NEAR/3 putin"],
  ["google-alerts", "intitle:grain site:tass.com -site:rt.com", 'title:grain AND url:"tass.com" AND NOT url:"rt.com"'],
  ["google-alerts", "习近平 访问", "习近平 AND 访问"],
];

for (const [system, query, rule] of translated) {
  test(`import from ${system}: ${query} -> ${rule}`, () => {
    assert.deepEqual([imported(system, query).problems, imported(system, query).rule], [[], rule]);
  });
}

const refused: readonly (readonly [system: string, query: string, at: number, why: RegExp])[] = [
  ["meltwater", "gas pipeline", 4, /without an operator/],
  ["meltwater", "gas AND (oil", 8, /never closed/],
  ["meltwater", 'gas AND "oil', 8, /no closing quote/],
  ["meltwater", "gas AND", 7, /missing at the end/],
  ["meltwater", "gas) AND oil", 3, /belongs to nothing/],
  ["meltwater", "OR gas", 0, /missing before/],
  ["meltwater", "sourceCountry:ru AND gas", 0, /no counterpart/],
  ["meltwater", "xi NEAR/3 putin NEAR/5 summit", 16, /chain/],
  ["meltwater", "wom*n", 0, /its translation is refused/],
  ["meltwater", "NOT gas", 0, /its translation is refused/],
  ["brandwatch", "gas AND oil OR coal", 15, /put brackets/],
  ["brandwatch", '"gas oil coal"~5', 0, /no pair of words/],
  ["brandwatch", "gas AND links:example.org", 8, /no counterpart/],
  ["brandwatch", "gas AND country:gbr", 8, /no counterpart/],
  ["factiva", "gas and date from 2020", 8, /asks for a time/],
  ["factiva", "fds=IBM and gas", 0, /no counterpart/],
  ["factiva", "gas near500 oil", 0, /its translation is refused/],
  ["nexis", "gas w/seg oil", 4, /no counterpart/],
  ["nexis", "allcaps(gas)", 0, /no counterpart/],
  ["nexis", "gas not w/s oil", 4, /no counterpart/],
  ["google-alerts", '"gas * pipeline"', 0, /whole word/],
  ["google-alerts", "gas ~oil", 4, /synonyms/],
  ["google-alerts", "gas 2010..2020", 4, /range/],
  ["google-alerts", "allintitle:gas", 0, /no counterpart/],
  ["google-alerts", '""', 0, /nothing between/],
  ["google-alerts", "", 0, /missing/],
];

for (const [system, query, at, why] of refused) {
  test(`import from ${system}: ${query === "" ? "nothing" : query} -> no rule, and the part is named`, () => {
    const { rule, problems } = imported(system, query);

    assert.equal(rule, undefined);
    assert.equal(problems.length, 1, JSON.stringify(problems));
    assert.equal(problems[0]?.from, at, JSON.stringify(problems));
    assert.match(problems[0]?.message ?? "", why);
  });
}

test("import: what means a little more or less -> translated, with a note", () => {
  assert.match(imported("factiva", "telecom$5").notes[0]?.message ?? "", /without its limit/);
  assert.match(imported("factiva", "a near5 b").notes[0]?.message ?? "", /at most 4 words between/);
  assert.match(imported("nexis", "gas w/5 oil").notes[0]?.message ?? "", /passes over/);
  assert.match(imported("meltwater", "xi NEAR putin").notes[0]?.message ?? "", /NEAR\/4/);
  assert.match(imported("google-alerts", "gas site:bbc.co.uk").notes[0]?.message ?? "", /anywhere in the address/);
});

test("import: brackets thousands deep, and a query too long -> refused, not thrown", () => {
  for (const system of Object.keys(dialects)) {
    assert.equal(imported(system, `${"(".repeat(9_000)}gas${")".repeat(9_000)}`).rule, undefined);
    assert.match(imported(system, "gas ".repeat(10_000)).problems[0]?.message ?? "", /at most/);
  }
});

test("import: anything at all -> a rule or a problem, never neither and never both", () => {
  const pieces = [
    "(",
    ")",
    '"',
    " ",
    "AND",
    "OR",
    "not",
    "near5",
    "W/3",
    "title:",
    "hd=",
    "gas",
    "习",
    "*",
    "-",
    "{",
    "/N3/",
    "~2",
    "\ud800",
    "\0",
  ];
  let seed = 7;
  const next = (below: number) => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return seed % below;
  };
  for (let round = 0; round < 3_000; round += 1) {
    const query = Array.from({ length: 1 + next(9) }, () => pieces[next(pieces.length)] ?? "").join(
      next(2) === 0 ? " " : "",
    );
    for (const system of Object.keys(dialects)) {
      const { rule, problems } = imported(system, query);
      assert.equal(rule === undefined, problems.length > 0, `${system}: ${JSON.stringify(query)}`);
    }
  }
});

for (const system of Object.keys(dialects)) {
  test(`import from ${system}: a joint of another system -> told, for as a word it would never be met`, () => {
    const joint = system === "meltwater" || system === "brandwatch" || system === "nexis" ? "adj/5" : "NEAR/5";
    const { problems } = imported(system, `gas ${joint} china`);

    assert.equal(problems.length, 1, JSON.stringify(problems));
    assert.equal(imported(system, `gas AND "${joint}"`).problems.length, 0);
  });
}
