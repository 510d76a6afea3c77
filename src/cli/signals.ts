// The signals a running service listens to.
import { closeSync, openSync } from "node:fs";

const startedOnTerminal = process.stdin.isTTY === true;

export type Signals = {
  /** Resolves with the first SIGTERM or SIGINT. */
  readonly stop: Promise<string>;
  /** Aborted at the same moment, for what can be called off. */
  readonly stopping: AbortSignal;
  onReload(reload: () => void): void;
};

/**
 * npm passes a terminal's Ctrl-C on to a program that has had it already, so a second signal counts only after this time.
 */
const secondSignalAfterMs = 1_000;

/** SIGHUP asks for a reload, but it also says that the terminal is gone: then `/dev/tty` can no longer be opened. */
function wasHungUp(): boolean {
  if (!startedOnTerminal) return false;
  try {
    closeSync(openSync("/dev/tty", "r"));
    return false;
  } catch {
    return true;
  }
}

/** A second SIGTERM or SIGINT ends the process at once. */
export function listenToSignals(): Signals {
  const stopping = new AbortController();
  let firstAt: number | undefined;
  let reload = () => {};
  let resolveStop = (_signal: string) => {};
  const stop = new Promise<string>((resolve) => {
    resolveStop = resolve;
  });
  const on = (signal: NodeJS.Signals) => {
    if (firstAt !== undefined && performance.now() - firstAt > secondSignalAfterMs) process.exit(1);
    firstAt ??= performance.now();
    stopping.abort();
    resolveStop(signal);
  };
  process.on("SIGTERM", on);
  process.on("SIGINT", on);
  process.on("SIGHUP", () => (wasHungUp() ? on("SIGHUP") : reload()));
  return {
    stop,
    stopping: stopping.signal,
    onReload(wanted) {
      reload = wanted;
    },
  };
}
