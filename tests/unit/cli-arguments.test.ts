// Arguments of the commands: what a command does not take is refused with exit code 2 and a sentence of ours.
import assert from "node:assert/strict";
import { test } from "node:test";
import { check } from "../../src/cli/check.ts";
import { type Command, readArguments, type Terminal } from "../../src/cli/command.ts";
import { explain } from "../../src/cli/explain.ts";
import { migrateCommand } from "../../src/cli/migrate.ts";
import { replay } from "../../src/cli/replay.ts";
import { start } from "../../src/cli/start.ts";
import { status } from "../../src/cli/status.ts";
import { work } from "../../src/cli/work.ts";

/** Runs a command that must end before it reads any settings. */
async function call(command: Command, args: readonly string[]) {
  const out: string[] = [];
  const err: string[] = [];
  const terminal: Terminal = {
    out: (text) => out.push(text),
    deliver: async () => true,
    err: (text) => err.push(text),
    env: { NEWSWATCH_CONFIG: "/nonexistent" },
    isTerminal: false,
  };
  const code = await command.run(args, terminal);
  return { code, out: out.join(""), err: err.join("") };
}

const wrongCalls: readonly (readonly [Command, readonly string[], string])[] = [
  [check, ["--foo"], 'newswatch check: there is no option "--foo"\nUsage: newswatch check\n'],
  [check, ["extra"], 'newswatch check: unexpected "extra"\nUsage: newswatch check\n'],
  [migrateCommand, ["extra"], 'newswatch migrate: unexpected "extra"\nUsage: newswatch migrate\n'],
  [replay, ["-x"], 'newswatch replay: there is no option "-x"\nUsage: newswatch replay\n'],
  [start, ["--foo=1"], 'newswatch start: there is no option "--foo"\nUsage: newswatch start\n'],
  [start, ["now"], 'newswatch start: unexpected "now"\nUsage: newswatch start\n'],
  [status, ["extra"], 'newswatch status: unexpected "extra"\nUsage: newswatch status [--json]\n'],
  [
    status,
    ["--jsn"],
    'newswatch status: there is no option "--jsn"; did you mean "--json"?\nUsage: newswatch status [--json]\n',
  ],
  [status, ["--json=yes"], "newswatch status: --json takes no value\nUsage: newswatch status [--json]\n"],
  [
    explain,
    [],
    "newswatch explain: give an address, as the feed or the alert shows it\nUsage: newswatch explain URL\n",
  ],
  [
    explain,
    ["a", "b"],
    'newswatch explain: only one address at a time; unexpected "b"\nUsage: newswatch explain URL\n',
  ],
];

for (const [command, args, expected] of wrongCalls) {
  test(`newswatch ${command.usage.split(" ")[0]}: called with "${args.join(" ")}" -> refused, exit code 2`, async () => {
    assert.deepEqual(await call(command, args), { code: 2, out: "", err: expected });
  });
}

const wrongWork: readonly (readonly [readonly string[], RegExp])[] = [
  [[], /: name a queue: check-feed, /],
  [["chek-feed"], /: there is no queue "chek-feed"; did you mean "check-feed"\?/],
  [["check-feed", "sweep"], /: only one queue per process; unexpected "sweep"/],
  [["check-feed", "--concurrency"], /: --concurrency needs a value/],
  [["check-feed", "--concurrency", "--json"], /: --concurrency needs a value/],
  [["check-feed", "--concurrency", "0"], /: --concurrency takes a whole number from 1 to 256, not "0"/],
  [["check-feed", "--concurrency=257"], /: --concurrency takes a whole number from 1 to 256, not "257"/],
];

for (const [args, expected] of wrongWork) {
  test(`newswatch work: called with "${args.join(" ")}" -> refused, exit code 2`, async () => {
    const { code, err } = await call(work, args);
    assert.equal(code, 2);
    assert.match(err, expected);
  });
}

test("readArguments: options and positionals that are taken -> their values", () => {
  const options = { json: { type: "boolean" }, concurrency: { type: "string" } } as const;
  const read = readArguments({ args: ["one", "--concurrency", "4", "--json"], options, allowPositionals: true });
  assert.ok(read.kind === "arguments");
  assert.deepEqual([...read.parsed.positionals], ["one"]);
  assert.deepEqual({ ...read.parsed.values }, { concurrency: "4", json: true });
});

test("readArguments: what looks like an option behind -- -> a positional", () => {
  const read = readArguments({ args: ["--", "--odd"], allowPositionals: true });
  assert.ok(read.kind === "arguments");
  assert.deepEqual([...read.parsed.positionals], ["--odd"]);
});

test("readArguments: names of what every object has -> unknown options like others", () => {
  for (const name of ["--constructor", "--__proto__", "--toString"]) {
    assert.deepEqual(readArguments({ args: [name] }), { kind: "wrong", message: `there is no option "${name}"` });
  }
});
