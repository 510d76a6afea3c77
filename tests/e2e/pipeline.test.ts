// The real program from end to end: a fake news site in, a caught webhook out, on every kind of queue.
import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { Webhook } from "standardwebhooks";
import { workNames } from "../../workers/work.ts";
import { testDatabase } from "../helpers/database.ts";
import { type Program, startProgram } from "../helpers/program.ts";
import { startRedis, withoutRedis } from "../helpers/redis.ts";
import { expectedLines, hookSecret, publishNews, toldBy } from "../helpers/scenario.ts";
import { makeScene, type Scene } from "../helpers/scene.ts";
import { until } from "../helpers/until.ts";

async function scene(t: TestContext): Promise<Scene> {
  const made = await makeScene();
  t.after(() => made.close());
  return made;
}

async function allTold({ hook }: Scene, lines: readonly string[], programs: readonly Program[]): Promise<void> {
  const told = () => new Set(toldBy(hook));
  const missing = () => lines.filter((line) => !told().has(line));
  await until(() => (missing().length === 0 ? true : undefined), { withinMs: 90_000, what: "all are told" }).catch(
    (cause: unknown) => {
      const logs = programs.map((program) => program.err().slice(-3_000)).join("\n---\n");
      throw new Error(`Never told: ${missing().join(", ")}\n${logs}`, { cause });
    },
  );
}

async function tellsTheStory(run: Scene, programs: readonly Program[]): Promise<void> {
  await run.baselined();
  const lines = expectedLines(publishNews(run.site));
  await allTold(run, lines, programs);

  assert.deepEqual([...toldBy(run.hook)].sort(), lines);
  assert.equal(run.hook.caught.length, lines.length, "no message came twice");
  for (const { body, headers } of run.hook.caught) new Webhook(hookSecret).verify(body, headers);
}

async function endsWell(programs: readonly Program[]): Promise<void> {
  for (const program of programs) {
    assert.equal(await program.end("SIGTERM"), 0, program.err());
    assert.ok(program.err().includes("newswatch has stopped"));
  }
}

test("pipeline: 60 items in 3 feeds, embedded -> exactly the alerts expected; a restart tells nothing twice", async (t) => {
  const run = await scene(t);
  const first = startProgram(run.place, ["start"], run.env);
  t.after(() => first.end("SIGKILL"));
  await tellsTheStory(run, [first]);
  await endsWell([first]);

  const told = run.hook.caught.length;
  const second = startProgram(run.place, ["start"], run.env);
  t.after(() => second.end("SIGKILL"));
  await second.said("newswatch is running");
  const looksBefore = run.site.asked.get("/feeds/north.xml") ?? 0;
  await until(() => (run.site.asked.get("/feeds/north.xml") ?? 0) > looksBefore + 2 || undefined, {
    withinMs: 30_000,
    what: "the feed is looked at again",
  });
  await endsWell([second]);

  assert.equal(run.hook.caught.length, told);
});

test("pipeline: the same with the queue on Redis -> exactly the alerts expected", { skip: withoutRedis }, async (t) => {
  const run = await scene(t);
  const redis = await startRedis();
  t.after(() => redis.stop());
  const program = startProgram(run.place, ["start"], { ...run.env, REDIS_URL: redis.url });
  t.after(() => program.end("SIGKILL"));

  await tellsTheStory(run, [program]);
  await endsWell([program]);
});

test("pipeline: Redis flushed in mid-run, again and again -> all work is done after a sweep", {
  skip: withoutRedis,
}, async (t) => {
  const run = await scene(t);
  const redis = await startRedis();
  t.after(() => redis.stop());
  const program = startProgram(run.place, ["start"], { ...run.env, REDIS_URL: redis.url });
  t.after(() => program.end("SIGKILL"));
  await run.baselined();

  const lines = expectedLines(publishNews(run.site));
  for (const share of [0.1, 0.4, 0.7]) {
    await until(() => toldBy(run.hook).length >= lines.length * share || undefined, {
      withinMs: 60_000,
      what: "some are told",
    });
    await redis.flush();
  }
  await allTold(run, lines, [program]);
  await endsWell([program]);

  assert.deepEqual([...new Set(toldBy(run.hook))].sort(), lines);
});

test("pipeline: six processes, one a worker, on a database of the operator's -> exactly the alerts expected", async (t) => {
  const run = await scene(t);
  const { url } = await testDatabase(t);
  const env = { ...run.env, DATABASE_URL: url };
  const programs = workNames.map((name) => startProgram(run.place, ["work", name], env));
  t.after(() => Promise.all(programs.map((program) => program.end("SIGKILL"))));

  assert.equal(programs.length, 6);
  await tellsTheStory(run, programs);
  const status = await fetch(`http://127.0.0.1:${run.port}/status`, { headers: { accept: "application/json" } });
  assert.equal(status.status, 200);
  await endsWell(programs);
});

test("pipeline: a receiver that is away for a while -> is told when it is back, with the same ids", async (t) => {
  const run = await scene(t);
  // Each alert meets it away once: a second failure would put off the next attempt by minutes.
  run.hook.answerWith(200, 503);
  const program = startProgram(run.place, ["start"], run.env);
  t.after(() => program.end("SIGKILL"));
  await run.baselined();

  const lines = expectedLines(publishNews(run.site));
  await until(() => run.hook.caught.length >= lines.length * 2 || undefined, {
    withinMs: 90_000,
    what: "each is tried twice",
  });
  await endsWell([program]);

  assert.deepEqual([...toldBy(run.hook)].sort(), lines);
  const ids = run.hook.caught.map(({ id }) => id);
  assert.equal(new Set(ids).size, lines.length);
  assert.equal(ids.length, lines.length * 2);
});
