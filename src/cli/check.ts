// `newswatch check`: are the settings right? Names every problem at once and touches nothing.
import { counted } from "../core/status/how-long.ts";
import { failed, runWatchTests } from "../core/watch-tools/run-tests.ts";
import { testLines } from "../core/watch-tools/test-report.ts";
import { type Command, readArguments, wrongUsage } from "./command.ts";
import { readOrTell } from "./read-desk.ts";

export const check: Command = {
  usage: "check",
  does: "check the settings: every problem with its file, line and column",
  async run(args, terminal) {
    const read = readArguments({ args: [...args] });
    if (read.kind === "wrong") return wrongUsage(terminal, check, read.message);

    const reading = await readOrTell(terminal);
    if (reading === undefined) return 1;

    const { feeds, watches, channels, routes } = reading.settings.desk;
    terminal.out(
      `The settings are valid: ${counted(feeds.length, "feed")}, ${counted(watches.length, "watch", "watches")}, ` +
        `${counted(channels.length, "channel")}, ${counted(routes.length, "route")}.\n`,
    );
    const outcomes = runWatchTests(watches);
    const tested = watches.filter(({ tests = [] }) => tests.length > 0).length;
    if (failed(outcomes).length > 0) terminal.err(`warning: ${testLines(outcomes, tested)}\n`);
    return 0;
  },
};
