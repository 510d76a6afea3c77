// The real program in a process of its own, with its own settings and data folder.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { until } from "./until.ts";

const programFile = fileURLToPath(new URL("../../src/cli/newswatch.js", import.meta.url));

export type Place = {
  readonly folder: string;
  readonly env: Readonly<Record<string, string>>;
  remove(): Promise<void>;
};

/** A folder with settings in it. `files` are paths below `config/`. */
export async function makePlace(files: Readonly<Record<string, string>>): Promise<Place> {
  const folder = await mkdtemp(join(tmpdir(), "newswatch-e2e-"));
  // The account that the embedded server runs as when we are root must be able to come here.
  await chmod(folder, 0o755);
  for (const [name, text] of Object.entries(files)) {
    const path = join(folder, "config", name);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text);
  }
  return {
    folder,
    env: { NEWSWATCH_CONFIG: join(folder, "config"), NEWSWATCH_DATA: join(folder, "data") },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

export type Program = {
  readonly child: ChildProcess;
  readonly out: () => string;
  readonly err: () => string;
  /** Waits for a line of the log that holds the words. */
  said(words: string, withinMs?: number): Promise<void>;
  /** Sends the signal and waits for the end; gives the exit code, or the signal that ended it. */
  end(signal?: NodeJS.Signals): Promise<number | string>;
};

const passedOn = ["PATH", "HOME", "TMPDIR", "LANG"];

export function startProgram(
  place: Place,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Program {
  const inherited = Object.fromEntries(
    passedOn.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : [])),
  );
  const child = spawn(process.execPath, [programFile, ...args], {
    cwd: place.folder,
    env: { ...inherited, ...place.env, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const out = collect(child.stdout);
  const err = collect(child.stderr);
  const ended = once(child, "close");

  return {
    child,
    out,
    err,
    async said(words, withinMs = 60_000) {
      const said = () => {
        if (err().includes(words)) return true;
        if (child.exitCode !== null)
          throw new Error(`It ended with ${child.exitCode} before it said "${words}":\n${err()}`);
        return undefined;
      };
      await until(said, { withinMs, what: `the log says "${words}"; it says:\n${err()}` });
    },
    async end(signal = "SIGTERM") {
      if (child.exitCode === null && child.signalCode === null) child.kill(signal);
      await ended;
      return child.exitCode ?? child.signalCode ?? "no code";
    },
  };
}

function collect(stream: NodeJS.ReadableStream): () => string {
  let text = "";
  stream.setEncoding("utf8");
  stream.on("data", (part: string) => {
    text += part;
  });
  return () => text;
}

/** Runs a command to its end. */
export async function runProgram(place: Place, args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const program = startProgram(place, args, env);
  const [code] = await once(program.child, "close");
  return { code: Number(code), out: program.out(), err: program.err() };
}
