// Keeps a data folder to one newswatch: a lock in the server that lives exactly as long as the connection.
import { setTimeout as sleep } from "node:timers/promises";
import { limits } from "../../core/limits.ts";
import { connect, type Sql } from "../connect.ts";
import { systemCode } from "./failure.ts";
import { databaseName } from "./layout.ts";
import { isAlive } from "./processes.ts";

export type Holder = {
  /** Resolves when the connection, and with it the lock, is gone. */
  readonly lost: Promise<void>;
  release(): Promise<void>;
};

export type Held =
  | { readonly kind: "held"; readonly holder: Holder }
  | { readonly kind: "taken"; readonly by: string }
  /** The server does not take connections (yet). */
  | { readonly kind: "away" };

const holdLock = 7_140_000;
const holderName = "newswatch, process ";

/** SQLSTATE: ended by an administrator, crashed, starting or stopping, out of connections for the moment. */
const awayStates = ["57P01", "57P02", "57P03", "53300"];
const awayCodes = ["ENOENT", "ECONNREFUSED", "ECONNRESET", "EPIPE", "CONNECT_TIMEOUT"];
const endedCodes = ["CONNECTION_CLOSED", "CONNECTION_ENDED", "CONNECTION_DESTROYED"];

/** True when the error says that no server answers; other errors are real ones. */
export function saysAway(error: unknown): boolean {
  const code = systemCode(error) ?? "";
  return [...awayStates, ...awayCodes, ...endedCodes].includes(code);
}

/** `url` names the maintenance database; our own is made in it when it is missing. */
export async function hold(url: string): Promise<Held> {
  const { sql, lost } = openHolder(url);
  const release = () => sql.end({ timeout: 0 });
  try {
    const by = await takeLock(sql);
    if (by !== undefined) {
      await release();
      return { kind: "taken", by };
    }
    await ensureDatabase(sql);
    return { kind: "held", holder: { lost, release } };
  } catch (error) {
    await release();
    if (saysAway(error)) return { kind: "away" };
    throw error;
  }
}

function openHolder(url: string): { readonly sql: Sql; readonly lost: Promise<void> } {
  let close = () => {};
  const lost = new Promise<void>((resolve) => {
    close = resolve;
  });
  const applicationName = `${holderName}${process.pid}`;
  return { sql: connect(url, { poolMax: 1, renewed: false, applicationName, onClose: () => close() }), lost };
}

/** Gives who holds the lock, or undefined when it is ours now. */
async function takeLock(sql: Sql): Promise<string | undefined> {
  const patience = Date.now() + limits.databaseHolderGraceMs;
  for (;;) {
    const [row] = await sql<{ taken: boolean }[]>`select pg_try_advisory_lock(${holdLock}) as taken`;
    if (row?.taken === true) return undefined;
    const name = await holderOf(sql);
    const pid = Number(name.slice(holderName.length));
    // The server needs a moment to see that a killed newswatch is gone.
    if (isAlive(pid) || Date.now() > patience) return `process ${pid}`;
    await sleep(limits.databasePollMs);
  }
}

async function holderOf(sql: Sql): Promise<string> {
  const [row] = await sql<{ name: string }[]>`
    select a.application_name as name
    from pg_locks l
    join pg_stat_activity a on a.pid = l.pid
    where l.locktype = 'advisory'
      and l.objid = ${holdLock}
      and l.granted
  `;
  return row?.name ?? holderName;
}

async function ensureDatabase(sql: Sql): Promise<void> {
  const [found] = await sql`select 1 from pg_database where datname = ${databaseName}`;
  if (found === undefined) await sql`create database ${sql(databaseName)}`;
}
