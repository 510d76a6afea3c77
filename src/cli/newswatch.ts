#!/usr/bin/env node
// The command line: finds the command, runs it, and exits with its code.
import { limits } from "../core/limits.ts";
import { nearest } from "../core/nearest.ts";
import { version } from "../core/version.ts";
import { check } from "./check.ts";
import type { Command, Terminal } from "./command.ts";
import { explain } from "./explain.ts";
import { feeds } from "./feeds.ts";
import { migrateCommand } from "./migrate.ts";
import { replay } from "./replay.ts";
import { reprocess } from "./reprocess.ts";
import { schemas } from "./schemas.ts";
import { start } from "./start.ts";
import { status } from "./status.ts";
import { watches } from "./watches.ts";
import { work } from "./work.ts";

const commands: Readonly<Record<string, Command>> = {
  start,
  work,
  check,
  status,
  explain,
  replay,
  feeds,
  reprocess,
  watches,
  migrate: migrateCommand,
  schemas,
};

const terminal: Terminal = {
  out: (text) => process.stdout.write(text),
  deliver: (text) => new Promise((resolve) => process.stdout.write(text, (error) => resolve(error == null))),
  err: (text) => process.stderr.write(text),
  env: process.env,
  isTerminal: process.stdout.isTTY === true,
};

function usage(): string {
  const lines = Object.values(commands).map(({ usage: how, does }) => `  newswatch ${how.padEnd(44)}${does}`);
  return `newswatch watches news feeds and raises alerts.\n\n${lines.join("\n")}\n
Settings are read from config/ (or NEWSWATCH_CONFIG); see docs/operating.md for the rest.\n`;
}

function helpFor({ usage: how, does, more = "" }: Command): string {
  return `Usage: newswatch ${how}\n${does}\n${more}`;
}

async function main([name, ...rest]: readonly string[]): Promise<number> {
  if (name === "--version" || name === "-V") {
    terminal.out(`newswatch ${version}\n`);
    return 0;
  }
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
  if (rest.includes("--help") || rest.includes("-h")) {
    terminal.out(helpFor(command));
    return 0;
  }
  return command.run(rest, terminal);
}

// A reader that closes early (newswatch status | head), or a terminal that is closed, ends a command, but not the service:
// its console channel then reports what could not be delivered.
const isService = process.argv[2] === "start" || process.argv[2] === "work";
for (const stream of [process.stdout, process.stderr]) {
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE" && error.code !== "EIO") throw error;
    if (!isService) process.exit(0);
  });
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  terminal.err(`newswatch: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}

// A connection that does not close must not keep the process from ending.
setTimeout(() => process.exit(), limits.exitGraceMs).unref();
