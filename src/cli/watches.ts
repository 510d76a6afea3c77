// `newswatch watches`: tools for whoever writes rules.
import { nearest } from "../core/nearest.ts";
import { type Command, type Terminal, wrongUsage } from "./command.ts";
import { watchesBacktest } from "./watches/backtest.ts";
import { watchesExplain } from "./watches/explain.ts";
import { watchesFormat } from "./watches/format.ts";
import { watchesImport } from "./watches/import.ts";
import { watchesLint } from "./watches/lint.ts";
import { watchesTest } from "./watches/test.ts";
import { watchesTry } from "./watches/try.ts";

const tools: Readonly<Record<string, Command>> = {
  test: watchesTest,
  try: watchesTry,
  backtest: watchesBacktest,
  explain: watchesExplain,
  lint: watchesLint,
  format: watchesFormat,
  import: watchesImport,
};

export const watches: Command = {
  usage: "watches TOOL",
  does: `tools for rules: ${Object.keys(tools).join(", ")}`,
  more: `\n${toolLines()}\n`,
  async run([name, ...args], terminal) {
    if (name === undefined) {
      terminal.err(usage());
      return 2;
    }
    const tool = Object.hasOwn(tools, name) ? tools[name] : undefined;
    return tool === undefined ? unknownTool(name, terminal) : tool.run(args, terminal);
  },
};

function unknownTool(name: string, terminal: Terminal): number {
  const near = nearest(name, Object.keys(tools));
  const hint = near === undefined ? "" : `; did you mean "${near}"?`;
  return wrongUsage(terminal, watches, `there is no tool "${name}"${hint}`);
}

function usage(): string {
  return `newswatch watches: tools for rules\n\n${toolLines()}\n`;
}

function toolLines(): string {
  return Object.values(tools)
    .map(({ usage: how, does }) => `  newswatch ${how}\n      ${does}`)
    .join("\n");
}
