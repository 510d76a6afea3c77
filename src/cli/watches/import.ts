// `newswatch watches import`: queries of other systems as watches; what cannot be translated is listed, never guessed.
import { dialects } from "../../core/import/dialects.ts";
import { importFile } from "../../core/import/import-file.ts";
import { nearest } from "../../core/nearest.ts";
import { counted } from "../../core/status/how-long.ts";
import { type Command, readArguments, wrongUsage } from "../command.ts";
import { readGivenText } from "./read-given.ts";

const names = Object.keys(dialects);

export const watchesImport: Command = {
  usage: "watches import --from SYSTEM FILE|-",
  does: `write queries of ${names.join(", ")} as a file of watches (exit code 1 if a part cannot be translated)`,
  async run(args, terminal) {
    const options = { from: { type: "string" } } as const;
    const read = readArguments({ args: [...args], options, allowPositionals: true });
    if (read.kind === "wrong") return wrongUsage(terminal, watchesImport, read.message);

    const [file, extra] = read.parsed.positionals;
    const from = read.parsed.values.from ?? "";
    const dialect = Object.hasOwn(dialects, from) ? dialects[from] : undefined;
    if (dialect === undefined) return wrongUsage(terminal, watchesImport, unknownSystem(from));
    if (file === undefined)
      return wrongUsage(terminal, watchesImport, "give a file of queries, or - for standard input");
    if (extra !== undefined)
      return wrongUsage(terminal, watchesImport, `only one file at a time; unexpected "${extra}"`);

    const text = await readGivenText(file, terminal);
    if (text === undefined) return 1;

    const { yaml, problems, notes, watches } = importFile(text, dialect);
    terminal.out(`${yaml}\n`);
    for (const note of notes) terminal.err(`${file}:${note} (note)\n`);
    for (const problem of problems) terminal.err(`${file}:${problem}\n`);
    terminal.err(`${counted(watches, "watch", "watches")} translated, ${counted(problems.length, "part")} not.\n`);
    return problems.length === 0 ? 0 : 1;
  },
};

function unknownSystem(from: string): string {
  const near = nearest(from, names);
  const hint = near === undefined ? "" : `; did you mean "${near}"?`;
  return from === "" ? `name the system by --from: ${names.join(", ")}` : `there is no system "${from}"${hint}`;
}
