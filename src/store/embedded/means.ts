// Finds a way to run the PostgreSQL programs on a data folder: as whom, and which copy of the programs.
import { stat } from "node:fs/promises";
import { absentIsUndefined, EmbeddedFailure } from "./failure.ts";
import type { Layout } from "./layout.ts";
import { copyPrograms, installedPrograms, programFile } from "./programs.ts";
import { describeRunner, type Runner, run, runnersFor } from "./runner.ts";

export type Means = {
  readonly runner: Runner;
  readonly programs: string;
  /** The major version of the programs. */
  readonly major: number;
};

type Tried = { readonly means: Means } | { readonly why: string };

/**
 * Really tries each way, since permissions, mounts and containers forbid in more ways than could be read off.
 * Throws one sentence that names every way tried.
 */
export async function findMeans(layout: Layout, installed = installedPrograms()): Promise<Means> {
  const owner = await ownerOf(layout);
  const whys: string[] = [];
  for (const runner of await runnersFor(owner)) {
    const tried = await tryRunner(runner, layout, installed);
    if ("means" in tried) return tried.means;
    whys.push(`${describeRunner(runner)}: ${tried.why}`);
  }
  throw new EmbeddedFailure(
    "no-account",
    `No way was found to run PostgreSQL on ${layout.dataFolder} (${whys.join("; ")}). Set NEWSWATCH_DATA to a folder ` +
      "that other accounts can reach, or start newswatch as a plain user, or set DATABASE_URL.",
  );
}

async function ownerOf(layout: Layout): Promise<number | undefined> {
  const owner = (await stat(layout.home).catch(absentIsUndefined))?.uid;
  const self = process.getuid?.();
  if (owner === undefined || self === 0 || owner === self) return owner;
  throw new EmbeddedFailure(
    "no-account",
    `The database in ${layout.home} belongs to uid ${owner}, and newswatch runs as uid ${self}. ` +
      "Start newswatch as that account or as root.",
  );
}

async function tryRunner(runner: Runner, layout: Layout, installed: string): Promise<Tried> {
  const reached = await run(runner, "/bin/sh", ["-c", 'cd -- "$1"', "sh", layout.dataFolder]);
  if (reached.code !== 0) return { why: `it cannot reach the folder (${reached.output})` };
  const inPlace = await tryPrograms(runner, installed);
  if ("means" in inPlace) return inPlace;
  const copied = await tryPrograms(runner, await copyPrograms(installed, layout.programsFolder));
  return "means" in copied ? copied : { why: `it cannot run the programs (${inPlace.why}, nor a copy: ${copied.why})` };
}

async function tryPrograms(runner: Runner, programs: string): Promise<Tried> {
  const ran = await run(runner, programFile(programs, "postgres"), ["--version"]);
  const major = /\(PostgreSQL\) (\d+)/.exec(ran.output)?.[1];
  if (ran.code !== 0 || major === undefined) return { why: ran.output };
  return { means: { runner, programs, major: Number(major) } };
}
