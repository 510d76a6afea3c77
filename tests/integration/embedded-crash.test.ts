// The embedded PostgreSQL when newswatch, the server or both are killed: nothing acknowledged is lost, nothing is left over.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { readFile, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { limits } from "../../src/core/limits.ts";
import { attachEmbedded } from "../../src/store/embedded/attach.ts";
import { startEmbedded } from "../../src/store/embedded/embedded.ts";
import { EmbeddedFailure } from "../../src/store/embedded/failure.ts";
import { openLayout } from "../../src/store/embedded/layout.ts";
import { readPostmaster, removeStaleLocks, serverProcesses } from "../../src/store/embedded/processes.ts";
import { stopServer } from "../../src/store/embedded/server.ts";
import { silentLog } from "../helpers/database.ts";
import {
  dataFolder,
  isRoot,
  kill,
  killServer,
  later,
  otherNewswatch,
  pool,
  refused,
  started,
  until,
  urlOfOther,
} from "../helpers/embedded.ts";

const onLinux = { skip: process.platform !== "linux" && "needs /proc" };

test("embedded server: second newswatch on the folder -> refused with the holder's process, which runs on", async (t) => {
  const folder = await dataFolder(t);
  const holder = await otherNewswatch(t, folder);
  assert.match(await refused(folder, "in-use"), new RegExp(`\\(process ${holder.pid}\\)`));
  assert.equal((await pool(t, urlOfOther(holder))`select 1`).length, 1);
  await holder.stop();
  await started(t, folder);
});

test("embedded server: newswatch killed -> the next one takes the running server over and stops it", async (t) => {
  const folder = await dataFolder(t);
  const layout = await openLayout(folder);
  const killed = await otherNewswatch(t, folder);
  const server = readPostmaster(layout)?.pid;
  await killed.kill();
  assert.equal(await attachEmbedded(folder), urlOfOther(killed));
  const next = await started(t, folder);
  assert.equal(readPostmaster(layout)?.pid, server);
  assert.equal(next.url, urlOfOther(killed));
  await next.stop();
  assert.deepEqual(serverProcesses(layout), []);
});

test("embedded server: newswatch and server killed while writing -> every acknowledged row is there", async (t) => {
  const folder = await dataFolder(t);
  const layout = await openLayout(folder);
  const killed = await otherNewswatch(t, folder);
  const writer = pool(t, urlOfOther(killed));
  await writer`create table public.written (number bigint primary key)`;
  let acknowledged = 0;
  const writing = (async () => {
    for (let number = 1; ; number += 1) {
      await writer`insert into public.written values (${number})`;
      acknowledged = number;
    }
  })();
  const interrupted = assert.rejects(writing);
  await until("some rows are acknowledged", () => acknowledged >= 50);
  await killed.kill();
  await killServer(layout);
  await interrupted;
  const { url } = await started(t, folder);
  const [row] = await pool(t, url)<
    { n: number }[]
  >`select count(*) as n from public.written where number <= ${acknowledged}`;
  assert.equal(row?.n, acknowledged);
});

test("embedded server: postmaster killed in mid-run -> restarted, said once, pools reconnect", async (t) => {
  const { folder, sentences, embedded } = await watched(t);
  const layout = await openLayout(folder);
  const sql = pool(t, embedded.url);
  await sql`create table public.kept as select 1 as number`;
  const first = readPostmaster(layout)?.pid ?? 0;
  kill(first);
  await until("another server is held", () => sentences.includes("the database server is back"));
  assert.notEqual(readPostmaster(layout)?.pid, first);
  await until("the pool answers", () =>
    sql`select number from public.kept`.then(
      (rows) => rows.length === 1,
      () => false,
    ),
  );
  assert.deepEqual(sentences, [
    "made a new database",
    "the database server is gone and is brought back",
    "the database server is back",
  ]);
  await embedded.stop();
  assert.deepEqual(serverProcesses(layout), []);
});

test("embedded server: every connection terminated -> the folder is held again and stays exclusive", async (t) => {
  const { folder, embedded, sentences } = await watched(t);
  const sql = pool(t, embedded.url);
  await sql`select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid()`;
  await until("the folder is held again", () => sentences.includes("the database server is back"));
  await refused(folder, "in-use");
});

test("embedded server: a backend killed -> recovered and held again", async (t) => {
  const { folder, embedded, sentences } = await watched(t);
  const [row] = await pool(t, embedded.url)<{ pid: number }[]>`
    select pid from pg_stat_activity where application_name like 'newswatch, process %'
  `;
  kill(row?.pid ?? 0);
  await until("the folder is held again", () => sentences.includes("the database server is back"));
  await refused(folder, "in-use");
});

