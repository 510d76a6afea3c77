// What every command is, and how it reads its arguments.
import { type ParseArgsConfig, parseArgs } from "node:util";

export type Terminal = {
  readonly out: (text: string) => void;
  /** As `out`; resolves to whether the text was taken, false when nobody reads any more. */
  readonly deliver: (text: string) => Promise<boolean>;
  readonly err: (text: string) => void;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly isTerminal: boolean;
};

export type Command = {
  readonly usage: string;
  readonly does: string;
  /** Gives the exit code: 0 well, 1 it went wrong, 2 called wrongly. */
  run(args: readonly string[], terminal: Terminal): Promise<number>;
};

export type ReadArguments<Config extends ParseArgsConfig> =
  | { readonly kind: "arguments"; readonly parsed: ReturnType<typeof parseArgs<Config>> }
  | { readonly kind: "wrong"; readonly message: string };

/** Options that are not known, or of the wrong kind, are told instead of thrown. */
export function readArguments<Config extends ParseArgsConfig>(config: Config): ReadArguments<Config> {
  try {
    return { kind: "arguments", parsed: parseArgs(config) };
  } catch (error) {
    return { kind: "wrong", message: error instanceof Error ? error.message : String(error) };
  }
}
