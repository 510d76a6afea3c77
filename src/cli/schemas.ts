// `newswatch schemas`: writes the JSON Schemas of the config files, for editors.
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { jsonSchemas } from "../settings/json-schemas.ts";
import { type Command, readArguments, wrongUsage } from "./command.ts";

export const schemas: Command = {
  usage: "schemas [FOLDER]",
  does: "write the JSON Schemas of the config files to FOLDER (config/schema)",
  async run(args, terminal) {
    const read = readArguments({ args: [...args], allowPositionals: true });
    if (read.kind === "wrong") return wrongUsage(terminal, schemas, read.message);

    const [folder = "config/schema", more] = read.parsed.positionals;
    if (more !== undefined) return wrongUsage(terminal, schemas, `unexpected "${more}"`);

    await mkdir(folder, { recursive: true });
    for (const [name, schema] of jsonSchemas()) {
      await writeFile(join(folder, `${name}.json`), `${JSON.stringify(schema, undefined, 2)}\n`);
    }
    terminal.out(`The schemas are written to ${folder}.\n`);
    return 0;
  },
};
