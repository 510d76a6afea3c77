// `newswatch watches ...`: what each tool prints and how it ends, without a database.
import assert from "node:assert/strict";
import { chmod, lstat, readdir, readFile, stat, symlink } from "node:fs/promises";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { check } from "../../src/cli/check.ts";
import { watches } from "../../src/cli/watches.ts";
import { configFolder, settingsOf, writeInto } from "../helpers/config-folder.ts";
import { terminalFor } from "../helpers/terminal.ts";

const tested = `watches:
  - name: visits
    title: Visits
    when: "@xi   AND visit*"   # a comment that stays
    tests:
      - {name: fires, text: Xi visits Moscow, expect: match}
  - name: grain
    title: Grain
    when: grain
`;

async function folderWith(t: TestContext, files: Readonly<Record<string, string>> = {}): Promise<string> {
  return configFolder(t, { "watches/visits.yaml": tested, ...files });
}

async function call(folder: string, ...args: readonly string[]) {
  // A data folder of its own keeps the command from a service that runs on this machine.
  const { terminal, out, err } = terminalFor(folder, { NEWSWATCH_DATA: join(folder, "data") });
  const code = await watches.run(args, terminal);
  return { code, out: out(), err: err() };
}

test("watches: without a tool, or with an unknown one -> the tools are listed, exit code 2", async () => {
  const none = await call("/nonexistent");
  assert.equal(none.code, 2);
  for (const tool of ["test", "try", "backtest", "explain", "lint", "format", "import"]) {
    assert.match(none.err, new RegExp(`newswatch watches ${tool} ?`));
  }
  assert.match((await call("/nonexistent", "tets")).err, /there is no tool "tets"; did you mean "test"\?/);
});

test("watches test: all pass -> counted, watches without tests named, exit code 0", async (t) => {
  assert.deepEqual(await call(await folderWith(t), "test"), {
    code: 0,
    out: "1 test of 1 watch: all pass\nwithout tests: grain\n",
    err: "",
  });
});

test("watches test: one fails -> its place and why, exit code 1; check warns and passes", async (t) => {
  const folder = await folderWith(t, {
    "watches/grain.test.yaml": 'tests:\n  - {watch: grain, name: quiet, text: "Grain", expect: no-match}\n',
  });
  const { code, out } = await call(folder, "test");
  const checking = terminalFor(folder);

  assert.equal(code, 1);
  assert.match(out, /grain\.test\.yaml:2:5 grain: quiet\n {4}expected no match, but it is met by\n {4}«Grain»\n/);
  assert.equal(await check.run([], checking.terminal), 0);
  assert.match(checking.err(), /^warning: .*grain: quiet\n(.*\n)+2 tests of 2 watches: 1 failed\n$/);
});

test("watches test: one watch, a draft in a file, an unknown watch -> only what was asked for", async (t) => {
  const folder = await folderWith(t);
  await writeInto(
    folder,
    "drafts/visits.yaml",
    'watches:\n  - {name: d, title: D, when: "@visits AND oil", tests: [{name: a, text: Xi visits, expect: match}]}\n',
  );

  assert.match((await call(folder, "test", "grain")).out, /^0 tests of 0 watches/);
  const draft = await call(folder, "test", join(folder, "drafts/visits.yaml"));
  assert.equal(draft.code, 1);
  assert.match(draft.out, /expected a match: nothing for oil/);
  assert.match((await call(folder, "test", "visit")).err, /There is no watch "visit"; did you mean "visits"\?/);
});

test("watches test: a file of tests, saved or not -> its tests alone, on the watches of the settings", async (t) => {
  const tests = (name: string) => `tests:\n  - {watch: ${name}, name: near, text: Xi visits Kazan, expect: no-match}\n`;
  const folder = await folderWith(t, {
    "watches/saved.test.yaml": tests("visits"),
    "drafts/new.test.yaml": tests("visits"),
  });
  for (const file of ["watches/saved.test.yaml", "drafts/new.test.yaml"]) {
    const { code, out, err } = await call(folder, "test", join(folder, file));
    assert.deepEqual([code, err], [1, ""]);
    assert.match(out, /test\.yaml:2:5 visits: near\n(.*\n)+1 test of 1 watch: 1 failed\n$/);
  }

  await writeInto(folder, "drafts/new.test.yaml", tests("vists"));
  const unknown = await call(folder, "test", join(folder, "drafts/new.test.yaml"));
  assert.equal(unknown.code, 1);
  assert.match(unknown.err, /new\.test\.yaml:2:13 unknown watch "vists"; did you mean "visits"\?/);
});

test("watches test: a folder here has the watch's name -> the watch is meant", async (t) => {
  const folder = await folderWith(t, { "watches/src.yaml": "watches:\n  - {name: src, title: Src, when: src}\n" });

  assert.match((await call(folder, "test", "src")).out, /^0 tests of 0 watches/);
});

test("watches test: as TAP and as JUnit -> both in their forms", async (t) => {
  const folder = await folderWith(t);
  const { out } = await call(folder, "test", "--tap", "--junit", join(folder, "junit.xml"));

  assert.equal(out, "TAP version 14\n1..1\nok 1 - visits: fires\n");
  assert.match(await readFile(join(folder, "junit.xml"), "utf8"), /<testsuites .*tests="1" failures="0">/);
});

