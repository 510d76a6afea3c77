// Tests of watches: how they are written, what passes, what fails and why, and the forms that CI servers read.
import assert from "node:assert/strict";
import { test } from "node:test";
import { failed, runWatchTests } from "../../src/core/watch-tools/run-tests.ts";
import { junitOf, tapOf, testLines } from "../../src/core/watch-tools/test-report.ts";
import { configFolder, problemsIn, settingsOf } from "../helpers/config-folder.ts";

function watchesWith(...tests: readonly string[]): string {
  return `watches:
  - name: visits
    title: Visits
    when: (@xi NEAR/3 visit*) AND NOT title:chess AND NOT lang:de
    tests:
${tests.map((one) => `      - {${one}}\n`).join("")}`;
}

async function outcomesOf(t: Parameters<typeof configFolder>[0], files: Readonly<Record<string, string>>) {
  const { desk } = await settingsOf(await configFolder(t, files));
  return runWatchTests(desk.watches);
}

test("watch tests: text, title and body, fixture, facts, spans -> all run on the live engine", async (t) => {
  const outcomes = await outcomesOf(t, {
    "watches/visits.yaml": watchesWith(
      'name: one line, text: "Xi to visit Moscow", expect: match, spans: [Xi, visit]',
      'name: two lines, text: "News\\nXi will soon visit Moscow", expect: match, spans: [visit]',
      "name: parts, title: Chess, body: Xi visits, expect: no-match",
      "name: only a body, body: 习近平 visited, expect: match, spans: [习近平]",
      "name: a fact, title: Xi visits, language: de, expect: no-match",
      "name: from a file, fixture: texts/far.txt, expect: no-match",
    ),
    "watches/texts/far.txt": "\n\nXi\n\nA visit\n",
  });

  assert.equal(outcomes.length, 6);
  assert.deepEqual(failed(outcomes), []);
});

test("watch tests: failures -> why not with the nearest miss; or by which words, marked; or which words are not", async (t) => {
  const outcomes = await outcomesOf(t, {
    "watches/visits.yaml": watchesWith(
      "name: too far, title: Xi goes on a long state visit, expect: match",
      'name: should be quiet, text: "Xi visits", expect: no-match',
      'name: other words, text: "Xi visits", expect: match, spans: [Xi, Moscow]',
      "name: no file, fixture: gone.txt, expect: match",
    ),
  });
  const [far, quiet, words, gone] = outcomes.map(({ faults }) => faults);

  assert.match(far?.join() ?? "", /^expected a match: .*NEAR\/3.* 5/);
  assert.deepEqual(quiet, ["expected no match, but it is met by", "«Xi» «visits»"]);
  assert.deepEqual(words, ['it is met, but not by "Moscow"; marked are "Xi", "visits"']);
  assert.match(gone?.join() ?? "", /^the fixture .*gone\.txt is missing$/);
  assert.match(outcomes[0]?.test.place ?? "", /watches\/visits\.yaml:6:9$/);
});

test("watch tests: in a file beside -> added to the watch they name", async (t) => {
  const { desk } = await settingsOf(
    await configFolder(t, {
      "watches/visits.test.yaml": 'tests:\n  - {watch: visits, name: beside, text: "Xi visits", expect: match}\n',
    }),
  );

  assert.deepEqual(
    desk.watches.map(({ name }) => name),
    ["visits"],
  );
  assert.deepEqual(
    desk.watches[0]?.tests?.map(({ name }) => name),
    ["beside"],
  );
});

const faults: readonly (readonly [what: string, test: string, told: RegExp])[] = [
  ["an unknown key", "name: a, txt: b, expect: match", /:6:19 unknown key "txt"; did you mean "text"\?/],
  ["no expectation", "name: a, text: b", /:6:9 the key "expect" is missing; expected one of match, no-match/],
  ["a wrong expectation", "name: a, text: b, expect: yes", /:6:36 found "yes", expected one of match, no-match/],
  ["nothing given", "name: a, expect: match", /:6:9 found a map of keys, expected one of text, title/],
  ["two things given", "name: a, text: b, title: c, expect: match", /expected one of text, title/],
  ["a language in words", "name: a, text: b, expect: match, language: German", /expected a language/],
];

