import assert from "node:assert/strict";
import { test } from "node:test";
import { testDatabase } from "../helpers/database.ts";
test("x: y -> z", async (t) => {
  const s = performance.now();
  const { sql } = await testDatabase(t);
  console.log(performance.now() - s);
  const s2 = performance.now();
  const { sql: b } = await testDatabase(t);
  console.log(performance.now() - s2);
  const [row] = await b`select count(*) as n from feeds`;
  assert.deepEqual(row?.["n"], 0);
});
