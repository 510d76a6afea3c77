// Runs a task again and again with a pause between, until it is stopped.
import { setTimeout as pause } from "node:timers/promises";
import type { Log } from "../src/ports/clock-and-log.ts";

export type Loop = { stop(): Promise<void> };

/** A task that breaks is told once, and once more when it works again; the loop goes on. */
export function every(pauseMs: number, task: () => Promise<void>, { name, log }: { name: string; log: Log }): Loop {
  const stopping = new AbortController();
  let broken = false;

  const once = async () => {
    try {
      await task();
      if (broken) log.info("a background task works again", { task: name });
      broken = false;
    } catch (error) {
      if (!broken) log.error("a background task failed; it will be retried", { task: name, error });
      broken = true;
    }
  };
  const run = async () => {
    while (!stopping.signal.aborted) {
      await once();
      await pause(pauseMs, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  };

  const ended = run();
  return {
    async stop() {
      stopping.abort();
      await ended;
    },
  };
}
