// Where the embedded PostgreSQL keeps its things. Everything lies in one folder, which belongs to the account it runs as.
import { createHash } from "node:crypto";
import { realpath } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { limits } from "../../core/limits.ts";
import { absentIsUndefined } from "./failure.ts";

export type Layout = {
  readonly dataFolder: string;
  /** `<data>/postgres`: appears complete, by a rename, or not at all. */
  readonly home: string;
  readonly cluster: string;
  readonly passwordFile: string;
  readonly logFile: string;
  /** The lock file of the server: its pid, port, socket folder and state. */
  readonly pidFile: string;
  readonly socketFolder: string;
  /** Copies of the programs are made here, and only where the installed ones cannot be run. */
  readonly programsFolder: string;
  /** Stands in the title of each process of this server, and of no other one. */
  readonly serverName: string;
};

/** Only names the socket file; nothing listens on TCP. */
export const port = 5432;
export const userName = "newswatch";
export const databaseName = "newswatch";

/** Follows symbolic links first, because the server's processes are known by the real path of their folder. */
export async function openLayout(dataFolder: string): Promise<Layout> {
  const real = await realpath(dataFolder);
  const home = join(real, "postgres");
  return layoutOf(real, (await realpath(home).catch(absentIsUndefined)) ?? home);
}

/** Both are absolute paths without symbolic links. */
export function layoutOf(dataFolder: string, home = join(dataFolder, "postgres")): Layout {
  const cluster = join(home, "cluster");
  return {
    dataFolder,
    home,
    cluster,
    passwordFile: join(home, "password"),
    logFile: join(home, "server.log"),
    pidFile: join(cluster, "postmaster.pid"),
    socketFolder: socketFolderFor(home),
    programsFolder: join(dataFolder, "postgres-programs"),
    serverName: nameFor(home),
  };
}

export function socketFile(folder: string): string {
  return join(folder, `.s.PGSQL.${port}`);
}

export function socketFits(folder: string): boolean {
  return Buffer.byteLength(socketFile(folder)) <= limits.socketPathBytesMax;
}

/** One form for both drivers: `host` as a query parameter holds the folder of the socket. */
export function urlOf(socketFolder: string, password: string, database: string): string {
  return `postgresql://${userName}:${password}@localhost:${port}/${database}?host=${encodeURIComponent(socketFolder)}`;
}

/** The kernel bounds the length of a socket's path, so a deep data folder gets a short folder elsewhere. */
function socketFolderFor(home: string): string {
  if (socketFits(home)) return home;
  const preferred = join(tmpdir(), nameFor(home));
  return socketFits(preferred) ? preferred : join("/tmp", nameFor(home));
}

function nameFor(home: string): string {
  return `newswatch-${createHash("sha256").update(home).digest("hex").slice(0, 16)}`;
}
