// The queue door on both of its stores: one contract.
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { type TestContext, test } from "node:test";
import { openQueue, type QueueDoor } from "../../src/queue/open-queue.ts";
import { silentLog, testDatabase } from "../helpers/database.ts";
import { startRedis, withoutRedis } from "../helpers/redis.ts";
import { until } from "../helpers/until.ts";

const soon = { withinMs: 20_000 };

type Opened = { readonly open: () => Promise<QueueDoor> };

async function onPostgres(t: TestContext): Promise<Opened> {
  const { url } = await testDatabase(t);
  return opener(t, { databaseUrl: url, redisUrl: undefined });
}

async function onRedis(t: TestContext): Promise<Opened> {
  const redis = await startRedis();
  t.after(() => redis.stop());
  return opener(t, { databaseUrl: "postgresql://nowhere", redisUrl: redis.url });
}

function opener(
  t: TestContext,
  where: { readonly databaseUrl: string; readonly redisUrl: string | undefined },
): Opened {
  const closers: (() => Promise<void>)[] = [];
  t.after(async () => {
    for (const close of closers) await close();
  });
  return {
    async open() {
      const door = await openQueue({ ...where, installationId: "test", log: silentLog });
      closers.push(() => door.close());
      return door;
    },
  };
}

for (const [name, openOn, skip] of [
  ["postgresql", onPostgres, false],
  ["redis", onRedis, withoutRedis],
] as const) {
  test(`queue on ${name}: a hint -> is worked on once, by its id`, { skip }, async (t) => {
    const { open } = await openOn(t);
    const door = await open();
    const seen: string[] = [];
    const worker = await door.work("read-article", 2, async (id) => {
      seen.push(id);
      return "done";
    });
    const id = randomUUID();

    await door.add("read-article", [id]);
    await until(() => seen.includes(id) || undefined, { ...soon, what: "the hint is worked on" });
    await worker.close();

    assert.equal(door.store, name);
    assert.deepEqual(seen, [id]);
  });

  test(`queue on ${name}: the same id while it waits -> one job; when it has ended -> it may come again`, {
    skip,
  }, async (t) => {
    const { open } = await openOn(t);
    const door = await open();
    const id = randomUUID();
    await door.add("send-alert", [id]);
    await door.add("send-alert", [id, id]);
    assert.equal((await door.counts())["send-alert"], 1);

    const seen: string[] = [];
    const worker = await door.work("send-alert", 1, async (given) => {
      seen.push(given);
      return "done";
    });
    await until(async () => (await door.counts())["send-alert"] === 0 || undefined, { ...soon, what: "it is done" });
    await door.add("send-alert", [id]);
    await until(() => seen.length === 2 || undefined, { ...soon, what: "it is done again" });
    await worker.close();

    assert.deepEqual(seen, [id, id]);
  });

  test(`queue on ${name}: a step that throws -> the job is gone, and its id free again`, { skip }, async (t) => {
    const { open } = await openOn(t);
    const door = await open();
    const id = randomUUID();
    let tries = 0;
    const worker = await door.work("judge-article", 1, async () => {
      tries += 1;
      throw new Error("broken");
    });

    await door.add("judge-article", [id]);
    await until(() => tries === 1 || undefined, { ...soon, what: "it is tried" });
    await until(async () => (await door.counts())["judge-article"] === 0 || undefined, { ...soon, what: "it is gone" });
    await door.add("judge-article", [id]);
    await until(() => tries === 2 || undefined, { ...soon, what: "it is tried again" });
    await worker.close();

    assert.equal(tries, 2);
  });

  test(`queue on ${name}: forgotten -> nothing waits any more`, { skip }, async (t) => {
    const { open } = await openOn(t);
    const door = await open();
    await door.add("check-feed", [randomUUID(), randomUUID()]);

    await door.forget();

    assert.deepEqual(Object.values(await door.counts()), [0, 0, 0, 0]);
  });

  test(`queue on ${name}: a worker that is closed -> ends what it does and takes nothing new`, { skip }, async (t) => {
    const { open } = await openOn(t);
    const door = await open();
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const ended: string[] = [];
    const [first, second] = [randomUUID(), randomUUID()];
    const worker = await door.work("check-feed", 1, async (id) => {
      await held;
      ended.push(id);
      return "done";
    });
    await door.add("check-feed", [first, second]);
    await until(async () => (await door.counts())["check-feed"] === 2 || undefined, {
      ...soon,
      what: "both are there",
    });

    const closed = worker.close();
    release();
    await closed;

    assert.ok(ended.length <= 1);
    assert.ok((await door.counts())["check-feed"] >= 1);
  });

  test(`queue on ${name}: two doors -> one hint is worked on by one of them`, { skip }, async (t) => {
    const { open } = await openOn(t);
    const [one, two] = [await open(), await open()];
    const seen: string[] = [];
    const workers = await Promise.all(
      [one, two].map((door) =>
        door.work("read-article", 4, async (id) => {
          seen.push(id);
          return "done";
        }),
      ),
    );
    const ids = Array.from({ length: 50 }, () => randomUUID());

    await one.add("read-article", ids);
    await until(() => seen.length >= 50 || undefined, { ...soon, what: "all are worked on" });
    await Promise.all(workers.map((worker) => worker.close()));

    assert.deepEqual([...seen].sort(), [...ids].sort());
  });
}

/** A door whose words to the operator are noted. */
async function openNoted(redisUrl: string) {
  const told: string[] = [];
  const note = (sentence: string) => void told.push(sentence);
  const log = { ...silentLog, warn: note, info: note };
  const door = await openQueue({ databaseUrl: "postgresql://nowhere", redisUrl, installationId: "test", log });
  return { door, told };
}

test("queue on redis: away and back, twice -> said each time, also by a process that never adds", {
  skip: withoutRedis,
}, async (t) => {
  let redis = await startRedis();
  const { door, told } = await openNoted(redis.url);
  t.after(async () => {
    await door.close();
    await redis.stop();
  });

  for (const round of [1, 2]) {
    await redis.stop();
    await until(() => told.length >= 2 * round - 1 || undefined, { ...soon, what: `outage ${round} is told` });
    redis = await startRedis(redis.port);
    await until(() => told.length >= 2 * round || undefined, { ...soon, what: `its end ${round} is told` });
  }

  const away = "the queue is unreachable; work waits in the database until it is back";
  assert.deepEqual(told, [away, "the queue is reachable again", away, "the queue is reachable again"]);
});

test("queue on redis: Redis away -> adding does not fail, and it is told once", { skip: withoutRedis }, async (t) => {
  const redis = await startRedis();
  const { door, told } = await openNoted(redis.url);
  t.after(() => door.close());

  await redis.stop();
  await door.add("read-article", [randomUUID()]);
  await door.add("read-article", [randomUUID()]);

  assert.deepEqual(told, ["the queue is unreachable; work waits in the database until it is back"]);
});
