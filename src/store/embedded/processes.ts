// Which processes work on a database's files, and what the server says about itself in postmaster.pid.
import { readdirSync, readFileSync, readlinkSync, unlinkSync } from "node:fs";
import { absentIsUndefined, systemCode } from "./failure.ts";
import { type Layout, socketFile } from "./layout.ts";

export type Postmaster = {
  readonly pid: number;
  /** Where it listens; absent while it is still starting. */
  readonly socketFolder: string | undefined;
  readonly ready: boolean;
};

/** True also for a process that has ended and was not collected by its parent, and for one that is not ours. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return systemCode(error) === "EPERM";
  }
}

/** Reads postmaster.pid: pid, folder, start, port, socket folder, address, shared memory, state, one to a line. */
export function readPostmaster(layout: Layout): Postmaster | undefined {
  const lines = readLines(layout.pidFile);
  const pid = Number(lines?.at(0));
  if (lines === undefined || !Number.isInteger(pid) || pid <= 1) return undefined;
  const socketFolder = lines.at(4)?.trim();
  return {
    pid,
    socketFolder: socketFolder === "" ? undefined : socketFolder,
    ready: lines.at(7)?.trim() === "ready",
  };
}

/**
 * The living processes of a server on these files. Each has the database as its working folder, which says more than a
 * pid: that may have gone to another program since, or belong to a dead process that nobody collects.
 */
export function serverProcesses(layout: Layout): readonly number[] {
  if (process.platform === "linux") {
    return readdirSync("/proc")
      .filter((name) => /^\d+$/.test(name) && worksOn(layout, name))
      .map(Number);
  }
  const pid = readPostmaster(layout)?.pid;
  return pid !== undefined && isAlive(pid) ? [pid] : [];
}

/**
 * Removes lock files that PostgreSQL would honour although their server is dead. PostgreSQL asks only whether the pid
 * exists, so it is fooled by a reused pid and by a dead process that nobody collects. Its own files are left to it
 * wherever it can see for itself, because they also guard the shared memory.
 */
export function removeStaleLocks(layout: Layout): void {
  if (process.platform !== "linux") return;
  for (const file of [layout.pidFile, `${socketFile(layout.socketFolder)}.lock`]) {
    const before = readLines(file);
    const pid = Math.abs(Number(before?.at(0)));
    if (before === undefined || !isAlive(pid) || serverProcesses(layout).length > 0) continue;
    // Looked at again in the last moment, so that the lock of a server just started is left alone.
    if (readLines(file)?.join("\n") === before.join("\n")) unlinkSync(file);
  }
}

function worksOn(layout: Layout, pid: string): boolean {
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === layout.cluster;
  } catch (error) {
    // Root in a container may not look into another account's process, but everybody may read what it is called.
    if (systemCode(error) === "EACCES" || systemCode(error) === "EPERM") return isCalledOurs(layout, pid);
    return absentOrEnded(error);
  }
}

function isCalledOurs(layout: Layout, pid: string): boolean {
  try {
    const words = readFileSync(`/proc/${pid}/cmdline`, "utf8");
    return words.includes(`\0-D\0${layout.cluster}\0`) || words.startsWith(`postgres: ${layout.serverName}: `);
  } catch (error) {
    return absentOrEnded(error);
  }
}

/** ESRCH: the process ended while it was looked at. */
function absentOrEnded(error: unknown): false {
  if (systemCode(error) !== "ESRCH") absentIsUndefined(error);
  return false;
}

function readLines(file: string): readonly string[] | undefined {
  try {
    return readFileSync(file, "utf8").split("\n");
  } catch (error) {
    return absentIsUndefined(error);
  }
}
