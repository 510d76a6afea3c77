// `newswatch watches format`: rules in one fixed form, shown or written into their files.
import { readFile } from "node:fs/promises";
import { counted } from "../../core/status/how-long.ts";
import { formatExpression } from "../../core/watch/format-expression.ts";
import type { Watch } from "../../core/watch/watch.ts";
import { replaceFile } from "../../settings/replace-file.ts";
import { rewriteRules } from "../../settings/rewrite-rules.ts";
import { type Command, readArguments, type Terminal, wrongUsage } from "../command.ts";
import { readOrTell } from "../read-desk.ts";

export const watchesFormat: Command = {
  usage: "watches format [--write]",
  does: "show the rules that have another form than the fixed one (exit code 1 if any), or write them",
  async run(args, terminal) {
    const read = readArguments({ args: [...args], options: { write: { type: "boolean" } } });
    if (read.kind === "wrong") return wrongUsage(terminal, watchesFormat, read.message);

    const reading = await readOrTell(terminal);
    if (reading === undefined) return 1;

    const changed = reading.settings.desk.watches.filter(isChanged);
    if (read.parsed.values.write === true) return writeAll(changed, terminal);

    for (const { name, place, expression } of changed) {
      terminal.out(`${place?.file ?? ""}:${place?.line ?? ""} ${name}\n${formatExpression(expression)}\n\n`);
    }
    terminal.out(`${counted(changed.length, "rule")} of another form.\n`);
    return changed.length === 0 ? 0 : 1;
  },
};

/** Line breaks and what folding makes of them count for nothing. */
function isChanged({ when, expression }: Watch): boolean {
  return oneLine(formatExpression(expression)) !== oneLine(when);
}

function oneLine(rule: string): string {
  return rule.trim().replace(/\s+/g, " ");
}

/** Each file is replaced in one stroke, so that a service that reloads it meets the whole of it. */
async function writeAll(changed: readonly Watch[], terminal: Terminal): Promise<number> {
  const files = new Set(changed.flatMap(({ place }) => place?.file ?? []));
  for (const file of files) {
    const own = changed.filter(({ place }) => place?.file === file);
    const rules = new Map(own.map(({ name, expression }) => [name, formatExpression(expression)]));
    const before = await readFile(file);
    const after = Buffer.from(rewriteRules(before.toString(), rules));
    if ((await replaceFile(file, { before, after })) === "changed meanwhile") {
      terminal.err(`The file ${file} was edited meanwhile; run newswatch watches format --write again.\n`);
      return 1;
    }
  }
  terminal.out(`${counted(changed.length, "rule")} written in ${counted(files.size, "file")}.\n`);
  return 0;
}
