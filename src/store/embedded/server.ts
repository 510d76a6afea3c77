// Starts and stops the PostgreSQL server process on a database's files.
import { type ChildProcess, spawn } from "node:child_process";
import { chown, lstat, mkdir, open, rename, stat } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { limits } from "../../core/limits.ts";
import { absentIsUndefined, EmbeddedFailure, systemCode } from "./failure.ts";
import { type Layout, port } from "./layout.ts";
import type { Means } from "./means.ts";
import { isAlive, readPostmaster, serverProcesses } from "./processes.ts";
import { programFile } from "./programs.ts";
import { commandFor, type Runner } from "./runner.ts";

/** The server outlives newswatch when that is killed; the next one takes it over. */
export async function launch(layout: Layout, means: Means): Promise<ChildProcess> {
  await prepareSocketFolder(layout, means.runner);
  const log = await openLog(layout);
  try {
    const command = commandFor(means.runner, programFile(means.programs, "postgres"), serverArguments(layout));
    const child = spawn(command.file, command.args, {
      ...command.options,
      cwd: "/",
      // In a process group of its own it does not hear the Ctrl-C that newswatch has yet to drain after.
      detached: true,
      stdio: ["ignore", log.fd, log.fd],
    });
    // Heard so that it is not thrown; the exit code that comes with it is what says that the start failed.
    child.once("error", () => child.unref());
    child.unref();
    return child;
  } finally {
    await log.close();
  }
}

/**
 * Stops the server and proves it gone: first by a fast shutdown, which ends with a checkpoint, then by an immediate
 * one, which leaves a recovery to the next start but loses nothing either. Each is waited for as long as `patienceMs`.
 */
export async function stopServer(layout: Layout, patienceMs = limits.databaseStopMsMax): Promise<void> {
  for (const signal of ["SIGINT", "SIGQUIT"] as const) {
    sendToPostmaster(layout, signal);
    if (await untilGone(layout, patienceMs)) return;
  }
  throw new EmbeddedFailure(
    "stop-failed",
    `PostgreSQL in ${layout.home} did not stop (process ${serverProcesses(layout).join(", ")}).`,
  );
}

async function untilGone(layout: Layout, patienceMs: number): Promise<boolean> {
  const deadline = Date.now() + patienceMs;
  while (serverProcesses(layout).length > 0) {
    if (Date.now() > deadline) return false;
    await sleep(limits.databasePollMs);
  }
  return true;
}

function sendToPostmaster(layout: Layout, signal: "SIGINT" | "SIGQUIT"): void {
  const pid = readPostmaster(layout)?.pid;
  // A pid in an old file may be anybody's by now.
  if (pid === undefined || !serverProcesses(layout).includes(pid)) return;
  try {
    process.kill(pid, signal);
  } catch (error) {
    if (isAlive(pid)) throw error;
  }
}

function serverArguments(layout: Layout): readonly string[] {
  const settings = {
    listen_addresses: "",
    port,
    unix_socket_directories: `"${layout.socketFolder.replaceAll('"', '""')}"`,
    unix_socket_permissions: "0700",
    max_connections: 100,
    shared_buffers: "64MB",
    max_wal_size: "512MB",
    // One server without replicas: less is written for the same safety.
    wal_level: "minimal",
    max_wal_senders: 0,
    fsync: "on",
    synchronous_commit: "on",
    full_page_writes: "on",
    max_parallel_workers_per_gather: 0,
    timezone: "UTC",
    log_timezone: "UTC",
    log_checkpoints: "off",
    // A failing statement or row may hold a whole article or a secret, and the log is not for that.
    log_error_verbosity: "terse",
    log_min_error_statement: "panic",
    log_parameter_max_length_on_error: 0,
    cluster_name: layout.serverName,
  };
  const options = Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  return ["-D", layout.cluster, ...options];
}

/** The log is bounded at each start: a large one is set aside, and the one before it goes. */
async function openLog(layout: Layout) {
  const size = (await stat(layout.logFile).catch(absentIsUndefined))?.size ?? 0;
  if (size > limits.databaseLogBytesMax) await rename(layout.logFile, `${layout.logFile}.1`);
  return open(layout.logFile, "a", 0o600);
}

/** Outside the data folder anybody could have made a folder of that name, so it has to be ours alone. */
async function prepareSocketFolder(layout: Layout, runner: Runner): Promise<void> {
  const folder = layout.socketFolder;
  if (folder === layout.home) return;
  const owner = runner.kind === "account" ? runner.uid : process.getuid?.();
  const made = await mkdir(folder, { mode: 0o700 }).then(
    () => true,
    (error: unknown) => {
      if (systemCode(error) === "EEXIST") return false;
      throw error;
    },
  );
  if (made && runner.kind === "account") await chown(folder, runner.uid, runner.gid);
  const found = await lstat(folder);
  if (found.isDirectory() && found.uid === owner && (found.mode & 0o077) === 0) return;
  throw new EmbeddedFailure(
    "folder",
    `The path of ${layout.home} is too long for a socket, and ${folder}, which would stand in for it, is not a private ` +
      "folder of the database's account. Remove it, or set NEWSWATCH_DATA to a shorter path.",
  );
}
