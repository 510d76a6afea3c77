// The config folder as a whole: what is missing, what is too much, and whether anything changed.
import assert from "node:assert/strict";
import { chmod, mkdir, rm, symlink } from "node:fs/promises";
import { join, relative } from "node:path";
import test from "node:test";
import { readFingerprint } from "../../src/settings/fingerprint.ts";
import { readSettings } from "../../src/settings/read-settings.ts";
import { configFolder, problemsIn, rightFiles, settingsOf, writeInto } from "../helpers/config-folder.ts";

test("config folder: there is none -> one problem, and a fingerprint all the same", async (t) => {
  const folder = join(await configFolder(t), "nowhere");

  const reading = await readSettings({ configFolder: folder, env: {} });

  assert.deepEqual(reading.kind === "problems" ? reading.problems : [], [
    { file: folder, line: undefined, column: undefined, message: "the config folder is missing" },
  ]);
  assert.equal(reading.fingerprint, await readFingerprint({ configFolder: folder, env: {} }));
});

test("config folder: there is none and a variable is wrong -> both are told", async (t) => {
  const folder = join(await configFolder(t), "nowhere");

  assert.equal((await problemsIn(folder, { NEWSWATCH_LOG: "loud" })).length, 2);
});

test("config folder: it is a file -> told as that", async (t) => {
  const folder = join(await configFolder(t), "feeds.yaml");

  assert.deepEqual(await problemsIn(folder), [`${folder} the config folder has a parent that is not a folder`]);
});

test("config folder: empty -> the two files it cannot do without", async (t) => {
  const nothing = Object.fromEntries(Object.keys(rightFiles).map((name) => [name, undefined]));
  const folder = await configFolder(t, nothing);

  assert.deepEqual(await problemsIn(folder), ["feeds.yaml the file is missing", "alerts.yaml the file is missing"]);
});

test("config folder: a file whose name is mistyped -> told, for nobody would read it", async (t) => {
  const folder = await configFolder(t, { "newswach.yaml": "log: debug\n", "feeds.yml": "feeds: []\n" });

  assert.deepEqual(await problemsIn(folder), [
    'feeds.yml unknown file "feeds.yml"; did you mean "feeds.yaml"?',
    'newswach.yaml unknown file "newswach.yaml"; did you mean "newswatch.yaml"?',
  ]);
});

test("config folder: other things in it -> left alone", async (t) => {
  const folder = await configFolder(t, {
    "README.md": "Ours.",
    "schema/feeds.json": "{}",
    ".feeds.yaml.swp": "[",
    "feeds.yaml~": "[",
  });

  assert.equal((await settingsOf(folder)).desk.feeds.length, 1);
});

test("config folder: a folder where a file should be -> told", async (t) => {
  const folder = await configFolder(t, { "feeds.yaml": undefined });
  await mkdir(join(folder, "feeds.yaml"));

  assert.deepEqual(await problemsIn(folder), ["feeds.yaml the file is not a file"]);
});

test("config folder: files that are links, as mounted volumes have them -> read", async (t) => {
  const folder = await configFolder(t, { "watches/visits.yaml": undefined });
  await writeInto(folder, "..data/visits.yaml", rightFiles["watches/visits.yaml"] ?? "");
  await mkdir(join(folder, "watches"));
  await symlink("../..data/visits.yaml", join(folder, "watches", "visits.yaml"));

  assert.equal((await settingsOf(folder)).desk.watches[0]?.name, "visits");
});

test("config folder: a link to nothing among the watches -> told, for a watch may be missing", async (t) => {
  const folder = await configFolder(t);
  await symlink("nowhere", join(folder, "watches", "partnership.yaml"));

  assert.deepEqual(await problemsIn(folder), ["watches/partnership.yaml the file is missing"]);
});

test("config folder: watches is a file -> told, for it might hold some", async (t) => {
  const folder = await configFolder(t, { "watches/visits.yaml": undefined, watches: "watches: []\n" });

  assert.deepEqual(await problemsIn(folder), ["watches the folder has a parent that is not a folder"]);
});

const isRoot = process.getuid?.() === 0;

test("config folder: a file this user may not read -> told", {
  skip: isRoot && "root may read everything",
}, async (t) => {
  const folder = await configFolder(t);
  await chmod(join(folder, "feeds.yaml"), 0);

  assert.deepEqual(await problemsIn(folder), ["feeds.yaml the file cannot be read by this user"]);
});

