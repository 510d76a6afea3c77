// The embedded PostgreSQL: first start, restart, stop, and where it keeps its things.
import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { chmod, mkdir, readdir, readFile, rename, rm, stat, symlink, truncate } from "node:fs/promises";
import { join } from "node:path";
import { after, test } from "node:test";
import pg from "pg";
import { attachEmbedded } from "../../src/store/embedded/attach.ts";
import { startEmbedded } from "../../src/store/embedded/embedded.ts";
import { layoutOf, openLayout, socketFits } from "../../src/store/embedded/layout.ts";
import { readPostmaster, serverProcesses } from "../../src/store/embedded/processes.ts";
import { silentLog, temporaryFolder } from "../helpers/database.ts";
import { dataFolder, later, otherNewswatch, pool, refused, started, urlOfOther } from "../helpers/embedded.ts";

/** For the tests that only look at a fresh server. */
const shared = (async () => {
  const folder = await temporaryFolder();
  const embedded = await startEmbedded({ dataFolder: folder, log: silentLog });
  after(async () => {
    await embedded.stop();
    await rm(folder, { recursive: true, force: true });
  });
  return { ...embedded, folder };
})();

test("embedded start: empty folder -> a server that both drivers reach by the same URL", async (t) => {
  const { url } = await shared;
  const [ours] = await pool(t, url)`select current_database() as name, 1 as one`;
  assert.deepEqual(ours, { name: "newswatch", one: 1 });
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const theirs = await client.query("select current_database() as name, 1 as one");
  await client.end();
  assert.deepEqual(theirs.rows, [{ name: "newswatch", one: 1 }]);
});

test("embedded start: empty folder -> durable, checked, no TCP, sorted the same on every machine", async (t) => {
  const { url } = await shared;
  const sql = pool(t, url);
  const rows = await sql<{ name: string; setting: string }[]>`
    select name, setting from pg_settings
    where name in ('fsync', 'full_page_writes', 'synchronous_commit', 'data_checksums', 'listen_addresses',
                   'server_encoding', 'unix_socket_permissions', 'password_encryption', 'log_min_error_statement')
    order by name
  `;
  assert.deepEqual(Object.fromEntries(rows.map((row) => [row.name, row.setting])), {
    data_checksums: "on",
    fsync: "on",
    full_page_writes: "on",
    listen_addresses: "",
    log_min_error_statement: "panic",
    password_encryption: "scram-sha-256",
    server_encoding: "UTF8",
    synchronous_commit: "on",
    unix_socket_permissions: "0700",
  });
  const [database] = await sql`select datlocprovider, datlocale from pg_database where datname = 'newswatch'`;
  assert.deepEqual(database, { datlocprovider: "b", datlocale: "C.UTF-8" });
});

test("embedded start: words in quotation marks -> found by text search in every script", async (t) => {
  const { url } = await shared;
  const [row] = await pool(t, url)`
    select to_tsvector('simple', '«Путин» — “Xi”, 习近平。') @@ to_tsquery('simple', 'путин & xi & 习近平') as found
  `;
  assert.equal(row?.["found"], true);
});

test("embedded start: wrong password -> refused although it comes over the socket", async (t) => {
  const { url } = await shared;
  const changed = new URL(url);
  changed.password = "guess";
  await assert.rejects(pool(t, changed.href)`select 1`, { code: "28P01" });
});

test("embedded start: files made -> closed to every other account", async () => {
  const { folder } = await shared;
  const layout = await openLayout(folder);
  for (const path of [layout.home, layout.cluster, layout.passwordFile]) {
    assert.equal((await stat(path)).mode & 0o077, 0, path);
  }
  assert.match(await readFile(layout.passwordFile, "utf8"), /^[0-9a-f]{48}$/);
});

test("embedded stop: running server -> no process is left, rows are there after the next start", async (t) => {
  const folder = await dataFolder(t);
  const layout = await openLayout(folder);
  const first = await started(t, folder);
  await pool(t, first.url)`create table public.kept as select 7 as number`;
  assert.ok(serverProcesses(layout).length > 0);
  await Promise.all([first.stop(), first.stop()]);
  assert.deepEqual(serverProcesses(layout), []);
  assert.equal(readPostmaster(layout), undefined);
  const second = await started(t, folder);
  assert.equal(second.url, first.url);
  assert.deepEqual([...(await pool(t, second.url)`select number from public.kept`)], [{ number: 7 }]);
});

test("embedded stop: start in flight is aborted -> it throws and leaves no process", async (t) => {
  const folder = await dataFolder(t);
  const layout = await openLayout(folder);
  const isMade = () => readdirSync(folder).some((name) => name.includes(".init-"));
  const isComing = () => serverProcesses(layout).length > 0;
  for (const isMoment of [isMade, isComing, () => true]) {
    const controller = new AbortController();
    const starting = startEmbedded({ dataFolder: folder, log: silentLog, signal: controller.signal });
    const watch = setInterval(() => isMoment() && controller.abort(), 1);
    await assert.rejects(starting, { code: "stopped" });
    clearInterval(watch);
    assert.deepEqual(serverProcesses(layout), []);
  }
  const before = AbortSignal.abort();
  await assert.rejects(startEmbedded({ dataFolder: folder, log: silentLog, signal: before }), { code: "stopped" });
  assert.deepEqual(serverProcesses(layout), []);
});

test("embedded start: spaces, an apostrophe and other scripts in the path -> works", async (t) => {
  const folder = join(await dataFolder(t), `новости дня, it's 新闻 %41`);
  const { url } = await started(t, folder);
  assert.equal((await pool(t, url)`select 1`).length, 1);
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.end();
});