test("embedded server: dies again and again -> lost says so instead of restarting for ever", async (t) => {
  const { folder, embedded, sentences } = await watched(t);
  const layout = await openLayout(folder);
  let lost: Error | undefined;
  const watching = embedded.lost.then((error) => {
    lost = error;
  });
  const timesBack = () => sentences.filter((sentence) => sentence === "the database server is back").length;
  for (let kills = 0; ; kills += 1) {
    // Never in mid-start: a start that fails twice is given up for another reason.
    await until("it is back, or given up", () => timesBack() >= kills || lost !== undefined);
    if (lost !== undefined) break;
    assert.ok(kills <= limits.databaseRestartsMax, "it is restarted for ever");
    kill(readPostmaster(layout)?.pid ?? 0);
  }
  await watching;
  assert.ok(lost instanceof EmbeddedFailure);
  assert.equal(lost.code, "start-failed");
  assert.match(lost.message, /keeps dying/);
});

test("embedded server: cannot be brought back -> lost gives the reason", async (t) => {
  const { folder, embedded } = await watched(t);
  const layout = await openLayout(folder);
  await rm(join(layout.cluster, "global", "pg_control"));
  kill(readPostmaster(layout)?.pid ?? 0);
  const lost = await embedded.lost;
  assert.ok(lost instanceof EmbeddedFailure);
  assert.equal(lost.code, "start-failed");
  assert.match(lost.message, /pg_control/);
  await embedded.stop();
});

test("embedded server: stopped while it is being brought back -> no process is left", async (t) => {
  const { folder, embedded, sentences } = await watched(t);
  const layout = await openLayout(folder);
  kill(readPostmaster(layout)?.pid ?? 0);
  await until("a restart is in flight", () => sentences.includes("the database server is gone and is brought back"));
  await embedded.stop();
  assert.deepEqual(serverProcesses(layout), []);
});

test("embedded stop: server does not obey -> said with its process, and it is stopped once it does", async (t) => {
  const folder = await dataFolder(t);
  const layout = await openLayout(folder);
  const embedded = await started(t, folder);
  const server = readPostmaster(layout)?.pid ?? 0;
  process.kill(server, "SIGSTOP");
  const outcome = await stopServer(layout, 50).catch((error: unknown) => error);
  process.kill(server, "SIGCONT");
  assert.ok(outcome instanceof EmbeddedFailure);
  assert.equal(outcome.code, "stop-failed");
  assert.match(outcome.message, new RegExp(`\\b${server}\\b`));
  await embedded.stop();
  assert.deepEqual(serverProcesses(layout), []);
});

test("stale lock: pid now belongs to another program -> started all the same", onLinux, async (t) => {
  const { folder, lock } = await stoppedWithLock(t);
  const other = spawn("sleep", ["600"], { ...(await serverAccount(folder)), stdio: "ignore" });
  later(t, () => other.kill("SIGKILL"));
  await writeLock(folder, lock, other.pid ?? 0);
  assert.equal((await pool(t, (await started(t, folder)).url)`select 1`).length, 1);
});

test("stale lock: pid of a dead process that nobody collects -> started all the same", onLinux, async (t) => {
  const { folder, lock } = await stoppedWithLock(t);
  // The shell's child ends when another program has taken the shell's place, and that one never asks for it.
  const parent = spawn("sh", ["-c", "sleep 0.5 & echo $!; exec sleep 600"], {
    ...(await serverAccount(folder)),
    stdio: ["ignore", "pipe", "ignore"],
  });
  later(t, () => parent.kill("SIGKILL"));
  const [said] = await once(parent.stdout, "data");
  const zombie = Number(String(said));
  await until("it is dead", async () => / Z /.test(await readFile(`/proc/${zombie}/stat`, "utf8")));
  await writeLock(folder, lock, zombie);
  assert.equal((await pool(t, (await started(t, folder)).url)`select 1`).length, 1);
});

test("stale lock: server alive -> its lock is left alone", async (t) => {
  const folder = await dataFolder(t);
  const layout = await openLayout(folder);
  const embedded = await started(t, folder);
  removeStaleLocks(layout);
  assert.ok(existsSync(layout.pidFile));
  assert.equal((await pool(t, embedded.url)`select 1`).length, 1);
});

async function watched(t: TestContext) {
  const folder = await dataFolder(t);
  const sentences: string[] = [];
  const say = (sentence: string) => sentences.push(sentence);
  const embedded = await startEmbedded({ dataFolder: folder, log: { ...silentLog, info: say, warn: say } });
  later(t, () => embedded.stop());
  return { folder, sentences, embedded };
}

/** A stopped database, and the lock file that its server had. */
async function stoppedWithLock(t: TestContext): Promise<{ readonly folder: string; readonly lock: string }> {
  const folder = await dataFolder(t);
  const embedded = await started(t, folder);
  const lock = await readFile((await openLayout(folder)).pidFile, "utf8");
  await embedded.stop();
  return { folder, lock };
}

async function writeLock(folder: string, lock: string, pid: number): Promise<void> {
  const { pidFile, socketFolder } = await openLayout(folder);
  const text = lock.replace(/^\d+/, String(pid));
  await writeFile(pidFile, text, { mode: 0o600 });
  await writeFile(join(socketFolder, ".s.PGSQL.5432.lock"), text, { mode: 0o600 });
}

/** PostgreSQL honours only the locks of its own account. */
async function serverAccount(folder: string): Promise<{ uid?: number; gid?: number }> {
  if (!isRoot) return {};
  const { uid, gid } = await stat((await openLayout(folder)).home);
  return { uid, gid };
}
