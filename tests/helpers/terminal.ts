// A terminal that keeps what is said, for running commands within a test.
import type { Terminal } from "../../src/cli/command.ts";

export type KeptTerminal = { readonly terminal: Terminal; readonly out: () => string; readonly err: () => string };

export function terminalFor(configFolder: string, env: Readonly<Record<string, string>> = {}): KeptTerminal {
  const out: string[] = [];
  const err: string[] = [];
  return {
    terminal: {
      out: (text) => out.push(text),
      deliver: async () => true,
      err: (text) => err.push(text),
      env: { NEWSWATCH_CONFIG: configFolder, ...env },
      isTerminal: false,
    },
    out: () => out.join(""),
    err: () => err.join(""),
  };
}
