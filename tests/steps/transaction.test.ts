// Transactions, and connections that are lost in the middle of them.
import assert from "node:assert/strict";
import { test } from "node:test";
import { connect } from "../../src/store/connect.ts";
import { transaction } from "../../src/store/transaction.ts";
import { testDatabase } from "../helpers/database.ts";
import { until } from "../helpers/until.ts";

test("transaction: what it did -> is kept; what it gives -> comes back", async (t) => {
  const { sql } = await testDatabase(t);
  await sql`create table noted (word text)`;

  const given = await transaction(sql, async (tx) => {
    await tx`insert into noted values ('kept')`;
    return 7;
  });

  assert.equal(given, 7);
  assert.equal((await sql`select * from noted`).length, 1);
});

test("transaction: an error of its own -> thrown, and nothing kept", async (t) => {
  const { sql } = await testDatabase(t);
  await sql`create table noted (word text)`;
  const failing = transaction(sql, async (tx) => {
    await tx`insert into noted values ('lost')`;
    throw new Error("decided otherwise");
  });

  await assert.rejects(failing, /decided otherwise/);
  assert.equal((await sql`select * from noted`).length, 0);
});

test("transaction: its connection is ended in the middle, again and again -> rejected each time, and the process lives", async (t) => {
  const { url, sql } = await testDatabase(t);
  await sql`create table noted (word text)`;
  const other = connect(url, { poolMax: 2 });
  t.after(() => other.end({ timeout: 1 }));

  for (let round = 0; round < 25; round++) {
    let end: Promise<unknown> | undefined;
    const ended = transaction(other, async (tx) => {
      const [row] = await tx<{ pid: number }[]>`select pg_backend_pid() as pid`;
      end = sql`select pg_terminate_backend(${row?.pid ?? 0})`.execute();
      for (;;) await tx`insert into noted values ('lost')`;
    });
    await assert.rejects(ended);
    await end;
  }

  const answers = () =>
    other`select 1`.then(
      () => true,
      () => undefined,
    );
  await until(answers, { withinMs: 10_000, what: "the pool has a connection again" });
  assert.equal((await other`select * from noted`).length, 0);
  await transaction(other, (tx) => tx`insert into noted values ('kept')`.then(() => undefined));
  assert.equal((await sql`select * from noted`).length, 1);
});
