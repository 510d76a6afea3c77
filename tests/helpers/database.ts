// Databases for tests: one embedded server, a migrated template, and a clone of it for each test.
import { randomBytes } from "node:crypto";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, type TestContext } from "node:test";
import { connect, type Sql } from "../../src/store/connect.ts";
import { startEmbedded } from "../../src/store/embedded/embedded.ts";
import { migrate } from "../../src/store/migrate.ts";

export type TestServer = { readonly url: string; stop(): Promise<void> };
export type TestDatabase = { readonly url: string; readonly sql: Sql };

const templateName = "newswatch_template";
const templateLock = 7_140_099;

export const silentLog = { debug() {}, info() {}, warn() {}, error() {} };

/** A folder that is removed by the caller. It is open to the account that the server steps down to. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "newswatch-test-"));
  await chmod(folder, 0o755);
  return folder;
}

/** One server: that of the whole run when NEWSWATCH_TEST_SERVER names it, else one of its own. */
export async function testServer(): Promise<TestServer> {
  const given = process.env["NEWSWATCH_TEST_SERVER"];
  if (given !== undefined && given !== "") return { url: given, stop: async () => {} };
  const folder = await temporaryFolder();
  const embedded = await startEmbedded({ dataFolder: folder, log: silentLog });
  return {
    url: embedded.url,
    stop: async () => {
      await embedded.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

let server: Promise<TestServer> | undefined;
const closings: (() => Promise<void>)[] = [];

// Only a test file gets the hook: the program that runs all files uses `testServer` alone.
if (process.argv[1]?.endsWith(".test.js")) after(closeAll);

/** A fresh database with the schema of today; dropped, with its pool closed, after the test, or after the file. */
export async function testDatabase(t?: TestContext): Promise<TestDatabase> {
  server ??= startOnce();
  const serverUrl = (await server).url;
  const name = `test_${randomBytes(6).toString("hex")}`;
  await asAdmin(serverUrl, (admin) => admin`create database ${admin(name)} template ${admin(templateName)}`);
  const url = withDatabase(serverUrl, name);
  const sql = connect(url, { poolMax: 4 });
  // An id of its own, as every real installation has, instead of that of the template.
  await sql`update installation set id = gen_random_uuid()`;
  const drop = async () => {
    await sql.end({ timeout: 1 });
    await asAdmin(serverUrl, (admin) => admin`drop database if exists ${admin(name)} with (force)`);
  };
  if (t === undefined) closings.push(drop);
  else t.after(drop);
  return { url, sql };
}

async function closeAll(): Promise<void> {
  for (const close of closings) await close();
  const started = await server;
  await started?.stop();
}

async function startOnce(): Promise<TestServer> {
  const started = await testServer();
  await ensureTemplate(started.url);
  return started;
}

async function asAdmin(serverUrl: string, work: (admin: Sql) => Promise<unknown>): Promise<void> {
  const admin = connect(serverUrl, { poolMax: 1 });
  try {
    await work(admin);
  } finally {
    await admin.end();
  }
}

/** Several test files may come here at once; the first one makes the template. */
async function ensureTemplate(serverUrl: string): Promise<void> {
  const admin = connect(serverUrl, { poolMax: 1, renewed: false });
  try {
    await admin`select pg_advisory_lock(${templateLock})`;
    const [found] = await admin`select 1 from pg_database where datname = ${templateName}`;
    if (found === undefined) await makeTemplate(admin, serverUrl);
  } finally {
    await admin.end();
  }
}

async function makeTemplate(admin: Sql, serverUrl: string): Promise<void> {
  const unfinished = `${templateName}_unfinished`;
  await admin`drop database if exists ${admin(unfinished)} with (force)`;
  await admin`create database ${admin(unfinished)}`;
  const sql = connect(withDatabase(serverUrl, unfinished), { poolMax: 1 });
  await migrate(sql);
  await sql.end();
  await admin`alter database ${admin(unfinished)} rename to ${admin(templateName)}`;
}

function withDatabase(url: string, name: string): string {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.href;
}