test("embedded start: path too long for a socket -> a private short folder stands in, and is refused when it is not ours", async (t) => {
  const folder = join(await dataFolder(t), "deep".repeat(30));
  assert.equal(socketFits(join(folder, "postgres")), false);
  const embedded = await started(t, folder);
  const { socketFolder } = await openLayout(folder);
  later(t, () => rm(socketFolder, { recursive: true, force: true }));
  assert.equal((await stat(socketFolder)).mode & 0o777, 0o700);
  assert.equal((await pool(t, embedded.url)`select 1`).length, 1);
  assert.equal(await attachEmbedded(folder), embedded.url);
  await embedded.stop();
  await chmod(socketFolder, 0o777);
  assert.match(await refused(folder, "folder"), /too long for a socket.*NEWSWATCH_DATA/);
});

test("socket folder: temporary folder is itself too long -> /tmp", () => {
  const before = process.env["TMPDIR"];
  process.env["TMPDIR"] = `/tmp/${"x".repeat(120)}`;
  try {
    assert.match(layoutOf(`/data/${"y".repeat(100)}`).socketFolder, /^\/tmp\/newswatch-[0-9a-f]{16}$/);
  } finally {
    if (before === undefined) delete process.env["TMPDIR"];
    else process.env["TMPDIR"] = before;
  }
});

test("embedded start: large log -> set aside, so that the log is bounded", async (t) => {
  const folder = await dataFolder(t);
  await (await started(t, folder)).stop();
  const { logFile } = await openLayout(folder);
  await truncate(logFile, 11 * 1024 * 1024);
  await started(t, folder);
  assert.ok((await stat(logFile)).size < 100_000);
  assert.equal((await stat(`${logFile}.1`)).size, 11 * 1024 * 1024);
});

test("embedded start: unfinished folders of a killed start -> removed, those of a living one not", async (t) => {
  const folder = await dataFolder(t);
  // A process number is at most 4,194,304.
  const names = ["postgres.init-99999999-00ff", "postgres-programs-18.0.0.copy-99999999-00ff"];
  for (const name of names) await mkdir(join(folder, name, "cluster"), { recursive: true });
  await mkdir(join(folder, `postgres.init-${process.pid}-00ff`));
  await started(t, folder);
  const left = await readdir(folder);
  assert.deepEqual(
    left.filter((name) => name.endsWith("-00ff")),
    [`postgres.init-${process.pid}-00ff`],
  );
});

test("attach: no folder, no server, running server, stopped server -> its URL only while it runs", async (t) => {
  const folder = await dataFolder(t);
  assert.equal(await attachEmbedded(join(folder, "nowhere")), undefined);
  assert.equal(await attachEmbedded(folder), undefined);
  const embedded = await started(t, folder);
  assert.equal(await attachEmbedded(folder), embedded.url);
  await embedded.stop();
  assert.equal(await attachEmbedded(folder), undefined);
});

test("embedded start: failing statement -> said in the server's log without its text, values and row", async (t) => {
  const { url, folder } = await shared;
  const sql = pool(t, url);
  await sql`create table public.checked (text text check (text = 'good'))`;
  await assert.rejects(sql`insert into public.checked values (${"a secret"})`, { code: "23514" });
  await assert.rejects(sql`select ${1}::integer / 0 as another_secret`, { code: "22012" });
  const log = await readFile((await openLayout(folder)).logFile, "utf8");
  assert.match(log, /division by zero/);
  assert.match(log, /checked_text_check/);
  assert.doesNotMatch(log, /secret/);
});

test("embedded start: settings for other PostgreSQL programs in the environment -> without effect", async (t) => {
  const strange = {
    PGDATA: "/nowhere",
    PGPORT: "1",
    PGHOST: "192.0.2.1",
    PGDATABASE: "x",
    PGOPTIONS: "-c fsync=off",
    PGUSER: "x",
  };
  const other = await otherNewswatch(t, await dataFolder(t), [
    "env",
    ...Object.entries(strange).map((pair) => pair.join("=")),
  ]);
  const [row] = await pool(t, urlOfOther(other))`select current_setting('fsync') as fsync`;
  assert.deepEqual(row, { fsync: "on" });
  await other.stop();
});

test("embedded start: database moved to another disk behind a symbolic link -> found, held and stopped", async (t) => {
  const folder = await dataFolder(t);
  const moved = await dataFolder(t);
  await (await started(t, folder)).stop();
  await rename(join(folder, "postgres"), join(moved, "postgres"));
  await symlink(join(moved, "postgres"), join(folder, "postgres"));
  const embedded = await started(t, folder);
  assert.equal((await pool(t, embedded.url)`select 1`).length, 1);
  const layout = await openLayout(folder);
  assert.ok(layout.cluster.startsWith(moved));
  assert.ok(serverProcesses(layout).length > 0);
  await embedded.stop();
  assert.deepEqual(serverProcesses(layout), []);
});

test("socket folder: path one byte too long -> elsewhere, counted in bytes", () => {
  // "/postgres/.s.PGSQL.5432" takes 23 of the 107 bytes.
  const fits = `/${"d".repeat(83)}`;
  assert.equal(layoutOf(fits).socketFolder, `${fits}/postgres`);
  assert.notEqual(layoutOf(`${fits}d`).socketFolder, `${fits}d/postgres`);
  assert.notEqual(layoutOf(`/${"д".repeat(42)}`).socketFolder, `/${"д".repeat(42)}/postgres`);
});
