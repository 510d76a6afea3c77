// Migrations: forward only, safe when many processes start at once, honest about a newer database.
import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { pathToFileURL } from "node:url";
import { connect, type Sql } from "../../src/store/connect.ts";
import { migrate } from "../../src/store/migrate.ts";
import { testDatabase } from "../helpers/database.ts";

test("migrate: empty database -> every file applied once, the second call applies none", async (t) => {
  const { sql } = await emptyDatabase(t);
  const first = await migrate(sql);
  assert.equal(first.applied[0], "0001-start.sql");
  assert.equal(first.version, Number(first.applied.at(-1)?.slice(0, 4)));
  assert.deepEqual(await migrate(sql), { applied: [], version: first.version });
  const rows = await sql<{ name: string; appliedAt: Date }[]>`
    select name, applied_at as "appliedAt" from migrations order by name
  `;
  assert.deepEqual(
    rows.map((row) => row.name),
    first.applied,
  );
  assert.ok(rows.every((row) => row.appliedAt instanceof Date));
});

test("migrate: ten processes at once -> each file applied by exactly one", async (t) => {
  const { url } = await emptyDatabase(t);
  const pools = Array.from({ length: 10 }, () => connect(url, { poolMax: 1 }));
  const all = await Promise.all(pools.map((sql) => migrate(sql)));
  await Promise.all(pools.map((sql) => sql.end()));
  const applied = all.flatMap((one) => one.applied);
  assert.deepEqual([...applied].sort(), [...new Set(applied)].sort());
  assert.equal(new Set(all.map((one) => one.version)).size, 1);
});

test("migrate: everything it makes -> lies in the schema newswatch", async (t) => {
  const { sql } = await testDatabase(t);
  const rows = await sql`
    select distinct table_schema as schema from information_schema.tables
    where table_schema not in ('pg_catalog', 'information_schema')
  `;
  assert.deepEqual([...rows], [{ schema: "newswatch" }]);
});

test("migrate: rows of an older version -> kept through the next file", async (t) => {
  const { sql } = await emptyDatabase(t);
  const folder = await migrations(t, { "0001-a.sql": "create table a (n int); insert into a values (1);" });
  assert.deepEqual(await migrate(sql, folder), { applied: ["0001-a.sql"], version: 1 });
  await writeFile(new URL("0002-b.sql", folder), "alter table a add column m int not null default 2;");
  assert.deepEqual(await migrate(sql, folder), { applied: ["0002-b.sql"], version: 2 });
  assert.deepEqual([...(await sql`select n, m from a`)], [{ n: 1, m: 2 }]);
});

test("migrate: a file fails -> undone as a whole, named, and applied once it is mended", async (t) => {
  const { sql } = await emptyDatabase(t);
  const folder = await migrations(t, {
    "0001-a.sql": "create table a (n int);",
    "0002-b.sql": "create table b (n int); insert into b values ('no number');",
  });
  await assert.rejects(migrate(sql, folder), (error) => {
    assert.ok(error instanceof Error && error.cause instanceof Error);
    assert.match(error.message, /0002-b\.sql failed and was undone/);
    assert.match(error.cause.message, /invalid input syntax/);
    return true;
  });
  const [left] = await sql`select to_regclass('a') is not null as a, to_regclass('b') is not null as b`;
  assert.deepEqual(left, { a: true, b: false });
  await writeFile(new URL("0002-b.sql", folder), "create table b (n int);");
  assert.deepEqual(await migrate(sql, folder), { applied: ["0002-b.sql"], version: 2 });
});

test("migrate: database newer than the program -> refused with both versions, nothing changed", async (t) => {
  const { sql } = await emptyDatabase(t);
  const newer = await migrations(t, { "0001-a.sql": "select 1;", "0002-later.sql": "select 1;" });
  const older = await migrations(t, { "0001-a.sql": "select 1;" });
  await migrate(sql, newer);
  await assert.rejects(migrate(sql, older), /holds 0002-later\.sql.*knows up to version 1.*newer newswatch/);
});

test("migrate: other files in the folder -> left alone", async (t) => {
  const { sql } = await emptyDatabase(t);
  const folder = await migrations(t, {
    "0001-a.sql": "select 1;",
    "README.md": "no",
    "2-b.sql": "no",
    "0003-c.sql~": "no",
  });
  assert.deepEqual((await migrate(sql, folder)).applied, ["0001-a.sql"]);
});

test("migrate: account without the right to make schemas -> works on a schema that it was given", async (t) => {
  const { sql, url } = await emptyDatabase(t);
  const role = `plain_${process.pid}`;
  await sql.unsafe(`create role ${role} login password 'secret'; create schema newswatch authorization ${role};`);
  const asPlain = new URL(url);
  asPlain.username = role;
  asPlain.password = "secret";
  const plain = connect(asPlain.href, { poolMax: 1 });
  const { applied } = await migrate(plain);
  const [may] = await plain`select has_database_privilege(current_database(), 'create') as create`;
  await plain.end();
  await sql.unsafe(`drop owned by ${role}; drop role ${role};`);
  assert.equal(applied[0], "0001-start.sql");
  assert.deepEqual(may, { create: false });
});

/** A database as an operator would hand it over: without our schema. */
async function emptyDatabase(t: TestContext): Promise<{ readonly sql: Sql; readonly url: string }> {
  const database = await testDatabase(t);
  await database.sql`drop schema newswatch cascade`;
  return database;
}

async function migrations(t: TestContext, files: Readonly<Record<string, string>>): Promise<URL> {
  const folder = await mkdtemp(join(tmpdir(), "newswatch-migrations-"));
  t.after(() => rm(folder, { recursive: true }));
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  return pathToFileURL(`${folder}/`);
}
