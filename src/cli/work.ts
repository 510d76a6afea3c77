// `newswatch work QUEUE`: one worker alone, for many processes and machines.
import { startOne } from "../../workers/one.ts";
import { type WorkName, workNames } from "../../workers/work.ts";
import { nearest } from "../core/nearest.ts";
import type { Command } from "./command.ts";
import { readArguments } from "./command.ts";
import { runUntilStopped } from "./run-until-stopped.ts";

const concurrencyMax = 256;

export const work: Command = {
  usage: "work QUEUE [--concurrency N]",
  does: `run one worker alone: ${workNames.join(", ")}`,
  async run(args, terminal) {
    const read = readArguments({
      args: [...args],
      options: { concurrency: { type: "string" } },
      allowPositionals: true,
    });
    if (read.kind === "wrong") {
      terminal.err(`newswatch work: ${read.message}\n`);
      return 2;
    }

    const { positionals, values } = read.parsed;
    const wrong = wrongCall(positionals, values.concurrency);
    const name = workNames.find((known) => known === positionals[0]);
    if (wrong !== undefined || name === undefined) {
      terminal.err(`newswatch work: ${wrong}\n`);
      return 2;
    }

    const concurrency = values.concurrency === undefined ? undefined : Number(values.concurrency);
    return runUntilStopped(terminal, {
      ownsFeeds: ownsFeeds(name),
      start: (house, { draining }) => startOne(house, name, { concurrency, draining }),
    });
  },
};

/** The worker that keeps the clock is also the one that reads which feeds there are. */
function ownsFeeds(name: WorkName): boolean {
  return name === "sweep";
}

function wrongCall(positionals: readonly string[], concurrency: string | undefined): string | undefined {
  const [name, extra] = positionals;
  if (name === undefined) return `name a queue: ${workNames.join(", ")}`;
  if (extra !== undefined) return `one queue a process; "${extra}" is one too many`;
  if (!workNames.some((known) => known === name)) {
    const near = nearest(name, workNames);
    return `there is no queue "${name}"${near === undefined ? "" : `; did you mean "${near}"?`}`;
  }
  if (concurrency === undefined || (/^\d+$/.test(concurrency) && inBounds(Number(concurrency)))) return undefined;

  return `--concurrency takes a whole number from 1 to ${concurrencyMax}, not "${concurrency}"`;
}

function inBounds(number: number): boolean {
  return number >= 1 && number <= concurrencyMax;
}
