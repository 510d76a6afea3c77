// The house's one queue door: adds hints, runs workers, counts what waits. The only place that chooses the store.
import type { Log } from "../ports/clock-and-log.ts";
import { type Jobs, type QueueName, queueNames } from "../ports/jobs.ts";
import type { HintQueue, HintStore, HintWorker, WorkHint } from "./hints.ts";
import { onPostgres } from "./on-postgres.ts";
import { onRedis } from "./on-redis.ts";
import { type Trouble, troubleTeller } from "./trouble.ts";

export type QueueOptions = {
  readonly databaseUrl: string;
  readonly redisUrl: string | undefined;
  readonly installationId: string;
  readonly log: Log;
};

/** A worker that has been started. */
export type Running = HintWorker;

export interface QueueDoor extends Jobs {
  readonly store: "postgresql" | "redis";
  work(queue: QueueName, concurrency: number, work: WorkHint): Promise<Running>;
  /** Jobs waiting or being done, by queue. */
  counts(): Promise<Record<QueueName, number>>;
  /** Forgets every hint; only for a process that is alone with its tables. The sweep finds the work again. */
  forget(): Promise<void>;
  close(): Promise<void>;
}

export async function openQueue(options: QueueOptions): Promise<QueueDoor> {
  const { log } = options;
  const trouble = troubleTeller(log);
  const hints = await openStore(options, trouble);
  const queues = new Map(queueNames.map((name) => [name, hints.newQueue(name)]));
  await Promise.all([...queues.values()].map((queue) => queue.waitUntilReady()));

  return {
    store: hints.name,
    async add(name, ids) {
      if (ids.length === 0) return;

      // A hint that cannot be left is no failure of the step: its row stays due, and the sweep will leave it again.
      const jobs = ids.map((id) => ({ name, data: { id }, opts: { jobId: id } }));
      await queueOf(queues, name)
        .addBulk(jobs)
        .then(trouble.over, (error: unknown) => trouble.told(new QueueAway(error)));
    },
    async work(name, concurrency, work) {
      const worker = hints.newWorker(name, concurrency, (id) => {
        trouble.over();
        return work(id);
      });
      await worker.waitUntilReady();
      return worker;
    },
    async counts() {
      const counted = await Promise.all(queueNames.map((name) => countOf(queueOf(queues, name))));
      const of = (name: QueueName) => counted[queueNames.indexOf(name)] ?? 0;
      return {
        "check-feed": of("check-feed"),
        "read-article": of("read-article"),
        "judge-article": of("judge-article"),
        "send-alert": of("send-alert"),
      };
    },
    async forget() {
      await Promise.all([...queues.values()].map((queue) => queue.obliterate({ force: true })));
    },
    async close() {
      trouble.hush();
      await Promise.all([...queues.values()].map((queue) => queue.close()));
      await hints.close();
    },
  };
}

/** Whatever kept a hint from being added, the store did not take it. */
class QueueAway extends Error {
  readonly code = "QUEUE_AWAY";

  constructor(cause: unknown) {
    super("a job could not be added", { cause });
  }
}

async function openStore(options: QueueOptions, trouble: Trouble): Promise<HintStore> {
  if (options.redisUrl === undefined) return onPostgres(options.databaseUrl, trouble.told);

  return onRedis(options.redisUrl, `newswatch-${options.installationId}`, trouble);
}

function queueOf(queues: ReadonlyMap<QueueName, HintQueue>, name: QueueName): HintQueue {
  const queue = queues.get(name);
  if (queue === undefined) throw new Error(`There is no queue ${name}.`);
  return queue;
}

async function countOf(queue: HintQueue): Promise<number> {
  const counts = await queue.getJobCounts("waiting", "active", "delayed", "prioritized");
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}
