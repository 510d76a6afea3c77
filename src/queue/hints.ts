// What the house needs of BullMQ, whichever store its jobs lie in.
import type { QueueName } from "../ports/jobs.ts";

/** A job holds nothing but the id of the row that says what is to be done; the id is also the job's own. */
export type Hint = { readonly id: string };

export type HintJob = {
  readonly name: string;
  readonly data: Hint;
  readonly opts: { readonly jobId: string };
};

export interface HintQueue {
  addBulk(jobs: HintJob[]): Promise<unknown>;
  getJobCounts(...types: ("waiting" | "active" | "delayed" | "prioritized")[]): Promise<Record<string, number>>;
  obliterate(options: { force: boolean }): Promise<void>;
  waitUntilReady(): Promise<unknown>;
  close(): Promise<void>;
}

export interface HintWorker {
  waitUntilReady(): Promise<unknown>;
  /** Waits for what it is doing. */
  close(): Promise<void>;
}

export type WorkHint = (id: string) => Promise<string>;

/** Where jobs lie: each store makes its own queues and workers. */
export interface HintStore {
  readonly name: "postgresql" | "redis";
  newQueue(name: QueueName): HintQueue;
  newWorker(name: QueueName, concurrency: number, work: WorkHint): HintWorker;
  close(): Promise<void>;
}

/** Finished jobs leave nothing behind: a row that is due again must be able to use its id again. */
export const jobOptions = { removeOnComplete: true, removeOnFail: true, attempts: 1 } as const;

/**
 * A worker that dies is noticed after `lockDuration`. How often that happened says nothing about the work (a restart in
 * the wrong moment counts), so it never fails a job: the row's own count of tries does.
 */
export const workerOptions = {
  lockDuration: 30_000,
  stalledInterval: 5_000,
  maxStalledCount: 1_000_000,
  drainDelay: 5,
  removeOnComplete: { count: 0 },
  removeOnFail: { count: 0 },
} as const;
