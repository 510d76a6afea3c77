// Turns at hosts and holds, on the real PostgreSQL.
import assert from "node:assert/strict";
import { test } from "node:test";
import { limits } from "../../src/core/limits.ts";
import type { HostTurn, HostTurns, TurnWanted } from "../../src/ports/hosts.ts";
import { connect } from "../../src/store/connect.ts";
import { hostTurns } from "../../src/store/hosts.ts";
import { migrate } from "../../src/store/migrate.ts";
import { testDatabase } from "../helpers/database.ts";
import { after, dayMs, hourMs, minuteMs, secondMs } from "../helpers/make.ts";

const url = "https://wire.example/feed";
const wanted = (parts: Partial<TurnWanted> = {}): TurnWanted => ({
  host: "wire.example",
  url,
  gapMs: 500,
  waitMsMax: 30_000,
  now: after(0),
  ...parts,
});
const turn = (inMs: number): HostTurn => ({ kind: "turn", inMs });

type Asked = { readonly forMs: number; readonly at?: number };

/** An address asks to be left alone. */
function asks(turns: HostTurns, address: string, { forMs, at = 0 }: Asked): Promise<void> {
  const { host } = new URL(address);
  return turns.hold({ host, url: address, until: after(at + forMs), now: after(at) });
}

const take = (turns: HostTurns, address: string, at = 0): Promise<HostTurn> =>
  turns.take(wanted({ host: new URL(address).host, url: address, now: after(at) }));

test("host turns: three visits at once -> one now, the others a gap later each", async (t) => {
  const { sql } = await testDatabase(t);
  const turns = hostTurns(sql);

  assert.deepEqual(await turns.take(wanted()), turn(0));
  assert.deepEqual(await turns.take(wanted()), turn(500));
  assert.deepEqual(await turns.take(wanted()), turn(1_000));
});

test("host turns: other hosts, other ports, other loopback addresses -> each has its own turns", async (t) => {
  const { sql } = await testDatabase(t);
  const turns = hostTurns(sql);
  await turns.take(wanted());

  for (const host of ["other.example", "wire.example:8080", "127.0.0.1:80", "127.0.0.2:80"]) {
    assert.deepEqual(await turns.take(wanted({ host })), turn(0), host);
  }
});

test("host turns: the gap has passed -> at once again", async (t) => {
  const { sql } = await testDatabase(t);
  const turns = hostTurns(sql);
  await turns.take(wanted());

  assert.deepEqual(await turns.take(wanted({ now: after(499) })), turn(1));
  assert.deepEqual(await turns.take(wanted({ now: after(2_000) })), turn(0));
});

test("host turns: twenty processes ask at the same moment -> twenty different turns", async (t) => {
  const { url: database, sql } = await testDatabase(t);
  const pools = [sql, ...Array.from({ length: 4 }, () => connect(database, { poolMax: 2 }))];
  const asked = Array.from({ length: 20 }, (_, index) => {
    const pool = pools[index % pools.length];
    assert.ok(pool);
    return hostTurns(pool).take(wanted({ gapMs: 100 }));
  });
  const waits = (await Promise.all(asked)).map((got) => (got.kind === "turn" ? got.inMs : -1));
  for (const pool of pools.slice(1)) await pool.end();

  assert.deepEqual(
    waits.toSorted((one, other) => one - other),
    Array.from({ length: 20 }, (_, index) => index * 100),
  );
});

test("host turns: the free turn is too far off -> busy, and none is taken", async (t) => {
  const { sql } = await testDatabase(t);
  const turns = hostTurns(sql);
  for (let visit = 0; visit < 3; visit++) await turns.take(wanted({ gapMs: 1_000 }));

  const busy = await turns.take(wanted({ waitMsMax: 2_000 }));
  assert.deepEqual(busy, { kind: "busy", inMs: 3_000 });
  assert.deepEqual(await turns.take(wanted()), turn(3_000));
});

test("host turns: taken by a clock that ran ahead -> forgotten, and not waited for", async (t) => {
  const { sql } = await testDatabase(t);
  const turns = hostTurns(sql);
  await turns.take(wanted({ now: after(dayMs) }));

  assert.deepEqual(await turns.take(wanted()), turn(0));
  assert.deepEqual(await turns.take(wanted()), turn(500));
});

test("host turns: another start of the program -> the gap is still kept", async (t) => {
  const { url: database, sql } = await testDatabase(t);
  await hostTurns(sql).take(wanted({ gapMs: 10_000 }));
  const again = connect(database, { poolMax: 1 });
  const got = await hostTurns(again).take(wanted({ gapMs: 10_000, now: after(3_000) }));
  await again.end();

  assert.deepEqual(got, turn(7_000));
});

test("host turns: rows of hosts nobody visits -> dropped after an hour, others stay", async (t) => {
  const { sql } = await testDatabase(t);
  const turns = hostTurns(sql);
  await turns.take(wanted({ host: "old.example" }));
  await turns.take(wanted({ host: "new.example", now: after(hourMs + secondMs) }));
  await hostTurns(sql).take(wanted({ host: "third.example", now: after(hourMs + minuteMs) }));

  const rows = await sql<{ host: string }[]>`select host from host_turns order by host`;
  assert.deepEqual(
    rows.map(({ host }) => host),
    ["new.example", "third.example"],
  );
});

test("host turns: a host name that no index can hold -> kept by its hash", async (t) => {
  const { sql } = await testDatabase(t);
  const host = "x".repeat(9_000);

  assert.deepEqual(await hostTurns(sql).take(wanted({ host })), turn(0));
  assert.deepEqual(await hostTurns(sql).take(wanted({ host })), turn(500));
});

