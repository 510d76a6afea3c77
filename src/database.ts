// The database of this process: the operator's own, or the embedded one; migrated and ready.
import type { ServiceSettings } from "./core/settings.ts";
import type { Log } from "./ports/clock-and-log.ts";
import { connect } from "./store/connect.ts";
import { startEmbedded } from "./store/embedded/embedded.ts";
import { migrate } from "./store/migrate.ts";

export type Database = {
  /** Resolves when the embedded server died and could not be brought back. */
  readonly lost: Promise<Error>;
  readonly url: string;
  /** This process alone works on these tables, so whatever is claimed was claimed by a process that is dead. */
  readonly isAlone: boolean;
  close(): Promise<void>;
};

export async function openDatabase(settings: ServiceSettings, log: Log, stopping?: AbortSignal): Promise<Database> {
  const database = await reach(settings, log, stopping);
  try {
    await bringUpToDate(database.url, log);
    return database;
  } catch (cause) {
    await database.close();
    throw settings.databaseUrl === undefined ? cause : unusable(settings.databaseUrl, cause);
  }
}

async function bringUpToDate(url: string, log: Log): Promise<void> {
  const sql = connect(url, { poolMax: 1 });
  try {
    const { applied } = await migrate(sql);
    if (applied.length > 0) log.info("the database schema is brought up to date", { applied });
  } finally {
    await sql.end();
  }
}

async function reach(
  { databaseUrl, dataFolder }: ServiceSettings,
  log: Log,
  stopping: AbortSignal | undefined,
): Promise<Database> {
  if (databaseUrl !== undefined)
    return { url: databaseUrl, isAlone: false, close: async () => {}, lost: new Promise(() => {}) };

  const embedded = await startEmbedded({ dataFolder, log, ...(stopping === undefined ? {} : { signal: stopping }) });
  return { url: embedded.url, isAlone: true, close: () => embedded.stop(), lost: embedded.lost };
}

/** Names the place without the password; what the driver says of it holds none. */
function unusable(databaseUrl: string, cause: unknown): Error {
  const place = URL.canParse(databaseUrl) ? new URL(databaseUrl).host : "the address in DATABASE_URL";
  const said = cause instanceof Error ? reasonOf(cause) : String(cause);
  return new Error(`The PostgreSQL at ${place} cannot be used: ${said}. Check DATABASE_URL, and that it is running.`, {
    cause,
  });
}

function reasonOf(error: Error): string {
  if (error.message !== "") return error.message;
  return "code" in error ? String(error.code) : "no connection";
}
