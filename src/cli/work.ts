// `newswatch work QUEUE`: one worker alone, for many processes and machines.
import { startOne } from "../../workers/one.ts";
import { type WorkName, workNames } from "../../workers/work.ts";
import { limits } from "../core/limits.ts";
import { nearest } from "../core/nearest.ts";
import { type Command, readArguments, wrongUsage } from "./command.ts";
import { runUntilStopped } from "./run-until-stopped.ts";

export const work: Command = {
  usage: "work QUEUE [--concurrency N]",
  does: `run one worker alone: ${workNames.join(", ")}`,
  async run(args, terminal) {
    const read = readArguments({
      args: [...args],
      options: { concurrency: { type: "string" } },
      allowPositionals: true,
    });
    if (read.kind === "wrong") return wrongUsage(terminal, work, read.message);

    const { positionals, values } = read.parsed;
    const [given, extra] = positionals;
    const name = workNames.find((known) => known === given);
    if (name === undefined) return wrongUsage(terminal, work, unknownQueue(given));

    const wrong = wrongRest(extra, values.concurrency);
    if (wrong !== undefined) return wrongUsage(terminal, work, wrong);

    const concurrency = values.concurrency === undefined ? undefined : Number(values.concurrency);
    return runUntilStopped(terminal, {
      ownsFeeds: ownsFeeds(name),
      sharesDatabase: true,
      start: (house, { draining }) => startOne(house, name, { concurrency, draining }),
    });
  },
};

/** The worker that keeps the clock is also the one that reads which feeds there are. */
function ownsFeeds(name: WorkName): boolean {
  return name === "sweep";
}

function unknownQueue(given: string | undefined): string {
  if (given === undefined) return `name a queue: ${workNames.join(", ")}`;

  const near = nearest(given, workNames);
  return `there is no queue "${given}"${near === undefined ? "" : `; did you mean "${near}"?`}`;
}

function wrongRest(extra: string | undefined, concurrency: string | undefined): string | undefined {
  if (extra !== undefined) return `only one queue per process; unexpected "${extra}"`;
  if (concurrency === undefined || (/^\d+$/.test(concurrency) && inBounds(Number(concurrency)))) return undefined;

  return `--concurrency takes a whole number from 1 to ${limits.concurrencyMax}, not "${concurrency}"`;
}

function inBounds(number: number): boolean {
  return number >= 1 && number <= limits.concurrencyMax;
}
