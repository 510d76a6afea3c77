// What every command is, and how it reads its arguments.
import { type ParseArgsConfig, parseArgs } from "node:util";
import { nearest } from "../core/nearest.ts";

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
  /** What `--help` says besides, whole lines. */
  readonly more?: string;
  /** Gives the exit code: 0: success, 1: failure, 2: wrong usage. */
  run(args: readonly string[], terminal: Terminal): Promise<number>;
};

export type ReadArguments<Config extends ParseArgsConfig> =
  | { readonly kind: "arguments"; readonly parsed: ReturnType<typeof parseArgs<Config>> }
  | { readonly kind: "wrong"; readonly message: string };

/** Arguments that the command does not take are named in a sentence instead of thrown. */
export function readArguments<Config extends ParseArgsConfig>(config: Config): ReadArguments<Config> {
  const message = wrongArgument(config);
  return message === undefined ? { kind: "arguments", parsed: parseArgs(config) } : { kind: "wrong", message };
}

/** Says on stderr what is wrong with the call, and how the command is called. Gives the exit code. */
export function wrongUsage({ err }: Terminal, { usage }: Command, message: string): number {
  err(`newswatch ${usage.split(" ", 1).join()}: ${message}\nUsage: newswatch ${usage}\n`);
  return 2;
}

/** Reads without complaint what is there, and compares it with what may be there. */
function wrongArgument({ args, options = {}, allowPositionals = false }: ParseArgsConfig): string | undefined {
  const { tokens } = parseArgs({ args, options, allowPositionals: true, strict: false, tokens: true });
  const stray = tokens.find(({ kind }) => kind === "positional");
  if (stray?.kind === "positional" && !allowPositionals) return `unexpected "${stray.value}"`;

  return tokens.flatMap((token) => (token.kind === "option" ? (wrongOption(token, options) ?? []) : []))[0];
}

type OptionToken = {
  readonly name: string;
  readonly rawName: string;
  readonly value: string | undefined;
  readonly inlineValue: boolean | undefined;
};

function wrongOption(token: OptionToken, options: NonNullable<ParseArgsConfig["options"]>): string | undefined {
  const option = Object.hasOwn(options, token.name) ? options[token.name] : undefined;
  if (option === undefined) return unknownOption(token.rawName, Object.keys(options));
  if (option.type === "boolean") return token.value === undefined ? undefined : `${token.rawName} takes no value`;

  return isNoValue(token) ? `${token.rawName} needs a value` : undefined;
}

/** `--concurrency --json` has lost its value, unless it is written as `--concurrency=--json`. */
function isNoValue({ value, inlineValue }: OptionToken): boolean {
  return value === undefined || (inlineValue !== true && value.startsWith("-"));
}

function unknownOption(written: string, names: readonly string[]): string {
  const near = nearest(written.replace(/^-+/, ""), names);
  return `there is no option "${written}"${near === undefined ? "" : `; did you mean "--${near}"?`}`;
}
