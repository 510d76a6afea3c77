// Threads in which hostile bytes are parsed, so that whatever takes too long or too much can be stopped.
import { fileURLToPath } from "node:url";
import { Piscina } from "piscina";
import { limits } from "../core/limits.ts";
import type { Bytes, ExamineTask, Threaded } from "../ports/readers.ts";
import { turns } from "./turns.ts";

export type Threads = {
  /**
   * Runs the function that the file exports under `name`. What it gives back is cloned: plain values and dates.
   * Throws what it throws. A thread that is killed is replaced, and the others do not notice.
   */
  run<Value>(name: string, input: Bytes | ExamineTask): Promise<Threaded<Value>>;
  close(): Promise<void>;
};

export type ThreadBounds = { readonly parseTimeoutMs: number; readonly parserMemoryMb: number };

/** `file` is the compiled module whose exports the threads run. */
export function openThreads(
  { file, threads }: { readonly file: URL; readonly threads: number },
  { parseTimeoutMs, parserMemoryMb }: ThreadBounds = limits,
): Threads {
  const pool = new Piscina({
    filename: fileURLToPath(file),
    minThreads: threads,
    maxThreads: threads,
    resourceLimits: { maxOldGenerationSizeMb: parserMemoryMb },
  });
  // A thread that breaks before it can take a task tells only the pool; the task that waited for it runs out of time.
  let broken: unknown;
  pool.on("error", (error) => {
    broken = error;
  });
  const free = turns(threads);

  const runNow = async <Value>(name: string, input: Bytes | ExamineTask): Promise<Threaded<Value>> => {
    const { task, transferList } = movable(input);
    const signal = AbortSignal.timeout(parseTimeoutMs);
    try {
      const value: Value = await pool.run(task, { name, signal, transferList });
      broken = undefined;
      return { kind: "value", value };
    } catch (error) {
      if (isOutOfMemory(error)) return { kind: "killed", why: `needed more than ${parserMemoryMb} MB` };
      if (!signal.aborted) throw error;
      if (broken !== undefined) throw new Error("No parsing thread could be started.", { cause: broken });
      return { kind: "killed", why: `took more than ${parseTimeoutMs} ms` };
    }
  };

  return {
    async run(name, input) {
      // Only what runs is timed: a task that waits for a thread must not pay for the one before it.
      await free.take();
      try {
        return await runNow(name, input);
      } finally {
        free.giveBack();
      }
    },
    close: () => pool.destroy(),
  };
}

/**
 * The caller still needs its bytes, so a copy is made here and moved, which is cheaper than having it cloned. What
 * `slice` gives of one of Node's buffers is no copy.
 */
function movable(input: Bytes | ExamineTask) {
  if (!("bytes" in input)) return { task: input, transferList: [] };

  const bytes = new Uint8Array(input.bytes);
  return { task: { ...input, bytes }, transferList: [bytes.buffer] };
}

function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ERR_WORKER_OUT_OF_MEMORY";
}
