// `newswatch feeds export`: the feeds as a list that other readers take.
import { writeOpml } from "../core/feed/opml.ts";
import { isSampleWire } from "../core/feed/sample-wire.ts";
import { durationText } from "../settings/duration.ts";
import { type Command, readArguments, wrongUsage } from "./command.ts";
import { readOrTell } from "./read-desk.ts";

export const feedsExport: Command = {
  usage: "feeds export",
  does: "write the feeds to stdout as OPML 2.0, without the sample wire",
  async run(args, terminal) {
    const read = readArguments({ args: [...args] });
    if (read.kind === "wrong") return wrongUsage(terminal, feedsExport, read.message);

    const reading = await readOrTell(terminal);
    if (reading === undefined) return 1;

    const others = reading.settings.desk.feeds.filter(({ url }) => !isSampleWire(url));
    terminal.out(writeOpml(others, new Date(), { durationText }));
    return 0;
  },
};
