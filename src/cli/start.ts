// `newswatch start`: the whole service in one process.
import { startAll } from "../../workers/all.ts";
import { type Command, readArguments, wrongUsage } from "./command.ts";
import { runUntilStopped } from "./run-until-stopped.ts";

export const start: Command = {
  usage: "start",
  does: "run the whole service in this process",
  async run(args, terminal) {
    const read = readArguments({ args: [...args] });
    if (read.kind === "wrong") return wrongUsage(terminal, start, read.message);

    return runUntilStopped(terminal, { ownsFeeds: true, sharesDatabase: false, start: startAll });
  },
};
