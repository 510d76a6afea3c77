// The signals a running service listens to.

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

/** A second SIGTERM or SIGINT ends the process at once. */
export function listenToSignals(): Signals {
  const stopping = new AbortController();
  let firstAt: number | undefined;
  let reload = () => {};
  const stop = new Promise<string>((resolve) => {
    const on = (signal: NodeJS.Signals) => {
      if (firstAt !== undefined && performance.now() - firstAt > secondSignalAfterMs) process.exit(1);
      firstAt ??= performance.now();
      stopping.abort();
      resolve(signal);
    };
    process.on("SIGTERM", on);
    process.on("SIGINT", on);
  });
  process.on("SIGHUP", () => reload());
  return {
    stop,
    stopping: stopping.signal,
    onReload(wanted) {
      reload = wanted;
    },
  };
}
