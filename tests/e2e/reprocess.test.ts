// `newswatch reprocess` by the real program, on the database of a service that is running: no alert comes of it.
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Sql } from "../../src/store/connect.ts";
import { testDatabase } from "../helpers/database.ts";
import { runProgram, startProgram } from "../helpers/program.ts";
import { expectedLines, publishNews, toldBy } from "../helpers/scenario.ts";
import { makeScene } from "../helpers/scene.ts";
import { until } from "../helpers/until.ts";

test("reprocess: a stored title that this reader reads otherwise -> said dry, then a version that explain shows, and nobody alerted", async (t) => {
  const run = await makeScene();
  t.after(() => run.close());
  const { url, sql } = await testDatabase(t);
  const env = { ...run.env, DATABASE_URL: url };
  const service = startProgram(run.place, ["start"], env);
  t.after(() => service.end("SIGKILL"));
  await run.baselined();
  const lines = expectedLines(publishNews(run.site));
  await until(() => toldBy(run.hook).length >= lines.length || undefined, { withinMs: 90_000, what: "all are told" });
  await until(async () => (await unsettled(sql)) === 0 || undefined, { withinMs: 30_000, what: "all are settled" });
  const told = run.hook.caught.length;

  // As if the reader of another day had taken the outlet's name for a part of the headline.
  const [stored] = await sql<{ id: string; url: string; title: string }[]>`
    update articles set title = title || ' | Fake site'
    where id = (select article_id from page_archive order by article_id limit 1)
    returning id, url, title`;
  assert.ok(stored);

  const dry = await runProgram(run.place, ["reprocess", "--since", "7d", "--dry-run"], env);
  assert.equal(dry.code, 0, dry.err);
  assert.match(dry.out, /headline changed from ".* \| Fake site" to ".*"/);
  assert.match(dry.out, /pages? read again, 1 article would get a new version\.\n$/);

  const wet = await runProgram(run.place, ["reprocess"], env);
  assert.equal(wet.code, 0, wet.err);
  assert.match(wet.out, /1 article got a new version\.\n$/);
  const again = await runProgram(run.place, ["reprocess"], env);
  assert.match(again.out, /0 articles got a new version\.\n$/);

  const explained = await runProgram(run.place, ["explain", stored.url], env);
  assert.equal(explained.code, 0, explained.err);
  assert.match(explained.out, /version 1 {2}first reading[\s\S]*version 2 {2}read again from the archive/);
  assert.match(explained.out, /headline changed from/);

  assert.equal(await service.end("SIGTERM"), 0, service.err());
  assert.equal(run.hook.caught.length, told, "no message came of it");
});

async function unsettled(sql: Sql): Promise<number> {
  const [row] = await sql<{ count: number }[]>`select count(*)::int as count from items where state <> 'settled'`;
  return row?.count ?? 0;
}

test("reprocess: a time that is none, and no database -> says what to do", async (t) => {
  const run = await makeScene();
  t.after(() => run.close());

  const wrong = await runProgram(run.place, ["reprocess", "--since", "yesterday"], run.env);
  assert.equal(wrong.code, 2, wrong.err);
  assert.match(wrong.err, /--since takes a time such as 7d or 12h, not "yesterday"/);
  const none = await runProgram(run.place, ["reprocess"], run.env);
  assert.equal(none.code, 1);
  assert.match(none.err, /start newswatch first, or set DATABASE_URL/);
});