test("config folder: inside the current directory -> its files are shown from there", async (t) => {
  const folder = await configFolder(t, { "newswatch.yaml": "lgo: info\n" });
  const here = process.cwd();
  t.after(() => process.chdir(here));
  process.chdir(folder);

  const reading = await readSettings({ configFolder: ".", env: {} });

  assert.deepEqual(reading.kind === "problems" ? reading.problems.map(({ file }) => file) : [], ["newswatch.yaml"]);
});

test("config folder: outside of the current directory -> its files are shown in full", async (t) => {
  const folder = await configFolder(t, { "newswatch.yaml": "lgo: info\n" });

  const reading = await readSettings({ configFolder: relative(process.cwd(), folder), env: {} });

  assert.deepEqual(reading.kind === "problems" ? reading.problems.map(({ file }) => file) : [], [
    join(folder, "newswatch.yaml"),
  ]);
});

// ---- the fingerprint ----

test("fingerprint: nothing changed -> the same, by a reading and by a look", async (t) => {
  const folder = await configFolder(t);

  const first = await readSettings({ configFolder: folder, env: {} });
  const second = await readSettings({ configFolder: folder, env: {} });

  assert.equal(first.fingerprint, second.fingerprint);
  assert.equal(first.fingerprint, await readFingerprint({ configFolder: folder, env: {} }));
});

const changes: readonly { readonly what: string; readonly change: (folder: string) => Promise<void> }[] = [
  {
    what: "a byte in a watch",
    change: (folder) => writeInto(folder, "watches/visits.yaml", `${rightFiles["watches/visits.yaml"]}\n`),
  },
  { what: "an optional file added", change: (folder) => writeInto(folder, "newswatch.yaml", "") },
  { what: "a file of watches added", change: (folder) => writeInto(folder, "watches/more.yaml", "watches: []\n") },
  { what: "a file of watches taken out", change: (folder) => rm(join(folder, "watches/visits.yaml")) },
  { what: "a needed file taken out", change: (folder) => rm(join(folder, "feeds.yaml")) },
  { what: "a file broken", change: (folder) => writeInto(folder, "feeds.yaml", "[") },
  { what: "an unknown file added", change: (folder) => writeInto(folder, "feedz.yaml", "feeds: []\n") },
  { what: "the whole folder gone", change: (folder) => rm(folder, { recursive: true }) },
];

for (const { what, change } of changes) {
  test(`fingerprint: ${what} -> another one, and the old one again when it is undone`, async (t) => {
    const folder = await configFolder(t);
    const before = await readFingerprint({ configFolder: folder, env: {} });

    await change(folder);
    const after = await readFingerprint({ configFolder: folder, env: {} });

    assert.notEqual(after, before);
    assert.equal((await readSettings({ configFolder: folder, env: {} })).fingerprint, after);
  });
}

test("fingerprint: a file of watches renamed -> another one", async (t) => {
  const one = await configFolder(t);
  const other = await configFolder(t, {
    "watches/visits.yaml": undefined,
    "watches/trips.yaml": rightFiles["watches/visits.yaml"],
  });

  assert.notEqual(
    await readFingerprint({ configFolder: one, env: {} }),
    await readFingerprint({ configFolder: other, env: {} }),
  );
});

test("fingerprint: two folders with the same files -> the same, wherever they are", async (t) => {
  const one = await configFolder(t);
  const other = await configFolder(t);

  assert.equal(
    await readFingerprint({ configFolder: one, env: {} }),
    await readFingerprint({ configFolder: other, env: {} }),
  );
});

test("fingerprint: a secret that a reference leads to is changed -> another one", async (t) => {
  const folder = await configFolder(t);
  await writeInto(folder, "secrets/hook", "first");
  const reference = `\${file:${folder}/secrets/hook}`;
  await writeInto(
    folder,
    "alerts.yaml",
    `channels: {hook: {kind: webhook, url: "\${env:URL}", secret: "${reference}"}}\n`,
  );
  const look = (url: string) => readFingerprint({ configFolder: folder, env: { URL: url } });

  const before = await look("https://a.example");
  const otherVariable = await look("https://b.example");
  await writeInto(folder, "secrets/hook", "second");
  const otherFile = await look("https://a.example");

  assert.equal(new Set([before, otherVariable, otherFile]).size, 3);
});
