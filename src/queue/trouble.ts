// Reports trouble with the queue's store: one line when it goes away, one when it is back.
import type { Log } from "../ports/clock-and-log.ts";

export type Trouble = {
  told(error: unknown): void;
  over(): void;
  /** From now on errors are the ordinary end of connections. */
  hush(): void;
};

export function troubleTeller(log: Log): Trouble {
  let away = false;
  let hushed = false;
  return {
    told(error) {
      if (hushed) return;
      if (!isOutage(error)) {
        // A job that vanished with a flushed store, or a lock that could not be renewed: its row is found by the sweep.
        log.debug("the queue reported an error", { error });
        return;
      }
      if (away) return;
      away = true;
      log.warn("the queue is unreachable; work waits in the database until it is back", { error });
    },
    over() {
      if (!away) return;
      away = false;
      log.info("the queue is reachable again");
    },
    hush() {
      hushed = true;
    },
  };
}

/** Errors of sockets and servers carry a code of letters, or are the client's own word for "no connection". */
function isOutage(error: unknown): boolean {
  if (error instanceof AggregateError) return error.errors.some(isOutage);
  if (!(error instanceof Error)) return false;
  if (error.name === "MaxRetriesPerRequestError" || error.name === "AbortError") return true;
  return "code" in error && typeof error.code === "string";
}
