// Makes the database's files on the first start, all at once, and checks them on later ones.
import { randomBytes } from "node:crypto";
import { chown, lstat, mkdir, open, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import { absentIsUndefined, EmbeddedFailure, systemCode } from "./failure.ts";
import { type Layout, userName } from "./layout.ts";
import type { Means } from "./means.ts";
import { isAlive } from "./processes.ts";
import { programFile } from "./programs.ts";
import { type Runner, run } from "./runner.ts";

const unfinishedName = /^postgres.*\.(?:init|copy)-(\d+)-[0-9a-f]+$/;

/** Gives "made" on the first start. When two processes start at once, one of them makes it. */
export async function ensureCluster(layout: Layout, means: Means): Promise<"made" | "existed"> {
  await removeUnfinished(layout);
  if (!(await lstat(layout.home).catch(absentIsUndefined))) return makeCluster(layout, means);
  await checkVersion(layout, means);
  return "existed";
}

async function makeCluster(layout: Layout, means: Means): Promise<"made" | "existed"> {
  const unfinished = `${layout.home}.init-${process.pid}-${randomBytes(4).toString("hex")}`;
  const inside = (path: string) => join(unfinished, relative(layout.home, path));
  try {
    await mkdir(unfinished, { mode: 0o700 });
    await writeFile(inside(layout.passwordFile), randomBytes(24).toString("hex"), { mode: 0o600 });
    await give(means.runner, [unfinished, inside(layout.passwordFile)]);
    const args = initArguments(inside(layout.cluster), inside(layout.passwordFile));
    const ran = await run(means.runner, programFile(means.programs, "initdb"), args);
    if (ran.code !== 0) {
      throw new EmbeddedFailure("init-failed", `A new database could not be made in ${layout.home}: ${ran.output}`);
    }
    return await publish(unfinished, layout.home);
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
}

/** The rename is what decides between two starters; it is flushed, or a power cut could take the whole database back. */
async function publish(unfinished: string, home: string): Promise<"made" | "existed"> {
  try {
    await rename(unfinished, home);
  } catch (error) {
    const code = systemCode(error);
    if (code === "ENOTEMPTY" || code === "EEXIST") return "existed";
    throw error;
  }
  const folder = await open(dirname(home));
  await folder.sync().finally(() => folder.close());
  return "made";
}

function initArguments(cluster: string, passwordFile: string): readonly string[] {
  return [
    "--pgdata",
    cluster,
    "--username",
    userName,
    "--pwfile",
    passwordFile,
    "--auth=scram-sha-256",
    "--encoding=UTF8",
    "--data-checksums",
    // The builtin provider sorts by code point and knows letters of all scripts, whatever the machine has installed.
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    "--locale=C",
    // The text search parser asks the C library what a letter is. With "C" it takes quotation marks for letters.
    `--lc-ctype=${process.platform === "darwin" ? "en_US.UTF-8" : "C.UTF-8"}`,
    "--text-search-config=simple",
    "--no-instructions",
  ];
}

async function give(runner: Runner, paths: readonly string[]): Promise<void> {
  if (runner.kind !== "account") return;
  for (const path of paths) await chown(path, runner.uid, runner.gid);
}

async function checkVersion(layout: Layout, means: Means): Promise<void> {
  const file = join(layout.cluster, "PG_VERSION");
  const text = await readFile(file, "utf8").catch(absentIsUndefined);
  if (text === undefined) {
    throw new EmbeddedFailure(
      "folder",
      `${layout.home} holds no PostgreSQL database (${file} is missing). Restore the folder from a backup, or move it ` +
        "away to begin with an empty database.",
    );
  }
  if (Number(text.trim()) === means.major) return;
  throw new EmbeddedFailure(
    "wrong-version",
    `The database in ${layout.home} was made by PostgreSQL ${text.trim()}, and this newswatch brings PostgreSQL ` +
      `${means.major}. Start the newswatch that made it, or move the data with pg_dump to a server named by DATABASE_URL.`,
  );
}

/** A newswatch killed while it made a database or a copy of the programs leaves a folder with its pid in the name. */
async function removeUnfinished(layout: Layout): Promise<void> {
  for (const name of await readdir(layout.dataFolder)) {
    const pid = unfinishedName.exec(name)?.[1];
    if (pid === undefined || isAlive(Number(pid))) continue;
    await rm(join(layout.dataFolder, name), { recursive: true, force: true });
  }
}
