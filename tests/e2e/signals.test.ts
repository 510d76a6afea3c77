// What an operator's signals do to the real program, and the file that says it lives.
import assert from "node:assert/strict";
import { readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { limits } from "../../src/core/limits.ts";
import { connect } from "../../src/store/connect.ts";
import { testDatabase } from "../helpers/database.ts";
import type { FakeItem } from "../helpers/fake-site.ts";
import { type Program, startProgram } from "../helpers/program.ts";
import { makeScene, type Scene } from "../helpers/scene.ts";
import { until } from "../helpers/until.ts";

async function scene(t: TestContext): Promise<Scene> {
  const made = await makeScene();
  t.after(() => made.close());
  return made;
}

function started(t: TestContext, { place, env }: Scene, args: readonly string[] = ["start"]): Program {
  const program = startProgram(place, args, env);
  t.after(() => program.end("SIGKILL"));
  return program;
}

const visit: FakeItem = {
  slug: "visit",
  title: "Putin to visit the ice road in the spring",
  paragraphs: ["President Putin will visit the ice road, the harbour master said."],
};

/** The alert has reached the receiver, which keeps the service waiting for an answer. */
async function heldByReceiver({ site, hook, baselined }: Scene): Promise<string> {
  hook.answerWith("never");
  await baselined();
  site.publish("north", [visit]);
  return until(() => hook.caught[0]?.id, { withinMs: 60_000, what: "the alert reaches the receiver" });
}

async function toldAgain({ hook }: Scene, id: string, withinMs: number): Promise<void> {
  const again = () => hook.caught.length >= 2 || undefined;
  await until(again, { withinMs, what: "the alert is sent again" });
  assert.deepEqual(new Set(hook.caught.map((caught) => caught.id)), new Set([id]));
}

/** Comes to its place in one move, so that no half of it is read. */
async function addWatch({ place }: Scene, name: string): Promise<void> {
  const draft = join(place.folder, `${name}.yaml`);
  await writeFile(draft, `watches:\n  - {name: ${name}, title: ${name}, when: ${name}}\n`);
  await rename(draft, join(place.folder, "config/watches", `${name}.yaml`));
}

test("SIGHUP: many edits, a signal after each -> in force faster than looking at the files could be", async (t) => {
  const run = await scene(t);
  const program = started(t, run);
  await program.said("newswatch is running");
  const edits = 12;

  const from = performance.now();
  for (let edit = 1; edit <= edits; edit++) {
    await addWatch(run, `extra${edit}`);
    program.child.kill("SIGHUP");
    // The two watches of the scene, and those added.
    await program.said(`"watches":${2 + edit},`);
  }
  const tookMs = performance.now() - from;

  // Noticed by the looks alone, all edits but the first would each wait for the next look.
  assert.ok(tookMs < (edits - 1) * limits.configPollMs, `${edits} edits took ${tookMs} ms`);
  assert.equal(await program.end("SIGTERM"), 0, program.err());
});

test("SIGHUP: an edit with a fault -> refused, and the service runs on", async (t) => {
  const run = await scene(t);
  const program = started(t, run);
  await program.said("newswatch is running");

  await writeFile(join(run.place.folder, "config/watches/faulty.yaml"), "watches:\n  - {name: faulty, wen: x}\n");
  program.child.kill("SIGHUP");
  await program.said("faulty.yaml");
  await run.baselined();

  assert.equal(await program.end("SIGTERM"), 0, program.err());
});

test("SIGTERM: a receiver that never answers -> ends with 0 within a bound; the next start sends it, same id", async (t) => {
  const run = await scene(t);
  const first = started(t, run);
  const id = await heldByReceiver(run);

  const from = performance.now();
  const code = await first.end("SIGTERM");
  const tookMs = performance.now() - from;

  assert.equal(code, 0, first.err());
  assert.match(first.err(), /newswatch has stopped/);
  // The drain, and then the store, the queue, the web, the threads and the status server.
  const boundMs = limits.drainMs + 5 * limits.closeMs;
  assert.ok(tookMs < boundMs, `it took ${tookMs} ms:\n${first.err()}`);
  assert.match(first.err(), new RegExp(`"waitedMs":${limits.drainMs}\\b`), "the drain knew no bound");

  run.hook.answerWith(200);
  const second = started(t, run);
  await second.said("newswatch is running");
  await toldAgain(run, id, 60_000);
  assert.equal(await second.end("SIGTERM"), 0, second.err());
});

test("killed: while a receiver keeps it waiting -> the next start sends it before the claim's lease ends", async (t) => {
  const run = await scene(t);
  const first = started(t, run);
  const id = await heldByReceiver(run);
  await first.end("SIGKILL");

  run.hook.answerWith(200);
  const second = started(t, run);
  await second.said("newswatch is running");
  await toldAgain(run, id, limits.sendLeaseMs / 2);
  assert.equal(await second.end("SIGTERM"), 0, second.err());
});

test("NEWSWATCH_ALIVE: the database away for a while -> the file grows old, and is touched again after", async (t) => {
  const made = await scene(t);
  const { url } = await testDatabase(t);
  const file = join(made.place.folder, "alive");
  const program = started(t, { ...made, env: { ...made.env, DATABASE_URL: url, NEWSWATCH_ALIVE: file } }, [
    "work",
    "judge-article",
  ]);
  const touchedAt = async () => Date.parse((await readFile(file, "utf8").catch(() => "")).trim());
  const touchedAfter = async (at: number) => ((await touchedAt()) > at ? touchedAt() : undefined);

  const first = await until(() => touchedAfter(0), { withinMs: 15_000, what: "the file is there" });
  await until(() => touchedAfter(first), { withinMs: 60_000, what: "the file is touched again" });

  await letIn(url, false);
  const hasGrownOld = async () => Date.now() - (await touchedAt()) > 2.5 * limits.aliveMs || undefined;
  await until(hasGrownOld, { withinMs: 60_000, what: "the file has grown old" });

  const away = Date.now();
  await letIn(url, true);
  await until(() => touchedAfter(away), { withinMs: 60_000, what: "the file is touched once the database is back" });
  assert.equal(await program.end("SIGTERM"), 0, program.err());
});

/** Whether the database takes connections; those that it has are ended when it does not. */
async function letIn(url: string, open: boolean): Promise<void> {
  const server = new URL(url);
  const name = server.pathname.slice(1);
  server.pathname = "/postgres";
  const admin = connect(server.href, { poolMax: 1 });
  try {
    await admin`alter database ${admin(name)} with allow_connections ${admin.unsafe(`${open}`)}`;
    if (!open) await admin`select pg_terminate_backend(pid) from pg_stat_activity where datname = ${name}`;
  } finally {
    await admin.end();
  }
}
