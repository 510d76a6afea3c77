// `newswatch watches test`: runs the tests that stand beside the rules; every failure says why.

import { existsSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import type { DeskSettings } from "../../core/settings.ts";
import type { Watch } from "../../core/watch/watch.ts";
import { failed, runWatchTests, type TestOutcome } from "../../core/watch-tools/run-tests.ts";
import { junitOf, tapOf, testLines } from "../../core/watch-tools/test-report.ts";
import { formatProblems } from "../../settings/format-problems.ts";
import { readDraft } from "../../settings/read-draft.ts";
import { type Command, readArguments, type Terminal, wrongUsage } from "../command.ts";
import { readOrTell } from "../read-desk.ts";
import { namedWatch } from "./find-watch.ts";

export const watchesTest: Command = {
  usage: "watches test [NAME|FILE] [--tap] [--junit FILE]",
  does: "run the tests of all watches, of one, or of those in a file (exit code 1 if one fails)",
  async run(args, terminal) {
    const read = readArguments({
      args: [...args],
      options: { tap: { type: "boolean" }, junit: { type: "string" } },
      allowPositionals: true,
    });
    if (read.kind === "wrong") return wrongUsage(terminal, watchesTest, read.message);

    const { positionals, values } = read.parsed;
    const [asked, extra] = positionals;
    if (extra !== undefined) return wrongUsage(terminal, watchesTest, `only one watch or file; unexpected "${extra}"`);

    const reading = await readOrTell(terminal);
    const watches = reading === undefined ? undefined : await askedWatches(asked, reading.settings.desk, terminal);
    if (watches === undefined) return 1;

    const outcomes = runWatchTests(watches);
    if (values.junit !== undefined) await writeFile(values.junit, `${junitOf(outcomes)}\n`);
    terminal.out(`${values.tap === true ? tapOf(outcomes) : personal(outcomes, watches)}\n`);
    return failed(outcomes).length === 0 ? 0 : 1;
  },
};

async function askedWatches(
  asked: string | undefined,
  desk: DeskSettings,
  terminal: Terminal,
): Promise<readonly Watch[] | undefined> {
  if (asked === undefined) return desk.watches;
  if (!isFile(asked) || desk.watches.some(({ name }) => name === asked)) {
    const watch = namedWatch(asked, desk, terminal);
    return watch === undefined ? undefined : [watch];
  }
  const draft = await readDraft(asked, desk);
  if (draft.problems.length === 0) return draft.value;

  terminal.err(`${formatProblems(draft.problems)}\n`);
  return undefined;
}

/** Names of watches have neither dots nor slashes. */
function isFile(asked: string): boolean {
  return /[./\\]/.test(asked) || existsSync(asked);
}

function personal(outcomes: readonly TestOutcome[], watches: readonly Watch[]): string {
  const untested = watches.filter(({ tests }) => (tests ?? []).length === 0).map(({ name }) => name);
  const note = untested.length === 0 ? "" : `\nwithout tests: ${untested.join(", ")}`;
  return `${testLines(outcomes, watches.length - untested.length)}${note}`;
}
