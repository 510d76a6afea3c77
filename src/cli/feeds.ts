// `newswatch feeds ...`: finds the command behind the second word.
import { nearest } from "../core/nearest.ts";
import { type Command, wrongUsage } from "./command.ts";
import { feedsAdd } from "./feeds-add.ts";
import { feedsCheck } from "./feeds-check.ts";
import { feedsExport } from "./feeds-export.ts";
import { feedsImport } from "./feeds-import.ts";

const commands: Readonly<Record<string, Command>> = {
  add: feedsAdd,
  check: feedsCheck,
  import: feedsImport,
  export: feedsExport,
};

export const feeds: Command = {
  usage: "feeds add|check|import|export ...",
  does: "add a feed by its or its site's address; try feeds out; exchange lists (OPML)",
  more: `\n${Object.values(commands)
    .map(({ usage, does }) => `  newswatch ${usage}\n      ${does}\n`)
    .join("")}`,
  async run([name, ...rest], terminal) {
    const names = Object.keys(commands).join(", ");
    if (name === undefined) return wrongUsage(terminal, feeds, `say what to do: ${names}`);

    const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
    if (command === undefined) {
      const near = nearest(name, Object.keys(commands));
      const hint = near === undefined ? `it takes ${names}` : `did you mean "${near}"?`;
      return wrongUsage(terminal, feeds, `there is no "${name}"; ${hint}`);
    }
    return command.run(rest, terminal);
  },
};