test("holds: one address asks -> it alone is held, for as long as it said, also after a restart", async (t) => {
  const { sql } = await testDatabase(t);
  await asks(hostTurns(sql), url, { forMs: hourMs });
  const turns = hostTurns(sql);

  assert.deepEqual(await take(turns, url, minuteMs), { kind: "held", forMs: hourMs - minuteMs });
  assert.deepEqual(await take(turns, "https://wire.example/other", minuteMs), turn(0));
  assert.deepEqual(await take(turns, url, hourMs), turn(0));
});

test("holds: two addresses of a host ask -> the whole host, as long as both do", async (t) => {
  const { sql } = await testDatabase(t);
  const turns = hostTurns(sql);
  await asks(turns, url, { forMs: hourMs });
  await asks(turns, "https://wire.example/sport", { forMs: 2 * minuteMs });

  assert.deepEqual(await take(turns, "https://wire.example/other"), { kind: "held", forMs: 2 * minuteMs });
  assert.deepEqual(await take(turns, "https://www.wire.example/other"), turn(0));
  assert.deepEqual(await take(turns, "https://wire.example/other", 2 * minuteMs), turn(0));
  assert.equal((await take(turns, url, 2 * minuteMs)).kind, "held");
});

test("holds: the same address asks twice -> still itself alone, and the later word counts", async (t) => {
  const { sql } = await testDatabase(t);
  const turns = hostTurns(sql);
  await asks(turns, url, { forMs: hourMs });
  await asks(turns, url, { forMs: minuteMs, at: secondMs });

  assert.deepEqual(await take(turns, url, secondMs), { kind: "held", forMs: minuteMs });
  assert.deepEqual(await take(turns, "https://wire.example/other", secondMs), turn(0));
});

test("holds: two hosts of a domain ask -> no other host is held", async (t) => {
  const { sql } = await testDatabase(t);
  const turns = hostTurns(sql);
  for (const name of ["one", "two"]) await asks(turns, `https://${name}.blogs.example/rss`, { forMs: hourMs });

  assert.deepEqual(await take(turns, "https://four.blogs.example/rss"), turn(0));
});

test("holds: three hosts of a domain ask -> the whole domain, until the first of them is over", async (t) => {
  const { sql } = await testDatabase(t);
  const turns = hostTurns(sql);
  await asks(turns, "https://one.blogs.example/rss", { forMs: hourMs });
  await asks(turns, "https://two.blogs.example/rss", { forMs: 10 * minuteMs });
  await asks(turns, "https://three.blogs.example/rss", { forMs: 2 * hourMs });

  assert.deepEqual(await take(turns, "https://four.blogs.example/rss"), { kind: "held", forMs: 10 * minuteMs });
  assert.deepEqual(await take(turns, "https://blogs.example/"), { kind: "held", forMs: 10 * minuteMs });
  assert.deepEqual(await take(turns, "https://four.news.example/rss"), turn(0));
  assert.deepEqual(await take(turns, "https://four.blogs.example/rss", 11 * minuteMs), turn(0));
});

test("holds: several loopback addresses ask -> they are strangers to each other", async (t) => {
  const { sql } = await testDatabase(t);
  const turns = hostTurns(sql);
  for (const last of [1, 2, 3, 4]) await asks(turns, `http://127.0.0.${last}:8080/feed`, { forMs: hourMs });

  assert.deepEqual(await take(turns, "http://127.0.0.9:8080/feed"), turn(0));
});

test("holds: held -> no turn is used up", async (t) => {
  const { sql } = await testDatabase(t);
  const turns = hostTurns(sql);
  await asks(turns, url, { forMs: hourMs });
  for (let visit = 0; visit < 5; visit++) assert.equal((await take(turns, url)).kind, "held");

  assert.deepEqual(await take(turns, "https://wire.example/other"), turn(0));
});

test("holds: asked of without taking a turn -> for how long, or undefined", async (t) => {
  const { sql } = await testDatabase(t);
  const turns = hostTurns(sql);
  await asks(turns, url, { forMs: hourMs });

  assert.equal(await turns.heldFor(wanted({ now: after(minuteMs) })), hourMs - minuteMs);
  assert.equal(await turns.heldFor(wanted({ now: after(hourMs) })), undefined);
  assert.equal(await turns.heldFor(wanted({ url: "https://wire.example/other" })), undefined);
  assert.deepEqual(await turns.take(wanted({ url: "https://wire.example/other" })), turn(0));
});

test("holds: noted by a clock that ran ahead -> not believed", async (t) => {
  const { sql } = await testDatabase(t);
  const turns = hostTurns(sql);
  await asks(turns, url, { forMs: limits.retryAfterMsMax, at: 3 * dayMs });

  assert.deepEqual(await take(turns, url), turn(0));
});

test("holds: those that are over -> dropped when the next one is noted", async (t) => {
  const { sql } = await testDatabase(t);
  const turns = hostTurns(sql);
  await asks(turns, url, { forMs: minuteMs });
  await asks(turns, "https://other.example/", { forMs: minuteMs, at: hourMs });

  const rows = await sql<{ url: string }[]>`select url from host_holds`;
  assert.deepEqual(
    rows.map((row) => row.url),
    ["https://other.example/"],
  );
});

test("hosts tables: migrated twice -> they are there once, and turns are unlogged", async (t) => {
  const { sql } = await testDatabase(t);
  await migrate(sql);
  const [row] = await sql<{ kept: string }[]>`
    select relpersistence::text as kept from pg_class where relname = 'host_turns'`;

  assert.equal(row?.kept, "u");
});
