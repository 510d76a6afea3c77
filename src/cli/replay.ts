// `newswatch replay`: sends at once what was given up or waits for a retry, under the ids it had.
import { counted } from "../core/status/how-long.ts";
import { attachEmbedded } from "../store/embedded/attach.ts";
import { openStore } from "../store/open-store.ts";
import { type Command, readArguments, wrongUsage } from "./command.ts";
import { readOrTell } from "./read-desk.ts";

export const replay: Command = {
  usage: "replay",
  does: "send at once what was given up or waits for a retry, under the ids it had",
  async run(args, terminal) {
    const read = readArguments({ args: [...args] });
    if (read.kind === "wrong") return wrongUsage(terminal, replay, read.message);

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
      const articles = await store.items.judgeAgain(new Date());
      if (articles > 0) terminal.out(`${counted(articles, "article is", "articles are")} judged again.\n`);
      const count = await store.notifications.replay(new Date());
      const due = counted(count, "notification is", "notifications are");
      terminal.out(count === 0 ? "No notification was given up or waits for a retry.\n" : `${due} due again.\n`);
      return 0;
    } finally {
      await store.close();
    }
  },
};