for (const [what, written, told] of faults) {
  test(`watch tests: ${what} -> told at its place, and the settings are refused`, async (t) => {
    const problems = await problemsIn(await configFolder(t, { "watches/visits.yaml": watchesWith(written) }));

    assert.equal(problems.length, 1, problems.join("\n"));
    assert.match(problems[0] ?? "", told);
  });
}

test("watch tests: files of tests with mistakes -> told at their places", async (t) => {
  const lines = await problemsIn(
    await configFolder(t, {
      "watches/a.test.yaml":
        "tests:\n  - {watch: visit, name: a, text: b, expect: match}\n  - {name: a, text: b, expect: match}\n",
      "watches/b.test.yaml": "watches: []\n",
      "watches/visits.yaml": watchesWith("name: a, text: b, expect: match", "name: a, text: c, expect: match"),
    }),
  );

  assert.match(lines[0] ?? "", /^watches\/a\.test\.yaml:2:13 unknown watch "visit"; did you mean "visits"\?/);
  assert.match(lines[1] ?? "", /^watches\/a\.test\.yaml:3:5 the key "watch" is missing/);
  assert.ok(
    lines.some((line) => /b\.test\.yaml:\d+:\d+ unknown key "watches"/.test(line)),
    lines.join("\n"),
  );
  assert.ok(
    lines.some((line) => /visits\.yaml:7:16 this name is already listed at/.test(line)),
    lines.join("\n"),
  );
});

const hostile = [
  { name: 'a # <b> & "c"', faults: [] },
  { name: "d", faults: ['expected ]]> & <no> "match"\u0007', "and \ud800 more"] },
].map(({ name, faults: own }) => ({
  test: {
    watch: "visits",
    name,
    place: "config/watches/visits.yaml:6:9",
    expect: "match" as const,
    spans: [],
    given: { kind: "unreadable" as const, why: "" },
  },
  faults: own,
}));

test("watch tests: TAP -> a plan, a line a test, reasons in YAML, signs of TAP escaped", () => {
  assert.equal(
    tapOf(hostile),
    [
      "TAP version 14",
      "1..2",
      String.raw`ok 1 - visits: a \# <b> & "c"`,
      "not ok 2 - visits: d",
      "  ---",
      '  at: "config/watches/visits.yaml:6:9"',
      "  faults:",
      String.raw`    - "expected ]]> & <no> \"match\""`,
      '    - "and \ufffd more"',
      "  ...",
    ].join("\n"),
  );
});

test("watch tests: JUnit -> counts, one suite a watch, no sign of XML let through", () => {
  const xml = junitOf(hostile);

  assert.match(xml, /<testsuite name="visits" tests="2" failures="1">/);
  assert.match(xml, /name="a # &lt;b&gt; &amp; &quot;c&quot;"\/>/);
  assert.match(xml, /<failure message="expected \]\]&gt; &amp; &lt;no&gt; &quot;match&quot;">/);
  // biome wants no control characters in patterns, so they are looked for one by one.
  assert.ok([...xml].every((sign) => sign === "\n" || sign >= " "));
});

test("watch tests: told to a person -> place, name, reasons, and the count", () => {
  assert.deepEqual(testLines(hostile, 1).split("\n").slice(0, 2), [
    "config/watches/visits.yaml:6:9 visits: d",
    '    expected ]]> & <no> "match"',
  ]);
  assert.match(testLines(hostile, 1), /\n2 tests of 1 watch: 1 failed$/);
  assert.equal(testLines([], 0), "0 tests of 0 watches: all pass");
});

test("watch tests: a name twice for one watch in files -> refused with both places; for two watches -> fine", async (t) => {
  const tests = (...watches: readonly string[]) => {
    return `tests:\n${watches.map((watch) => `  - {watch: ${watch}, name: same, text: Xi visits, expect: match}\n`).join("")}`;
  };
  const watches = "watches:\n  - {name: a, title: A, when: xi}\n  - {name: b, title: B, when: xi}\n";
  const files = {
    "watches/ab.yaml": watches,
    "watches/1.test.yaml": tests("a", "b"),
    "watches/2.test.yaml": tests("a"),
  };

  const problems = await problemsIn(await configFolder(t, files));
  const apart = await problemsIn(await configFolder(t, { ...files, "watches/2.test.yaml": undefined }));

  assert.equal(problems.length, 1, problems.join());
  assert.match(problems[0] ?? "", /^watches\/2\.test\.yaml:2:22 this name is already listed at .*1\.test\.yaml:2/);
  assert.deepEqual(apart, []);
});
