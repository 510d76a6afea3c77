#!/usr/bin/env node
// The command line: finds the command, runs it, and exits with its code.
import { nearest } from "../core/nearest.ts";
import { check } from "./check.ts";
import type { Command, Terminal } from "./command.ts";
import { explain } from "./explain.ts";
import { migrateCommand } from "./migrate.ts";
import { replay } from "./replay.ts";
import { start } from "./start.ts";
import { status } from "./status.ts";
import { work } from "./work.ts";

const commands: Readonly<Record<string, Command>> = {
  start,
  work,
  check,
  status,
  explain,
  replay,
  migrate: migrateCommand,
};

const terminal: Terminal = {
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
  env: process.env,
  isTerminal: process.stdout.isTTY === true,
};

function usage(): string {
  const lines = Object.values(commands).map(({ usage: how, does }) => `  newswatch ${how.padEnd(44)}${does}`);
  return `newswatch watches news feeds and raises alerts.\n\n${lines.join("\n")}\n
Settings are read from config/ (or NEWSWATCH_CONFIG); docs/operating.md tells the rest.\n`;
}

async function main([name, ...rest]: readonly string[]): Promise<number> {
  if (name === undefined || name === "help" || name === "--help" || name === "-h") {
    terminal.out(usage());
    return name === undefined ? 2 : 0;
  }

  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (command === undefined) {
    const near = nearest(name, Object.keys(commands));
    terminal.err(`newswatch: there is no command "${name}"${near === undefined ? "" : `; did you mean "${near}"?`}\n`);
    return 2;
  }
  return command.run(rest, terminal);
}

// A receiver that is closed early (newswatch status | head) is no fault of ours.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit(0);
  throw error;
});

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  terminal.err(`newswatch: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
