// Connections: the kinds of URL, and what values come back as.
import assert from "node:assert/strict";
import { test } from "node:test";
import { readArray, writeArray } from "../../src/store/arrays.ts";
import { connect } from "../../src/store/connect.ts";
import { installationId } from "../../src/store/installation.ts";
import { testDatabase } from "../helpers/database.ts";

test("connect: values of every kind -> numbers, Dates, values and arrays come back as they went in", async (t) => {
  const { sql } = await testDatabase(t);
  const at = new Date("2026-11-21T20:00:00.123Z");
  const words = ['a"b', "c\\d", "", "NULL", "e,f", "{g}", "два\nслова", "习近平"];
  const [row] = await sql`
    select
      ${9_007_199_254_740_991}::bigint as big,
      count(*) as counted,
      ${at}::timestamptz as at,
      ${sql.json({ deep: [1, null] })}::jsonb as json,
      ${words}::text[] as words,
      ${[]}::text[] as none,
      ${[1, 2]}::bigint[] as bigs,
      array[null, 'x']::text[] as gaps,
      array[true, false] as flags,
      array[${at}::timestamptz] as times,
      array['0199aaaa-0000-7000-8000-000000000000'::uuid] as ids
  `;
  assert.deepEqual(row, {
    big: 9_007_199_254_740_991,
    counted: 1,
    at,
    json: { deep: [1, null] },
    words,
    none: [],
    bigs: [1, 2],
    gaps: [null, "x"],
    flags: [true, false],
    times: [at],
    ids: ["0199aaaa-0000-7000-8000-000000000000"],
  });
});

test("connect: array as a parameter -> found by any()", async (t) => {
  const { sql } = await testDatabase(t);
  const rows =
    await sql`select word from unnest(array['один', 'two']) as word where word = any (${["один", "x"]}::text[])`;
  assert.deepEqual([...rows], [{ word: "один" }]);
});

test("connect: new session -> our schema, UTC and the given name", async (t) => {
  const { url } = await testDatabase(t);
  const sql = connect(url, { poolMax: 1, applicationName: "named" });
  const [row] = await sql`
    select current_schema() as schema, current_setting('TimeZone') as zone, current_setting('application_name') as name
  `;
  await sql.end();
  assert.deepEqual(row, { schema: "newswatch", zone: "UTC", name: "named" });
});

test("connect: URL that sets the schema elsewhere -> ours all the same", async (t) => {
  const { url } = await testDatabase(t);
  const sql = connect(`${url}&search_path=public`, { poolMax: 1 });
  const [row] = await sql`select current_schema() as schema`;
  await sql.end();
  assert.deepEqual(row, { schema: "newswatch" });
});

test("connect: where the URL points -> socket folder, host parameter or host", () => {
  const placeOf = (url: string) => {
    const { path, host, port } = connect(url).options;
    return { path: path || undefined, host, port };
  };
  assert.deepEqual(placeOf("postgresql://a:b@localhost:6000/c?host=%2Frun%2Fpg%20x"), {
    path: "/run/pg x/.s.PGSQL.6000",
    host: ["localhost"],
    port: [6000],
  });
  assert.equal(placeOf("postgresql://a@localhost/c?host=%2Frun").path, "/run/.s.PGSQL.5432");
  assert.deepEqual(placeOf("postgresql://a@localhost/c?host=db.example").host, ["db.example"]);
  assert.deepEqual(placeOf("postgresql://a@db.example/c"), { path: undefined, host: ["db.example"], port: [5432] });
  assert.deepEqual(placeOf("postgresql://a@one:1,two:2/c").host, ["one", "two"]);
});

test("arrays: what cannot be read -> said, not guessed", () => {
  assert.throws(() => readArray("[0:1]={1,2}"), /one dimension/);
  assert.deepEqual(readArray("{}"), []);
  assert.equal(writeArray("{1,2}"), "{1,2}");
  assert.equal(writeArray([null, new Date(0), 'a"']), '{NULL,"1970-01-01T00:00:00.000Z","a\\""}');
});

test("installation: two databases -> an id each, the same every time", async (t) => {
  const { sql } = await testDatabase(t);
  const { sql: other } = await testDatabase(t);
  const id = await installationId(sql);
  assert.match(id, /^[0-9a-f-]{36}$/);
  assert.equal(await installationId(sql), id);
  assert.notEqual(await installationId(other), id);
  await other`delete from installation`;
  await assert.rejects(installationId(other), /installation is empty/);
});
