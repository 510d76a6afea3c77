// Keeps the embedded server up while newswatch runs, and stops it with newswatch.
import { limits } from "../../core/limits.ts";
import type { Log } from "../../ports/clock-and-log.ts";
import { bringUp, type Place, type Up } from "./bring-up.ts";
import { EmbeddedFailure } from "./failure.ts";
import { stopServer } from "./server.ts";

export type Kept = {
  /** Stops the server and proves it gone. Calling it again gives the same promise. */
  stop(): Promise<void>;
  /** Resolves when the server died and could not be brought back; never after `stop`. */
  readonly lost: Promise<Error>;
};

export type Keeping = {
  readonly place: Place;
  readonly log: Log;
  /** Its signal is that of the place. */
  readonly stopping: AbortController;
  readonly up: Up;
};

type State = Keeping & { up: Up; recovery: Promise<Up> | undefined };

/** The pools reconnect by themselves once the server is back, since its socket stays where it was. */
export function keepUp(keeping: Keeping): Kept {
  const state: State = { ...keeping, recovery: undefined };
  const watched = watch(state);
  let stopped: Promise<void> | undefined;
  return {
    stop: () => {
      stopped ??= stop(state, watched);
      return stopped;
    },
    lost: new Promise((resolve, reject) => {
      watched.then((error) => error !== undefined && resolve(error), reject);
    }),
  };
}

/** Ends when newswatch stops, or with the reason why the server could not be brought back. */
async function watch(state: State): Promise<Error | undefined> {
  const restarts: number[] = [];
  for (;;) {
    await state.up.holder.lost;
    if (state.stopping.signal.aborted) return undefined;
    state.log.warn("the database server is gone and is brought back");
    restarts.push(Date.now());
    if (tooMany(restarts)) return new EmbeddedFailure("start-failed", "The database server keeps dying.");
    const failure = await recover(state);
    if (failure !== undefined) return state.stopping.signal.aborted ? undefined : failure;
    state.log.info("the database server is back");
  }
}

async function recover(state: State): Promise<Error | undefined> {
  try {
    await state.up.holder.release();
    state.recovery = bringUp(state.place);
    state.up = await state.recovery;
    return undefined;
  } catch (cause) {
    return cause instanceof Error ? cause : new Error("The database server could not be brought back.", { cause });
  }
}

function tooMany(restarts: readonly number[]): boolean {
  const since = Date.now() - limits.databaseRestartsWindowMs;
  return restarts.filter((at) => at > since).length > limits.databaseRestartsMax;
}

/** The lock is held until the server is gone, so that nobody begins to use a server that is about to stop. */
async function stop(state: State, watched: Promise<unknown>): Promise<void> {
  state.stopping.abort();
  const [recovery] = await Promise.allSettled([state.recovery]);
  if (recovery.status === "fulfilled") await stopServer(state.place.layout);
  await state.up.holder.release();
  await watched;
}
