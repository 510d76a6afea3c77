// `newswatch check`: are the settings right? Tells every problem at once and touches nothing.
import type { Command } from "./command.ts";
import { readOrTell } from "./read-desk.ts";

export const check: Command = {
  usage: "check",
  does: "check the settings: every problem with its file, line and column",
  async run(_args, terminal) {
    const reading = await readOrTell(terminal);
    if (reading === undefined) return 1;

    const { feeds, watches, channels, routes } = reading.settings.desk;
    terminal.out(
      `The settings are good: ${feeds.length} feeds, ${watches.length} watches, ${channels.length} channels, ` +
        `${routes.length} routes.\n`,
    );
    return 0;
  },
};
