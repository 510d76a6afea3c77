// `newswatch migrate`: brings the database's schema up to date and ends.
import { openDatabase } from "../database.ts";
import { openLog } from "../log/log.ts";
import { type Command, readArguments, wrongUsage } from "./command.ts";
import { readOrTell } from "./read-desk.ts";

export const migrateCommand: Command = {
  usage: "migrate",
  does: "bring the database's schema up to date (start does this too)",
  async run(args, terminal) {
    const read = readArguments({ args: [...args] });
    if (read.kind === "wrong") return wrongUsage(terminal, migrateCommand, read.message);

    const reading = await readOrTell(terminal);
    if (reading === undefined) return 1;

    const log = openLog({ level: "warn", plain: true, write: terminal.err });
    const database = await openDatabase(reading.settings.service, log);
    await database.close();
    terminal.out("The database schema is up to date.\n");
    return 0;
  },
};
