// How a step's end is settled, and how a loop goes on.
import assert from "node:assert/strict";
import { test } from "node:test";
import { done, drop, later } from "../../src/core/outcome.ts";
import type { Log } from "../../src/ports/clock-and-log.ts";
import { every } from "../../workers/every.ts";
import { settle } from "../../workers/settle.ts";
import { until } from "../helpers/until.ts";

function noted() {
  const lines: string[] = [];
  const note = (level: string) => (sentence: string) => lines.push(`${level} ${sentence}`);
  const log: Log = { debug: note("debug"), info: note("info"), warn: note("warn"), error: note("error") };
  return { lines, log };
}

test("settle: done, later, drop -> the job ends with what the step said", async () => {
  const { log } = noted();
  const job = { queue: "read-article", id: "i1", log } as const;

  assert.equal(await settle(async () => done("read"), job), "done: read");
  assert.equal(await settle(async () => later(20, "timeout"), job), "later: timeout");
  assert.equal(await settle(async () => drop("not due"), job), "drop: not due");
});

test("settle: a step that throws -> logged once, and thrown on", async () => {
  const { log, lines } = noted();
  const broken = async () => {
    throw new Error("the database is away");
  };

  await assert.rejects(settle(broken, { queue: "judge-article", id: "i1", log }), /the database is away/);
  assert.deepEqual(lines, ["error a step failed; it will be retried when its lease ends"]);
});

test("every: a task -> is done again and again until it is stopped, and never after", async () => {
  const { log } = noted();
  let count = 0;
  const loop = every(1, async () => void count++, { name: "beat", log });

  await until(() => count >= 3 || undefined, { withinMs: 5_000, what: "three rounds" });
  await loop.stop();
  const atStop = count;
  await new Promise((resolve) => setImmediate(resolve));

  assert.equal(count, atStop);
});

test("every: a task that breaks for a while -> told once, goes on, told when it works again", async () => {
  const { log, lines } = noted();
  let count = 0;
  const task = async () => {
    count += 1;
    if (count <= 3) throw new Error("away");
  };
  const loop = every(1, task, { name: "beat", log });

  await until(() => count >= 6 || undefined, { withinMs: 5_000, what: "six rounds" });
  await loop.stop();

  assert.deepEqual(lines, ["error a background task failed; it will be retried", "info a background task works again"]);
});

test("every: stopped in mid-task -> the stop waits for its end", async () => {
  const { log } = noted();
  let hasEnded = false;
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  const loop = every(
    1,
    async () => {
      await held;
      hasEnded = true;
    },
    { name: "beat", log },
  );

  const stopped = loop.stop();
  release();
  await stopped;

  assert.equal(hasEnded, true);
});