test("watches explain: a text file -> each clause, met or not, with the words", async (t) => {
  const folder = await folderWith(t);
  await writeInto(folder, "text.txt", "Xi speaks\n\nNobody comes.\n");
  const { code, out } = await call(folder, "explain", "visits", join(folder, "text.txt"));

  assert.equal(code, 0);
  assert.match(out, /^visits: not met, nothing for visit\*/);
  assert.match(out, /\n {4}\+ @xi {2}« Xi \(title 0-2\) »\n {4}- visit\*: nothing for visit\*\n/);
  assert.match((await call(folder, "explain", "visits", join(folder, "no.txt"))).err, /no\.txt is missing/);
});

test("watches try: a rule on a text -> formatted, looked at, judged; a wrong rule -> a sign at its place", async (t) => {
  const folder = await folderWith(t);
  await writeInto(folder, "text.txt", "Grain\nXi visits");

  const right = await call(folder, "try", "grain AND (@visits OR @xi)", join(folder, "text.txt"));
  assert.equal(right.code, 0);
  assert.match(right.out, /^grain AND \(@visits OR @xi\)\n/);
  assert.match(right.out, /this rule: met\n {2}«Grain»\n/);
  const wrong = await call(folder, "try", "grain AND oil OR @xi");
  assert.equal(wrong.code, 1);
  assert.match(wrong.err, /\n {2}grain AND oil OR @xi\n {2} +\^/);
  assert.match((await call(folder, "try", "grain")).out, /No database is running/);
});

test("watches lint: rules with and without findings -> places, signs, exit code", async (t) => {
  const clean = await call(await folderWith(t), "lint");
  assert.deepEqual(
    [clean.code, clean.out],
    [0, "2 watches: 0 findings (no database is running, so the archive was not asked)\n"],
  );

  const folder = await folderWith(t, {
    "watches/b.yaml":
      "watches:\n  - {name: twice, title: T, when: 'grain AND grain'}\n  - {name: same, title: S, when: (grain)}\n",
  });
  const { code, out } = await call(folder, "lint");
  assert.equal(code, 1);
  assert.match(out, /b\.yaml:2:5 twice: this asks for nothing new.*\n {2}grain AND grain\n {2} {10}\^{5}/);
  assert.match(out, /: this is the rule of the watch/);
});

test("watches format: a file that is a link and closed to others -> stays both, and nothing is left beside it", async (t) => {
  const folder = await folderWith(t, { "shared/long.txt": "watches:\n  - {name: flow, title: F, when: '((a1))'}\n" });
  const target = join(folder, "shared/long.txt");
  await chmod(target, 0o600);
  await symlink(target, join(folder, "watches/linked.yaml"));

  const { code, err } = await call(folder, "format", "--write");

  assert.deepEqual([code, err], [0, ""]);
  assert.match(await readFile(target, "utf8"), /when: a1\}/);
  assert.equal((await lstat(join(folder, "watches/linked.yaml"))).isSymbolicLink(), true);
  assert.equal((await stat(target)).mode & 0o777, 0o600);
  assert.deepEqual((await readdir(join(folder, "watches"))).sort(), ["linked.yaml", "visits.yaml"]);
});

test("watches format: another form -> shown; with --write only the rule is changed in the file", async (t) => {
  const folder = await folderWith(t, {
    "watches/long.yaml": `# Kept.\nwatches:\n  - name: long\n    when: >-\n      (${"grain"} AND ${Array.from({ length: 14 }, (_, at) => `(word${at} OR other${at})`).join(" AND ")})\n    title: Long # kept too\n  - {name: flow, title: F, when: '((a1))'}\n`,
  });
  const shown = await call(folder, "format");
  assert.equal(shown.code, 1);
  assert.match(shown.out, /long\.yaml:3 long\ngrain\nAND \(word0 OR other0\)\n/);

  const before = await settingsOf(folder);
  assert.equal((await call(folder, "format", "--write")).code, 0);
  const after = await settingsOf(folder);
  const long = await readFile(join(folder, "watches/long.yaml"), "utf8");

  assert.match(long, /^# Kept\.\nwatches:\n {2}- name: long\n {4}when: >-\n {6}grain\n {6}AND \(word0 OR other0\)\n/);
  assert.match(long, /\n {4}title: Long # kept too\n {2}- \{name: flow, title: F, when: a1\}\n$/);
  assert.deepEqual(
    after.desk.watches.map(({ name }) => name),
    before.desk.watches.map(({ name }) => name),
  );
  assert.equal((await call(folder, "format")).out, "0 rules of another form.\n");
  assert.match(await readFile(join(folder, "watches/visits.yaml"), "utf8"), /# a comment that stays\n/);
});

const wrongCalls: readonly (readonly [readonly string[], RegExp])[] = [
  [["test", "a", "b"], /only one watch or file/],
  [["test", "--tup"], /no option "--tup"; did you mean "--tap"/],
  [["backtest"], /name a watch/],
  [["backtest", "a", "--since", "soon"], /--since takes a time/],
  [["backtest", "a", "--limit", "0"], /--limit takes/],
  [["backtest", "a", "--expr", "b", "--file", "c"], /not both/],
  [["explain", "a"], /name a watch, and an address/],
  [["try"], /give a rule/],
  [["try", "a", "AND", "b"], /put the whole rule in quotes/],
  [["lint", "a"], /unexpected "a"/],
  [["format", "--wirte"], /did you mean "--write"/],
];

for (const [args, why] of wrongCalls) {
  test(`watches ${args.join(" ")} -> refused with a sentence, exit code 2`, async () => {
    const { code, err } = await call("/nonexistent", ...args);
    assert.equal(code, 2);
    assert.match(err, why);
  });
}
