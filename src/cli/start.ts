// `newswatch start`: the whole service in one process.
import { startAll } from "../../workers/all.ts";
import type { Command } from "./command.ts";
import { readArguments } from "./command.ts";
import { runUntilStopped } from "./run-until-stopped.ts";

export const start: Command = {
  usage: "start",
  does: "run the whole service in this process",
  async run(args, terminal) {
    const read = readArguments({ args: [...args], options: {} });
    if (read.kind === "wrong") {
      terminal.err(`newswatch start: ${read.message}\n`);
      return 2;
    }
    return runUntilStopped(terminal, { ownsFeeds: true, start: startAll });
  },
};
