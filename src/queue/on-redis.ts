// BullMQ on Redis: chosen by REDIS_URL, for many machines.
import { Queue, Worker } from "bullmq";
import { Redis } from "ioredis";
import type { QueueName } from "../ports/jobs.ts";
import { type Hint, type HintStore, jobOptions, type WorkHint, workerOptions } from "./hints.ts";
import type { Trouble } from "./trouble.ts";

/** `prefix` keeps two installations apart that share one Redis. */
export async function onRedis(redisUrl: string, prefix: string, { told, over }: Trouble): Promise<HintStore> {
  // Adding a hint must fail at once while Redis is away: the step that adds it has its own work recorded already.
  const adding = new Redis(redisUrl, { maxRetriesPerRequest: 1, enableOfflineQueue: false, lazyConnect: true });
  const working = new Redis(redisUrl, { maxRetriesPerRequest: null, lazyConnect: true });
  adding.on("error", told);
  working.on("error", told);
  adding.on("ready", over);
  working.on("ready", over);
  try {
    await adding.connect();
    await working.connect();
  } catch (cause) {
    adding.disconnect();
    working.disconnect();
    throw new Error(`Redis does not answer at ${placeOf(redisUrl)}. Check REDIS_URL, and that Redis is running.`, {
      cause,
    });
  }

  return {
    name: "redis",
    newQueue(name: QueueName) {
      const queue = new Queue<Hint>(name, {
        connection: adding,
        prefix,
        defaultJobOptions: jobOptions,
        skipWaitingForReady: true,
      });
      queue.on("error", told);
      return queue;
    },
    newWorker(name: QueueName, concurrency: number, work: WorkHint) {
      const worker = new Worker<Hint, string>(name, (job) => work(job.data.id), {
        connection: working,
        prefix,
        concurrency,
        ...workerOptions,
      });
      worker.on("error", told);
      return worker;
    },
    async close() {
      adding.disconnect();
      working.disconnect();
    },
  };
}

/** Host and port, without the password that the address may hold. */
function placeOf(redisUrl: string): string {
  return URL.canParse(redisUrl) ? new URL(redisUrl).host : "the address in REDIS_URL";
}
