// The monthly parts of article_texts: made ahead, dropped when old, never a reason for a write to fail.
import assert from "node:assert/strict";
import { test } from "node:test";
import { v7 } from "uuid";
import { connect, type Sql } from "../../src/store/connect.ts";
import { dropMonthsBefore, ensureMonths } from "../../src/store/months.ts";
import { testDatabase } from "../helpers/database.ts";

const november = new Date("2026-11-21T20:00:00Z");

test("months: first call -> this month and the next two, over the turn of the year", async (t) => {
  const { sql } = await testDatabase(t);
  assert.deepEqual(await ensureMonths(sql, november), [
    { name: "article_texts_2026_11", outcome: "made" },
    { name: "article_texts_2026_12", outcome: "made" },
    { name: "article_texts_2027_01", outcome: "made" },
  ]);
});

test("months: called again -> nothing to do", async (t) => {
  const { sql } = await testDatabase(t);
  await ensureMonths(sql, november);
  const again = await ensureMonths(sql, november);
  assert.deepEqual(
    again.map((month) => month.outcome),
    ["existed", "existed", "existed"],
  );
  const later = await ensureMonths(sql, new Date("2026-12-01T00:00:00Z"));
  assert.deepEqual(
    later.map((month) => month.outcome),
    ["existed", "existed", "made"],
  );
});

test("months: ids on the edges of a month -> each row lies in its own month", async (t) => {
  const { sql } = await testDatabase(t);
  await ensureMonths(sql, november);
  const times = [
    "2026-10-31T23:59:59.999Z",
    "2026-11-01T00:00:00.000Z",
    "2026-11-30T23:59:59.999Z",
    "2026-12-01T00:00:00.000Z",
    "2030-01-01T00:00:00Z",
  ];
  for (const time of times) await addText(sql, time);
  const rows = await sql<
    { part: string }[]
  >`select tableoid::regclass::text as part from article_texts order by article_id`;
  assert.deepEqual(
    rows.map((row) => row.part),
    [
      "article_texts_other",
      "article_texts_2026_11",
      "article_texts_2026_11",
      "article_texts_2026_12",
      "article_texts_other",
    ],
  );
});

test("months: many processes at once -> each month made once, none fails", async (t) => {
  const { url } = await testDatabase(t);
  const pools = Array.from({ length: 6 }, () => connect(url, { poolMax: 1 }));
  const all = await Promise.all(pools.map((sql) => ensureMonths(sql, november)));
  await Promise.all(pools.map((sql) => sql.end()));
  const made = all
    .flat()
    .filter((month) => month.outcome === "made")
    .map((month) => month.name);
  assert.deepEqual(made.sort(), ["article_texts_2026_11", "article_texts_2026_12", "article_texts_2027_01"]);
});

test("months: default part holds rows of the month -> that month stays there, the others are made", async (t) => {
  const { sql } = await testDatabase(t);
  await addText(sql, "2026-12-24T12:00:00Z");
  assert.deepEqual(await ensureMonths(sql, november), [
    { name: "article_texts_2026_11", outcome: "made" },
    { name: "article_texts_2026_12", outcome: "left-to-default" },
    { name: "article_texts_2027_01", outcome: "made" },
  ]);
  await addText(sql, "2026-12-25T12:00:00Z");
  const [row] = await sql`select count(*) as texts from article_texts_other`;
  assert.deepEqual(row, { texts: 2 });
});

test("months: made -> their texts are found by search and their ids are unique", async (t) => {
  const { sql } = await testDatabase(t);
  await ensureMonths(sql, november);
  const id = await addText(sql, "2026-11-05T12:00:00Z");
  const found = await sql`select article_id from article_texts where search @@ to_tsquery('simple', 'визит')`;
  assert.deepEqual([...found], [{ article_id: id }]);
  await assert.rejects(sql`insert into article_texts (article_id, title, body) values (${id}, 'a', 'b')`, {
    code: "23505",
  });
});

test("drop months: date within a month -> older months go, that month and later ones stay", async (t) => {
  const { sql } = await testDatabase(t);
  for (const month of ["2026-07-10T00:00:00Z", "2026-11-10T00:00:00Z"]) await ensureMonths(sql, new Date(month));
  const july = await addText(sql, "2026-07-20T00:00:00Z");
  const november30 = await addText(sql, "2026-11-30T00:00:00Z");
  const ancient = await addText(sql, "2020-01-01T00:00:00Z");
  const dropped = await dropMonthsBefore(sql, new Date("2026-11-30T12:00:00Z"));
  assert.deepEqual(dropped, {
    names: ["article_texts_2026_07", "article_texts_2026_08", "article_texts_2026_09"],
    rowsDeleted: 1,
  });
  const left = await sql<{ id: string }[]>`select article_id as id from article_texts`;
  assert.deepEqual(
    left.map((row) => row.id),
    [november30],
  );
  assert.ok(![july, ancient].includes(november30));
  assert.deepEqual(await dropMonthsBefore(sql, new Date("2026-11-30T12:00:00Z")), { names: [], rowsDeleted: 0 });
});

test("drop months: tables with a similar name -> left alone", async (t) => {
  const { sql } = await testDatabase(t);
  await sql`create table article_texts_2020_01 (kept integer)`;
  assert.deepEqual((await dropMonthsBefore(sql, november)).names, []);
  assert.equal((await sql`select to_regclass('article_texts_2020_01') is not null as there`)[0]?.["there"], true);
});

async function addText(sql: Sql, time: string): Promise<string> {
  const id = v7({ msecs: new Date(time).getTime() });
  await sql`insert into article_texts (article_id, title, body) values (${id}, 'Официальный визит', 'Текст')`;
  return id;
}
