// Brings the schema forward to what this program knows.
import { readdir, readFile } from "node:fs/promises";
import { type Sql, schemaName, type Transaction } from "./connect.ts";
import { transaction } from "./transaction.ts";

export type Migrated = {
  /** The files applied by this call, in order. */
  readonly applied: readonly string[];
  /** The number of the newest file that the database holds. */
  readonly version: number;
};

/** Compiled files live in <root>/<out>/src/store; the SQL stays in the source tree. */
const migrationsFolder = new URL("../../../src/store/migrations/", import.meta.url);
const filePattern = /^\d{4}-[a-z0-9-]+\.sql$/;
/** Any number will do, as long as nobody else in this database uses it. */
const migrateLock = 7_140_001;

/**
 * Applies the numbered files of `folder` that the database does not have yet, each in a transaction of its own.
 * Any number of processes may call it at once: each file is applied by one of them, the others wait.
 * Throws when the database is newer than this program, and when a file fails (that file leaves no trace).
 */
export async function migrate(sql: Sql, folder: URL = migrationsFolder): Promise<Migrated> {
  const files = (await readdir(folder)).filter((name) => filePattern.test(name)).sort();
  await transaction(sql, prepare);
  refuseNewer(await appliedFiles(sql), files);
  const applied: string[] = [];
  for (const file of files) {
    const text = await readFile(new URL(file, folder), "utf8");
    if (await transaction(sql, (tx) => apply(tx, file, text))) applied.push(file);
  }
  return { applied, version: versionOf(files) };
}

async function prepare(tx: Transaction): Promise<void> {
  await lock(tx);
  const [found] = await tx`select 1 from pg_namespace where nspname = ${schemaName}`;
  // An account that may not create schemas can be given a ready one, so it is not asked for twice.
  if (found === undefined) await tx`create schema ${tx(schemaName)}`;
  await tx`
    create table if not exists ${tx(schemaName)}.migrations (
      name       text primary key,
      applied_at timestamptz not null default now()
    )
  `;
}

async function apply(tx: Transaction, file: string, text: string): Promise<boolean> {
  await lock(tx);
  const [found] = await tx`select 1 from migrations where name = ${file}`;
  if (found !== undefined) return false;
  try {
    await tx.unsafe(text);
  } catch (cause) {
    throw new Error(`The migration ${file} failed and was undone.`, { cause });
  }
  await tx`insert into migrations (name) values (${file})`;
  return true;
}

/** Held until the transaction ends, also where a connection pooler stands between. */
async function lock(tx: Transaction): Promise<void> {
  await tx`select pg_advisory_xact_lock(${migrateLock})`;
}

async function appliedFiles(sql: Sql): Promise<readonly string[]> {
  const rows = await sql<{ name: string }[]>`select name from migrations order by name`;
  return rows.map((row) => row.name);
}

function refuseNewer(applied: readonly string[], files: readonly string[]): void {
  const unknown = applied.filter((name) => !files.includes(name));
  if (unknown.length === 0) return;
  throw new Error(
    `The database holds ${unknown.join(", ")}, which this newswatch does not know (it knows up to version ` +
      `${versionOf(files)}). Start the newer newswatch that made it, or restore a backup from before.`,
  );
}

function versionOf(files: readonly string[]): number {
  return Number(files.at(-1)?.slice(0, 4) ?? 0);
}
