// The embedded PostgreSQL: everything that an operator can get wrong is refused in words.
import assert from "node:assert/strict";
import { chmod, mkdir, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { attachEmbedded } from "../../src/store/embedded/attach.ts";
import { EmbeddedFailure } from "../../src/store/embedded/failure.ts";
import { openLayout } from "../../src/store/embedded/layout.ts";
import { serverProcesses } from "../../src/store/embedded/processes.ts";
import { installedPrograms } from "../../src/store/embedded/programs.ts";
import { dataFolder, isRoot, later, otherNewswatch, refused, started } from "../helpers/embedded.ts";

test("embedded start: two at once on an empty folder -> one runs, the other is refused by name", async (t) => {
  const folder = await dataFolder(t);
  const both = await Promise.allSettled([started(t, folder), started(t, folder)]);
  const [refusal] = both.flatMap((one) => (one.status === "rejected" ? [one.reason] : []));
  assert.equal(both.filter((one) => one.status === "fulfilled").length, 1);
  assert.ok(refusal instanceof EmbeddedFailure);
  assert.equal(refusal.code, "in-use");
  assert.match(refusal.message, new RegExp(`process ${process.pid}\\b.*already running.*NEWSWATCH_DATA`));
});

test("embedded start: no programs for this machine -> a sentence that names DATABASE_URL", () => {
  assert.throws(
    () => installedPrograms("plan9-mips"),
    (error) => error instanceof EmbeddedFailure && error.code === "no-programs" && /DATABASE_URL/.test(error.message),
  );
});

test("embedded start: database of another PostgreSQL -> refused, both versions named", async (t) => {
  const folder = await dataFolder(t);
  await (await started(t, folder)).stop();
  const { cluster } = await openLayout(folder);
  await writeFile(join(cluster, "PG_VERSION"), "17\n");
  assert.match(await refused(folder, "wrong-version"), /PostgreSQL 17.*PostgreSQL 18/);
});

test("embedded start: folder without a database in it -> refused, the missing file named", async (t) => {
  const folder = await dataFolder(t);
  await mkdir(join(folder, "postgres"));
  assert.match(await refused(folder, "folder"), /PG_VERSION is missing/);
});

test("embedded start: damaged control file -> refused with the end of the server's log", async (t) => {
  const folder = await dataFolder(t);
  await (await started(t, folder)).stop();
  const layout = await openLayout(folder);
  await truncate(join(layout.cluster, "global", "pg_control"), 100);
  const sentence = await refused(folder, "start-failed");
  assert.match(sentence, /server\.log.*\n[\s\S]*(PANIC|FATAL)/);
  assert.deepEqual(serverProcesses(layout), []);
});

test("embedded start: data folder is a file -> refused by its path", async (t) => {
  const file = join(await dataFolder(t), "file");
  await writeFile(file, "");
  assert.ok((await refused(file, "folder")).includes(file));
  assert.ok((await refused(join(file, "below"), "folder")).includes(file));
});

test("embedded start: folder not writable -> refused by its path", { skip: isRoot && "root may write" }, async (t) => {
  const folder = await dataFolder(t);
  await chmod(folder, 0o555);
  later(t, () => chmod(folder, 0o755));
  assert.ok((await refused(folder, "folder")).includes(folder));
});

test("attach: folder of another account -> said what to do", { skip: isRoot && "root may read" }, async (t) => {
  const folder = await dataFolder(t);
  await started(t, folder);
  const { home } = await openLayout(folder);
  await chmod(home, 0);
  const attached = attachEmbedded(folder);
  await assert.rejects(attached, { code: "folder", message: /cannot be read.*account that runs newswatch/ });
  await chmod(home, 0o700);
});

test("embedded start: two processes at once on an empty folder -> one runs, the other is refused", async (t) => {
  const folder = await dataFolder(t);
  const both = await Promise.all([otherNewswatch(t, folder), otherNewswatch(t, folder)]);
  const refusals = both.flatMap(({ answer }) => ("code" in answer ? [answer.code] : []));
  assert.deepEqual(refusals, ["in-use"]);
});

test("embedded start: password file does not fit the database -> refused by the folder", async (t) => {
  const folder = await dataFolder(t);
  const layout = await openLayout(folder);
  await (await started(t, folder)).stop();
  await writeFile(layout.passwordFile, "another");
  assert.match(await refused(folder, "folder"), /password authentication failed/);
  assert.deepEqual(serverProcesses(layout), []);
});
