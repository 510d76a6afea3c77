// `newswatch replay`: alerts that were given up are sent once more, under the ids they had.
import { attachEmbedded } from "../store/embedded/attach.ts";
import { openStore } from "../store/open-store.ts";
import type { Command } from "./command.ts";
import { readOrTell } from "./read-desk.ts";

export const replay: Command = {
  usage: "replay",
  does: "send the alerts that were given up once more, under the ids they had",
  async run(_args, terminal) {
    const reading = await readOrTell(terminal);
    if (reading === undefined) return 1;

    const { databaseUrl, dataFolder } = reading.settings.service;
    const running = databaseUrl ?? (await attachEmbedded(dataFolder));
    if (running === undefined) {
      terminal.err("newswatch replay: newswatch is not running, so nothing would be sent; start it first\n");
      return 1;
    }

    const store = await openStore({ url: running, poolMax: 1 });
    try {
      const count = await store.notifications.replay(new Date());
      terminal.out(count === 0 ? "Nothing was given up.\n" : `${count} notifications are due again.\n`);
      return 0;
    } finally {
      await store.close();
    }
  },
};
