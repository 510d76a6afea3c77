// Replaces a file as a whole or not at all: written beside it, then put in its place.
import { open, readFile, realpath, rename, rm, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";

export type Replaced = "replaced" | "changed meanwhile";

/**
 * Mode and owner stay. Nothing is replaced when the file no longer holds `before`: somebody has edited it meanwhile.
 * A link is followed, so that it stays a link. Throws what the file system says.
 */
export async function replaceFile(
  path: string,
  { before, after }: { readonly before: Uint8Array; readonly after: Uint8Array },
): Promise<Replaced> {
  const target = await realpath(path);
  const beside = join(dirname(target), `.${basename(target)}.${process.pid}.new`);
  try {
    await writeLike(target, beside, after);
    if (!(await readFile(target)).equals(before)) return "changed meanwhile";

    await rename(beside, target);
    return "replaced";
  } finally {
    await rm(beside, { force: true });
  }
}

async function writeLike(target: string, beside: string, bytes: Uint8Array): Promise<void> {
  const { mode, uid, gid } = await stat(target);
  const file = await open(beside, "wx", 0o600);
  try {
    await file.writeFile(bytes);
    const own = await file.stat();
    if (own.uid !== uid || own.gid !== gid) await file.chown(uid, gid);
    await file.chmod(mode & 0o7777);
    await file.sync();
  } finally {
    await file.close();
  }
}
