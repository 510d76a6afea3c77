// BullMQ on PostgreSQL: the default, beside our own tables.
import { createPostgresBackend, withBackend } from "bullmq";
import type { QueueName } from "../ports/jobs.ts";
import { type Hint, type HintStore, jobOptions, type WorkHint, workerOptions } from "./hints.ts";

const schema = "newswatch_queue";

/**
 * Its commits need not wait for the disk: a job lost in a crash is found again from the tables. Only these connections
 * are so; ours wait.
 */
const connectionOptions = "-c synchronous_commit=off";

type Told = (error: Error) => void;

export async function onPostgres(databaseUrl: string, told: Told): Promise<HintStore> {
  const { Queue, Worker } = withBackend(createPostgresBackend);
  const connection = { connectionString: databaseUrl, schema, options: connectionOptions };

  const first = new Queue<Hint>("check-feed", { connection: { ...connection, max: 1, migrate: true } });
  first.on("error", told);
  await first.waitUntilReady();
  await first.close();

  return {
    name: "postgresql",
    newQueue(name: QueueName) {
      const queue = new Queue<Hint>(name, { connection: { ...connection, max: 2 }, defaultJobOptions: jobOptions });
      queue.on("error", told);
      return queue;
    },
    newWorker(name: QueueName, concurrency: number, work: WorkHint) {
      const worker = new Worker<Hint, string>(name, (job) => work(job.data.id), {
        connection: { ...connection, max: Math.min(concurrency + 1, 8) },
        concurrency,
        ...workerOptions,
      });
      worker.on("error", told);
      return worker;
    },
    async close() {},
  };
}
